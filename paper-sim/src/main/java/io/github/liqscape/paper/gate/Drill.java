// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import java.util.Objects;

/**
 * An exercise that was carried out.
 *
 * @param kind which
 * @param timeNanos when
 * @param passed whether it went as it must
 */
public record Drill(Kind kind, long timeNanos, boolean passed) {

  /** What is practised. */
  public enum Kind {
    /** Stop the process, start it again, lose nothing. */
    RESTART,
    /** Halt trading at once, keep the protection. */
    KILL_SWITCH
  }

  public Drill {
    Objects.requireNonNull(kind, "kind");
  }
}
