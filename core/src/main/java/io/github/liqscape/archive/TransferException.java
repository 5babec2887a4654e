// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.io.IOException;
import java.time.Duration;

/** A file could not be fetched. Says whether to try again, which any other IOException allows. */
final class TransferException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean again;
  private final Duration after;

  private TransferException(String reason, boolean again, Duration after) {
    super(reason);
    this.again = again;
    this.after = after;
  }

  /** Trying again makes no sense. */
  static TransferException refused(String reason) {
    return new TransferException(reason, false, Duration.ZERO);
  }

  /** The venue wants to be asked again, but not before so long. */
  static TransferException overloaded(String reason, Duration after) {
    return new TransferException(reason, true, after);
  }

  boolean again() {
    return again;
  }

  Duration after() {
    return after;
  }
}
