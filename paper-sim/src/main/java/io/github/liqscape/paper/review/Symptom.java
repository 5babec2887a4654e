// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import java.util.Objects;

/**
 * One thing that is wrong with a trade.
 *
 * @param reason which
 * @param measured value
 * @param threshold it was held against
 * @param n cases behind it: 1, or the sample of a distribution test
 */
public record Symptom(Reason reason, double measured, double threshold, int n) {
  public Symptom {
    Objects.requireNonNull(reason, "reason");
  }
}
