// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import java.util.Objects;

/**
 * One condition, answered.
 *
 * @param id which
 * @param measured value; NaN if the data is missing
 * @param threshold it was held against
 * @param n cases behind it
 * @param pass whether it holds; never with data missing
 * @param why in words
 */
public record Condition(
    ConditionId id, double measured, double threshold, int n, boolean pass, String why) {

  public Condition {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(why, "why");
  }

  static Condition missing(ConditionId id, double threshold, String what) {
    return new Condition(id, Double.NaN, threshold, 0, false, "missing: " + what);
  }
}
