// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PurgedWalkForwardProperties {

  /** Train and test indices of a block, as any splitter makes them. */
  private record Split(List<Integer> train, List<Integer> test) {}

  private static List<Sample> random(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sample> samples = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      long start = random.nextInt(200);
      samples.add(Markets.sample("S", start, start + random.nextInt(30)));
    }
    return samples;
  }

  private static List<Split> real(List<Sample> samples, int blocks, long embargo) {
    return new PurgedWalkForward(blocks, embargo)
        .folds(samples).stream()
            .map(fold -> new Split(list(fold.train()), list(fold.test())))
            .toList();
  }

  private static List<Integer> list(int[] indices) {
    return IntStream.of(indices).boxed().toList();
  }

  /** The rule once more, from the words of the reference, one sample and one block at a time. */
  private static List<Split> twin(List<Sample> samples, int blocks, long embargo) {
    List<Integer> order = new ArrayList<>(list(IntStream.range(0, samples.size()).toArray()));
    order.sort(Comparator.comparingLong(i -> samples.get(i).startNanos()));
    List<List<Integer>> groups = new ArrayList<>();
    int left = blocks + 1;
    List<Integer> rest = order;
    while (left > 0) {
      int size = (rest.size() + left - 1) / left;
      groups.add(rest.subList(0, size));
      rest = rest.subList(size, rest.size());
      left--;
    }
    List<Split> splits = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      if (groups.get(block).isEmpty()) {
        continue;
      }
      long from = Long.MAX_VALUE;
      for (int i : groups.get(block)) {
        from = Math.min(from, samples.get(i).startNanos());
      }
      List<Integer> train = new ArrayList<>();
      for (int group = 0; group < block; group++) {
        for (int i : groups.get(group)) {
          if (samples.get(i).endNanos() + embargo < from) {
            train.add(i);
          }
        }
      }
      splits.add(new Split(train, groups.get(block)));
    }
    return splits;
  }

  /** Training labels whose span, with the embargo, touches or lies after a test label's block. */
  private static int leaks(List<Sample> samples, List<Split> splits, long embargo) {
    int leaks = 0;
    for (Split split : splits) {
      long from =
          split.test.stream().mapToLong(i -> samples.get(i).startNanos()).min().orElseThrow();
      for (int i : split.train) {
        leaks += samples.get(i).endNanos() + embargo >= from ? 1 : 0;
      }
    }
    return leaks;
  }

  @Property
  void it_equals_the_naive_twin(
      @ForAll @IntRange(min = 0, max = 80) int n,
      @ForAll @IntRange(min = 5, max = 9) int blocks,
      @ForAll @IntRange(min = 0, max = 20) int embargo,
      @ForAll long seed) {
    List<Sample> samples = random(n, seed);
    assertThat(real(samples, blocks, embargo)).isEqualTo(twin(samples, blocks, embargo));
  }

  @Property
  void no_training_label_touches_or_follows_its_block(
      @ForAll @IntRange(min = 0, max = 80) int n,
      @ForAll @IntRange(min = 0, max = 20) int embargo,
      @ForAll long seed) {
    List<Sample> samples = random(n, seed);
    List<Split> splits = real(samples, 5, embargo);
    assertThat(leaks(samples, splits, embargo)).isZero();
    Set<Integer> tested = new HashSet<>();
    for (Split split : splits) {
      assertThat(split.test).isNotEmpty();
      assertThat(tested.addAll(split.test)).isTrue();
      assertThat(split.train).doesNotContainAnyElementsOf(split.test);
    }
  }

  @Example
  void leaking_mutants_are_caught() {
    List<Sample> samples = random(80, 5);
    List<Split> honest = real(samples, 5, 4);
    List<Split> unpurged = new ArrayList<>();
    List<Split> shuffled = new ArrayList<>();
    List<Integer> before = new ArrayList<>();
    List<Integer> all = list(IntStream.range(0, 80).toArray());
    for (Split split : honest) {
      unpurged.add(new Split(before.isEmpty() ? split.train : List.copyOf(before), split.test));
      before.addAll(split.test);
      List<Integer> others = all.stream().filter(i -> !split.test.contains(i)).toList();
      shuffled.add(new Split(others, split.test));
    }
    assertThat(leaks(samples, honest, 4)).isZero();
    assertThat(leaks(samples, unpurged, 4)).isPositive();
    assertThat(leaks(samples, real(samples, 5, 0), 4)).isPositive();
    assertThat(leaks(samples, shuffled, 4)).isPositive();
  }

  @Example
  void later_labels_change_no_earlier_score() {
    List<Sample> samples = Markets.samples(600, 1, 3);
    List<Sample> changed = new ArrayList<>(samples);
    for (int i = 500; i < 600; i++) {
      Sample s = samples.get(i);
      changed.set(
          i,
          new Sample(
              s.symbol(), s.kind(), s.timeframe(), s.startNanos(), s.endNanos(), s.features(),
              !s.win(), 0.1, -s.grossR()));
    }
    PurgedWalkForward walk = new PurgedWalkForward(5, Markets.HOUR);
    Predictions honest =
        WalkForwardScores.of(walk, Markets.SCHEMA, samples)
            .calibrated(PlattCalibrator::fit).orElseThrow().predictions();
    Predictions other =
        WalkForwardScores.of(walk, Markets.SCHEMA, changed)
            .calibrated(PlattCalibrator::fit).orElseThrow().predictions();
    // Blocks of 100: the first trains, the second has no calibrator yet, so 200 is row 0.
    for (int i = 0; i < 400; i++) {
      assertThat(other.probability(i)).isEqualTo(honest.probability(i));
    }
  }
}
