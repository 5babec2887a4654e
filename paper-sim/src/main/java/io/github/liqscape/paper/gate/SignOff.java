// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import java.util.Objects;
import java.util.Optional;

/**
 * A person's word in the journal.
 *
 * @param by name
 * @param ruleHash what it is bound to
 * @param timeNanos when
 * @param waives a failed condition that the person accepts; it is shown and changes nothing
 */
public record SignOff(String by, String ruleHash, long timeNanos, Optional<ConditionId> waives) {

  public SignOff {
    Objects.requireNonNull(ruleHash, "ruleHash");
    Objects.requireNonNull(waives, "waives");
    if (by.isBlank()) {
      throw new IllegalArgumentException("a sign-off needs a name, was '" + by + "'");
    }
  }

  /** A sign-off of the whole. */
  public static SignOff of(String by, String ruleHash, long timeNanos) {
    return new SignOff(by, ruleHash, timeNanos, Optional.empty());
  }

  /** A waiver: it names the failed condition, and the status stays NOT_READY. */
  public static SignOff waiver(String by, String ruleHash, long timeNanos, ConditionId failed) {
    return new SignOff(by, ruleHash, timeNanos, Optional.of(failed));
  }
}
