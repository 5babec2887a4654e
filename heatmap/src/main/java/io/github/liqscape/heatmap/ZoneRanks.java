// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;

/**
 * Ranks values within the history of their side and distance band, as it stood at one instant.
 * Immutable, so that a profile can find its zones on any thread.
 */
final class ZoneRanks {

  private final ZoneBands bands;
  private final ZoneHistoryBins bins;
  private final int[] pooled;
  private final int samples;
  private final double[][] thresholds85;

  /**
   * @param pooled counts per side, band and bin; not copied
   */
  ZoneRanks(ZoneBands bands, ZoneHistoryBins bins, int[] pooled, int samples) {
    this.bands = bands;
    this.bins = bins;
    this.pooled = pooled;
    this.samples = samples;
    thresholds85 = new double[2][ZoneBands.COUNT];
    for (PositionSide side : PositionSide.values()) {
      for (int band = 0; band < ZoneBands.COUNT; band++) {
        int total = total(band);
        thresholds85[side.ordinal()][band] =
            ranked() && total > 0
                ? bins.valueAt(pooled, ZoneHistory.offset(side, band), 0.85 * total)
                : Double.NaN;
      }
    }
  }

  /** Ranks of a map without history: none. */
  static ZoneRanks none(ZoneBands bands) {
    return new ZoneRanks(
        bands, new ZoneHistoryBins(1), new int[2 * ZoneBands.COUNT * ZoneHistoryBins.COUNT], 0);
  }

  private int total(int band) {
    return samples * (bands.to(band) - bands.from(band));
  }

  /** Whether there are samples enough to rank by. */
  boolean ranked() {
    return samples >= ZoneHistory.MIN_SAMPLES;
  }

  /**
   * Share of the history of that side and band below a value.
   *
   * @return 0 to 100; NaN unless {@link #ranked} and for a band without buckets
   */
  double percentile(PositionSide side, int band, double value) {
    int total = total(band);
    return ranked() && total > 0
        ? 100 * bins.rank(pooled, ZoneHistory.offset(side, band), value) / total
        : Double.NaN;
  }

  /** The value at the 85th percentile; NaN where {@link #percentile} is. */
  double threshold85(PositionSide side, int band) {
    return thresholds85[side.ordinal()][band];
  }

  /** {@link #threshold85} of every band: what {@link ZoneDetector#detect} asks for. */
  double[] thresholds85(PositionSide side) {
    return thresholds85[side.ordinal()].clone();
  }
}
