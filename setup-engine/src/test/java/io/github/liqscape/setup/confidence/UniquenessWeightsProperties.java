// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class UniquenessWeightsProperties {

  @Property
  void it_equals_counting_every_nanosecond(
      @ForAll @IntRange(min = 1, max = 30) int n, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] starts = new long[n];
    long[] ends = new long[n];
    for (int i = 0; i < n; i++) {
      starts[i] = random.nextInt(60);
      ends[i] = starts[i] + random.nextInt(12);
    }
    double[] weights = UniquenessWeights.of(starts, ends);
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (long t = starts[i]; t <= ends[i]; t++) {
        int open = 0;
        for (int j = 0; j < n; j++) {
          open += starts[j] <= t && t <= ends[j] ? 1 : 0;
        }
        sum += 1.0 / open;
      }
      assertThat(weights[i]).isCloseTo(sum / (ends[i] - starts[i] + 1), within(1e-12));
    }
  }

  @Example
  void labels_of_other_symbols_do_not_count() {
    Sample first = Markets.sample("A", 0, 9);
    Sample same = Markets.sample("A", 0, 9);
    Sample other = Markets.sample("B", 0, 9);
    List<Sample> weighed = UniquenessWeights.weigh(List.of(first, other, same));
    assertThat(weighed).extracting(Sample::weight).containsExactly(0.5, 1.0, 0.5);
    assertThat(UniquenessWeights.effectiveSize(weighed)).isEqualTo(2);
  }
}
