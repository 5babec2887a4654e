// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

/** What is measured. Metrics of one window never look at another, so each is a sum over days. */
public enum Metric {
  /** Bits per liquidated USD by which the map beats a baseline; 0 is no better. */
  INFORMATION_GAIN("information gain, bit/USD"),
  /**
   * Largest gap between the distribution of prints over the map's reached mass, outward from the
   * mark, and a uniform one; 0 is perfect. Never below 0, so only its interval is shown.
   */
  PIT_KS("PIT Kolmogorov-Smirnov"),
  /** Mean of the same; below 0.5 prints lie nearer to the mark than the map says. */
  PIT_MEAN("PIT mean"),
  /** Chance that a bucket with a print outranks one without, within a window; ties count half. */
  AUC("AUC of bucket hit"),
  /** Average precision within a window, weighted by hits. */
  PR_AUC("PR-AUC of bucket hit"),
  /** Part of the top 10 % of reached buckets in which something printed; interval is Wilson's. */
  PRECISION_AT_10("precision@10 %"),
  /** The same over the base rate; interval by days. */
  PRECISION_RATIO("precision@10 % / base rate"),
  /** Part of all reached buckets in which something printed. */
  BASE_RATE("base rate"),
  /** Slope of log(1 + forced) on log(map) with distance-band and symbol effects. */
  PANEL_SLOPE("panel slope"),
  /** Its t value with day-clustered errors; 3.6 to 4.1 is to be beaten. */
  PANEL_T("panel t, day-clustered"),
  /** R2 that the map adds to the effects; 0.044 is to be beaten. */
  PANEL_R2("panel incremental R2"),
  /** Realised over expected forced USD; 1 is right. */
  USD_RATIO("realised / expected USD"),
  /** Slope of realised on expected USD, weighted by 1/expected; 1 is right. */
  RELIABILITY_SLOPE("reliability slope"),
  /** Mean Poisson deviance per aggregate, in average prints. */
  POISSON_DEVIANCE("Poisson deviance"),
  /** Part of aggregates of 75 prints or more inside their 25-75 % band. */
  COVERAGE_50("coverage of 50 % bands"),
  /** Part of aggregates of 75 prints or more inside their 5-95 % band. */
  COVERAGE_90("coverage of 90 % bands"),
  /** Chance that the mark touches a zone, less that of matched points; about 0 is expected. */
  TOUCH_LIFT("touch lift"),
  /** Move away from a touched zone within the hour, less that of matched points, basis points. */
  REACTION("reaction after touch, bp");

  private final String text;

  Metric(String text) {
    this.text = text;
  }

  /** Plain words with the unit. */
  public String text() {
    return text;
  }
}
