// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.stream.Stream;

/** Sums by day, once for each baseline. */
final class BaselineSums {

  private final DailySums[] sums;

  BaselineSums(int width) {
    sums = Stream.of(Baseline.values()).map(b -> new DailySums(width)).toArray(DailySums[]::new);
  }

  DailySums of(Baseline baseline) {
    return sums[baseline.ordinal()];
  }
}
