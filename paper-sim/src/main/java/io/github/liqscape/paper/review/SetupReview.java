// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.paper.review.stats.Rate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the trades of one setup say together.
 *
 * @param group which setup
 * @param trades how many
 * @param medianHoldingNanos median time from first to last fill
 * @param tests distribution tests, each with its n
 * @param labelled share of trades with each label
 * @param weakStopRate stopped and then right, of the stops hit
 */
public record SetupReview(
    SetupGroup group,
    int trades,
    long medianHoldingNanos,
    List<DistributionTest> tests,
    Map<Label, Rate> labelled,
    Rate weakStopRate) {

  public SetupReview {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(weakStopRate, "weakStopRate");
    tests = List.copyOf(tests);
    labelled = Map.copyOf(labelled);
  }

  /** One of the tests. */
  public DistributionTest test(DistributionTest.Kind kind) {
    return tests.stream()
        .filter(test -> test.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no test " + kind));
  }
}
