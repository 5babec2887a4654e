// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * The buckets of an absolute grid whose centres lie in a price range, both ends included; none if
 * {@code to < from}.
 *
 * @param from lowest bucket
 * @param to highest bucket
 */
record GridRange(int from, int to) {

  /**
   * The buckets with {@code low <= centre < high}.
   *
   * @param width bucket width in log price
   * @throws IllegalArgumentException unless 0 &lt; low &lt; high, both finite
   */
  static GridRange of(double low, double high, double width) {
    if (!(low > 0 && high > low && high < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "range must satisfy 0 < low < high, was [" + low + ", " + high + "]");
    }
    return new GridRange(
        (int) Math.ceil(StrictMath.log(low) / width - 0.5),
        (int) Math.ceil(StrictMath.log(high) / width - 0.5) - 1);
  }

  /** The same buckets on a grid of which {@code ratio} buckets make one of this grid. */
  GridRange finer(int ratio) {
    return new GridRange(from * ratio, (to + 1) * ratio - 1);
  }
}
