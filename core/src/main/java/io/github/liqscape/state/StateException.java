// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.state;

import java.io.IOException;

/**
 * Saved state that cannot be read. The message says what was found and what is readable; nothing
 * was restored.
 */
public final class StateException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Why the state was refused. */
  public enum Reason {
    /** It does not start as saved state does. */
    NOT_A_STATE,
    /** It is the state of something else. */
    WRONG_KIND,
    /** A newer program wrote it. */
    NEWER_VERSION,
    /** An older program wrote it, and what it lacks cannot be made up. */
    OLDER_VERSION,
    /** It ends early. */
    TRUNCATED,
    /** A checksum does not match: at least one bit changed. */
    DAMAGED,
    /** It is whole, but does not say what this kind and version should. */
    MALFORMED
  }

  private final Reason reason;

  /** A refusal. */
  public StateException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  StateException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why the state was refused. */
  public Reason reason() {
    return reason;
  }
}
