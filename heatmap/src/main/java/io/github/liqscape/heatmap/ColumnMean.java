package io.github.liqscape.heatmap;

import io.github.liqscape.liquidation.Fidelity;
import org.jspecify.annotations.Nullable;

/** Mean of the decoded columns of one block of time, given newest first. */
final class ColumnMean {

  private final ByteScale scale;
  private final int expected;
  private final double[] sums = new double[ColumnRing.BUCKETS];
  private ColumnRing.@Nullable Header newest;
  private Fidelity worstSeen = Fidelity.SYNTHETIC;
  private Fidelity worstAdded = Fidelity.SYNTHETIC;
  private double longSum;
  private double shortSum;
  private double coverage;
  private int seen;
  private int added;

  /**
   * @param expected columns of a whole block; one that is missing counts as a gap
   */
  ColumnMean(ByteScale scale, int expected) {
    this.scale = scale;
    this.expected = expected;
  }

  void add(ColumnRing.Header header, byte[] levels) {
    seen++;
    coverage += header.coverage();
    worstSeen = worse(worstSeen, header.fidelity());
    if (header.gap()) {
      return;
    }
    if (newest == null) {
      newest = header;
    } else if (newest.fidelity().showsCurrency() != header.fidelity().showsCurrency()) {
      return; // Quote currency and shares have no mean; the newest column's unit stands.
    }
    added++;
    worstAdded = worse(worstAdded, header.fidelity());
    longSum += header.longSum();
    shortSum += header.shortSum();
    int shift = header.firstBucket() - newest.firstBucket();
    int from = Math.max(0, -shift);
    int to = Math.min(levels.length, levels.length - shift);
    for (int i = from; i < to; i++) {
      sums[i + shift] += scale.decode(levels[i]);
    }
  }

  void appendTo(HeatmapHistory coarse, long timeNanos) {
    double meanCoverage = coverage / seen;
    ColumnRing.Header last = newest;
    if (last == null || added * 2 < expected) {
      coarse.appendGap(timeNanos, worstSeen, meanCoverage);
      return;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= added;
    }
    coarse.append(
        timeNanos, last.mark(), last.markBucket(), last.firstBucket(), sums, longSum / added,
        shortSum / added, worstAdded, meanCoverage);
  }

  private static Fidelity worse(Fidelity a, Fidelity b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
