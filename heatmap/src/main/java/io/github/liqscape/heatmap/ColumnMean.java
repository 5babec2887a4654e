// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.liquidation.Fidelity;
import org.jspecify.annotations.Nullable;

/** Mean of the decoded columns of one block of time, given oldest first. */
final class ColumnMean {

  private final ByteScale scale;
  private final int expected;
  private final double[] sums = new double[ColumnRing.BUCKETS];
  private final boolean currency;
  private ColumnRing.@Nullable Header oldest;
  private Fidelity worstSeen = Fidelity.SYNTHETIC;
  private Fidelity worstAdded = Fidelity.SYNTHETIC;
  private double longSum;
  private double shortSum;
  private double coverage;
  private int seen;
  private int added;

  /**
   * A mean of nothing yet.
   *
   * @param expected columns of a whole block; one that is missing counts as a gap
   * @param currency unit of the newest column: quote currency and shares have no mean, so columns
   *     of the other unit count as missing
   */
  ColumnMean(ByteScale scale, int expected, boolean currency) {
    this.currency = currency;
    this.scale = scale;
    this.expected = expected;
  }

  void add(ColumnRing.Header header, byte[] levels) {
    seen++;
    coverage += header.coverage();
    worstSeen = worse(worstSeen, header.fidelity());
    if (header.gap() || header.fidelity().showsCurrency() != currency) {
      return;
    }
    if (oldest == null) {
      oldest = header;
    }
    added++;
    worstAdded = worse(worstAdded, header.fidelity());
    longSum += header.longSum();
    shortSum += header.shortSum();
    int shift = header.firstBucket() - oldest.firstBucket();
    int from = Math.max(0, -shift);
    int to = Math.min(levels.length, levels.length - shift);
    for (int i = from; i < to; i++) {
      sums[i + shift] += scale.decode(levels[i]);
    }
  }

  void appendTo(HeatmapHistory coarse, long timeNanos) {
    double meanCoverage = coverage / seen;
    ColumnRing.Header first = oldest;
    if (first == null || added * 2 < expected) {
      coarse.appendGap(timeNanos, worstSeen, meanCoverage);
      return;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= added;
    }
    coarse.append(
        timeNanos, first.mark(), first.markBucket(), first.firstBucket(), sums, longSum / added,
        shortSum / added, worstAdded, meanCoverage);
  }

  private static Fidelity worse(Fidelity a, Fidelity b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
