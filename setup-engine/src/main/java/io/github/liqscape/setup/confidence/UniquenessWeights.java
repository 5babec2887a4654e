// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a label is its own: the mean over its span of 1 / (number of labels open then), in
 * (0, 1] (Lopez de Prado, Advances in Financial Machine Learning, 2018, section 4.4). Spans include
 * both ends; the unit of time is a nanosecond. The sum of the weights is the effective number of
 * labels.
 */
public final class UniquenessWeights {

  private UniquenessWeights() {}

  /** The samples with their weights, labels of one symbol sharing their time; order is kept. */
  public static List<Sample> weigh(List<Sample> samples) {
    Map<String, List<Integer>> bySymbol = new LinkedHashMap<>();
    for (int i = 0; i < samples.size(); i++) {
      bySymbol.computeIfAbsent(samples.get(i).symbol(), symbol -> new ArrayList<>()).add(i);
    }
    Sample[] weighed = new Sample[samples.size()];
    for (List<Integer> members : bySymbol.values()) {
      long[] starts = members.stream().mapToLong(i -> samples.get(i).startNanos()).toArray();
      long[] ends = members.stream().mapToLong(i -> samples.get(i).endNanos()).toArray();
      double[] weights = of(starts, ends);
      for (int k = 0; k < weights.length; k++) {
        int i = members.get(k);
        weighed[i] = samples.get(i).withWeight(weights[k]);
      }
    }
    return List.of(weighed);
  }

  /**
   * The weights of spans that share their time.
   *
   * @param starts first nanosecond of each span
   * @param ends last nanosecond of each span, {@code >= starts}, less than the largest long
   */
  public static double[] of(long[] starts, long[] ends) {
    int n = starts.length;
    if (ends.length != n) {
      throw new IllegalArgumentException("spans need " + n + " ends, had " + ends.length);
    }
    long[] edges = new long[2 * n];
    for (int i = 0; i < n; i++) {
      if (ends[i] < starts[i] || ends[i] == Long.MAX_VALUE) {
        throw new IllegalArgumentException(
            "end " + i + " must be in [" + starts[i] + ", max long), was " + ends[i]);
      }
      edges[2 * i] = starts[i];
      edges[2 * i + 1] = ends[i] + 1;
    }
    Arrays.sort(edges);
    int[] open = open(starts, ends, edges);
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int k = indexOf(edges, starts[i]); edges[k] <= ends[i]; k++) {
        sum += (double) (edges[k + 1] - edges[k]) / Math.max(1, open[k]);
      }
      weights[i] = Math.min(1, sum / ((double) (ends[i] - starts[i]) + 1));
    }
    return weights;
  }

  /** Sum of the samples' weights. */
  public static double effectiveSize(List<Sample> samples) {
    double sum = 0;
    for (Sample sample : samples) {
      sum += sample.weight();
    }
    return sum;
  }

  /** Number of spans that hold the time from each edge to the next. */
  private static int[] open(long[] starts, long[] ends, long[] edges) {
    int[] change = new int[edges.length];
    for (int i = 0; i < starts.length; i++) {
      change[indexOf(edges, starts[i])]++;
      change[indexOf(edges, ends[i] + 1)]--;
    }
    int now = 0;
    for (int k = 0; k < change.length; k++) {
      now += change[k];
      change[k] = now;
    }
    return change;
  }

  /** First index of an edge that is there. */
  private static int indexOf(long[] edges, long edge) {
    int at = Arrays.binarySearch(edges, edge);
    while (at > 0 && edges[at - 1] == edge) {
      at--;
    }
    return at;
  }
}
