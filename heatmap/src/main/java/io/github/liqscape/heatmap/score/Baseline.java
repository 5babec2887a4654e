// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

/**
 * What a map has to beat. Every baseline is made of data up to the freeze, lies on the buckets of
 * the map and is mixed with 1 % uniform like the map. A window in which a baseline lacks its data
 * does not count for that baseline, so that a missing input never makes it easier.
 */
public enum Baseline {
  /** Every reached bucket alike. */
  UNIFORM("B0", "uniform over reached buckets"),
  /** Prints per reached bucket by distance from the mark, learned from earlier windows only. */
  DISTANCE_HAZARD("B1", "distance-only hazard"),
  /** Traded quantity of the last seven days: the critical one. */
  VOLUME_PROFILE("B2", "7-day volume profile"),
  /** Forced prints of the last 24 hours, Gaussian kernel of 10 bp. */
  PRINT_DENSITY("B3", "24-h print density"),
  /** The volume profile shifted by 1/L for 10x .35, 25x .30, 50x .20, 100x .15. */
  NAIVE_LEVERAGE("B4", "naive 1/L map"),
  /** The same map, 24 hours older. */
  DAY_OLD_MAP("B5", "own map 24 h old"),
  /** The same map with its sides exchanged at the mark. */
  MIRRORED_MAP("B6", "map mirrored at the mark");

  private final String code;
  private final String text;

  Baseline(String code, String text) {
    this.code = code;
    this.text = text;
  }

  /** Short name, {@code B0} to {@code B6}. */
  public String code() {
    return code;
  }

  /** Plain words. */
  public String text() {
    return text;
  }
}
