// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DissimilarityIndexProperties {

  private static double[][] rows(int n, int features, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[n][features];
    for (double[] row : rows) {
      for (int j = 0; j < features; j++) {
        row[j] = random.nextInt(9) - 4 + random.nextDouble();
      }
    }
    return rows;
  }

  private static double nearest(double[] row, double[][] rows) {
    double best = Double.POSITIVE_INFINITY;
    for (double[] other : rows) {
      double sum = 0;
      for (int j = 0; j < row.length; j++) {
        sum += (row[j] - other[j]) * (row[j] - other[j]);
      }
      best = Math.min(best, Math.sqrt(sum));
    }
    return best;
  }

  private static double meanDistance(double[][] rows) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += nearest(rows[i], new double[][] {rows[j]});
        pairs++;
      }
    }
    return sum / pairs;
  }

  @Property(tries = 60)
  void with_few_rows_it_is_exact(
      @ForAll @IntRange(min = 2, max = 60) int n,
      @ForAll @IntRange(min = 1, max = 11) int features,
      @ForAll long seed) {
    double[][] rows = rows(n, features, seed);
    DissimilarityIndex index = DissimilarityIndex.of(rows);
    assertThat(index.size()).isEqualTo(n);
    assertThat(index.radius()).isZero();
    assertThat(index.meanDistance()).isCloseTo(meanDistance(rows), within(1e-9));
    for (double[] row : rows(5, features, ~seed)) {
      assertThat(index.of(row))
          .isCloseTo(nearest(row, rows) / index.meanDistance(), within(1e-5));
    }
    assertThat(index.of(rows[0])).isZero();
  }

  @Property(tries = 10)
  void with_many_rows_it_overstates_by_the_radius_at_most(@ForAll long seed) {
    double[][] rows = rows(700, 6, seed);
    DissimilarityIndex index = DissimilarityIndex.of(rows);
    assertThat(index.size()).isEqualTo(DissimilarityIndex.CENTRES);
    double slack = index.radius() / index.meanDistance();
    assertThat(slack).isLessThan(1);
    for (double[] row : rows(40, 6, ~seed)) {
      double exact = nearest(row, rows) / index.meanDistance();
      assertThat(index.of(row)).isBetween(exact - 1e-6, exact + slack + 1e-6);
    }
    for (double[] row : rows) {
      assertThat(index.of(row)).isLessThanOrEqualTo(slack + 1e-6);
    }
  }

  @Example
  void equal_rows_know_only_themselves() {
    DissimilarityIndex index = DissimilarityIndex.of(new double[][] {{1, 2}, {1, 2}, {1, 2}});
    assertThat(index.size()).isOne();
    assertThat(index.of(new double[] {1, 2})).isZero();
    assertThat(index.of(new double[] {1, 2.5})).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
