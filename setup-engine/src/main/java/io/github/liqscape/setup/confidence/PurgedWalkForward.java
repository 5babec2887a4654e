// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Expanding walk-forward with purge and embargo (Lopez de Prado 2018, chapter 7). Samples are
 * sorted by start (a stable sort) and cut into one first group, that only trains, and the test
 * blocks, all as even in number as possible, larger ones first. A block is tested by what was
 * trained on earlier samples whose label had ended, and the embargo passed, strictly before the
 * block's first start. So no training label touches a test label or lies after one.
 *
 * @param testBlocks number of test blocks, {@code >= 5}
 * @param embargoNanos time that must pass between a training label's end and the block, {@code >=
 *     0}: the label horizon in bars times the longest bar
 */
public record PurgedWalkForward(int testBlocks, long embargoNanos) {

  /** Fewer blocks than this say too little about time. */
  public static final int MIN_TEST_BLOCKS = 5;

  /** Checks the ranges. */
  public PurgedWalkForward {
    if (testBlocks < MIN_TEST_BLOCKS) {
      throw new IllegalArgumentException("testBlocks must be >= 5, was " + testBlocks);
    }
    if (embargoNanos < 0) {
      throw new IllegalArgumentException("embargoNanos must be >= 0, was " + embargoNanos);
    }
  }

  /**
   * The folds by time. A block may be without training samples if the purge took all; blocks that
   * would hold no sample are left out.
   */
  public List<Fold> folds(List<Sample> samples) {
    int[] order =
        IntStream.range(0, samples.size())
            .boxed()
            .sorted(
                (i, j) ->
                    Long.compare(samples.get(i).startNanos(), samples.get(j).startNanos()))
            .mapToInt(Integer::intValue)
            .toArray();
    int groups = testBlocks + 1;
    int each = order.length / groups;
    int larger = order.length % groups;
    List<Fold> folds = new ArrayList<>(testBlocks);
    int from = each + (larger > 0 ? 1 : 0);
    for (int block = 1; block < groups; block++) {
      int to = from + each + (block < larger ? 1 : 0);
      if (to > from) {
        folds.add(fold(samples, order, from, to));
      }
      from = to;
    }
    return List.copyOf(folds);
  }

  private Fold fold(List<Sample> samples, int[] order, int from, int to) {
    long start = samples.get(order[from]).startNanos();
    int[] train =
        IntStream.range(0, from)
            .map(k -> order[k])
            .filter(i -> endedBefore(samples.get(i), start))
            .toArray();
    return new Fold(start, train, IntStream.range(from, to).map(k -> order[k]).toArray());
  }

  /** Whether the label had ended, and the embargo passed, before this time. */
  public boolean endedBefore(Sample sample, long blockStartNanos) {
    return sample.endNanos() < blockStartNanos
        && blockStartNanos - sample.endNanos() > embargoNanos;
  }

  /** One test block and what may train for it, as indices into the samples. */
  public static final class Fold {

    private final long startNanos;
    private final int[] train;
    private final int[] test;

    Fold(long startNanos, int[] train, int[] test) {
      this.startNanos = startNanos;
      this.train = train;
      this.test = test;
    }

    /** First start in the block, epoch nanoseconds. */
    public long startNanos() {
      return startNanos;
    }

    /** Indices of the training samples by start. */
    public int[] train() {
      return train.clone();
    }

    /** Indices of the block's samples by start; at least one. */
    public int[] test() {
      return test.clone();
    }
  }
}
