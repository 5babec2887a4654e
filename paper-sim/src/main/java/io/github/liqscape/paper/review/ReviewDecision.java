// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import java.util.Objects;

/**
 * What a reviewer says about a finding. Decisions add up; none deletes a finding.
 *
 * @param tradeId which finding
 * @param status OPEN, ACCEPTED or FIXED
 * @param by name of the reviewer; empty only for the OPEN that every finding starts with
 * @param timeNanos when
 * @param note in words, may be empty
 */
public record ReviewDecision(
    String tradeId, Status status, String by, long timeNanos, String note) {

  /** How a finding stands. */
  public enum Status {
    /** Nobody has answered for it. */
    OPEN,
    /** It may happen again. */
    ACCEPTED,
    /** The cause was removed. */
    FIXED
  }

  public ReviewDecision {
    Objects.requireNonNull(tradeId, "tradeId");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(note, "note");
    if (status != Status.OPEN && by.isBlank()) {
      throw new IllegalArgumentException(
          "a decision of " + status + " needs a name, was '" + by + "'");
    }
  }

  /** How every finding starts. */
  public static ReviewDecision open(String tradeId) {
    return new ReviewDecision(tradeId, Status.OPEN, "", 0, "");
  }
}
