// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import java.util.Locale;

/**
 * Why a setup waits: the closed catalogue of codes. Each has what is missing and what would change
 * the answer, in words. Programs compare codes; the words may be improved.
 */
public enum WaitReason {
  STALE_DATA(4, "the newest bar or profile is too old", "fresh data"),
  DATA_GAP(4, "candles are missing in the last 200 bars", "200 bars without a gap"),
  BAR_NOT_CLOSED(4, "the bar is still forming", "its close"),
  WARMUP(4, "too few bars for the indicators to forget their start", "200 closed bars"),
  NO_ZONE(3, "no high-interest liquidation zone is known", "a profile with a zone that stands out"),
  CLUSTER_FAR(1, "the zone is more than 4 ATR away", "price coming to the watch's arm price"),
  CLUSTER_AT_LEVEL_UNCONFIRMED(
      2,
      "a zone lies at a chart level and nothing has confirmed it",
      "a touch, then on a later bar a reclaim or a break away from the level"),
  CLUSTER_IS_NOT_SUPPORT(
      2,
      "a cluster of liquidations is no support or resistance by itself",
      "a sweep of the zone, a close back beyond it, and an internal break away"),
  NO_STRUCTURE(3, "the chart shows too few swings or no break", "four swings and a break"),
  SQUEEZE_NOT_SUPPORTED(
      2,
      "the chart does not support a run into the zone",
      "trend, a fresh break and an on-time phase in the zone's direction"),
  AMBIGUOUS(2, "both a BUY and a SELL pass", "one of them failing"),
  RANGE_MIDDLE(2, "price is in the middle of a range", "price at an edge, or a trend"),
  HTF_CONFLICT(2, "higher timeframes point the other way", "their trends turning"),
  HEATMAP_CONFLICT(2, "more mass lies on the other side", "the pull of the map turning"),
  BREAK_FAILED(2, "price is back behind the broken level", "a close beyond it"),
  EXTENDED(2, "price has run too far from the broken level", "a pullback of 1 ATR or a new break"),
  MOMENTUM_AGAINST(2, "momentum points the other way", "a momentum score of -1 or better"),
  VOLATILITY_EXTREME(2, "ATR is at the top of its last 500 bars", "calmer bars"),
  STOP_UNCLEAR(3, "no pivot within 3 ATR would prove the idea wrong", "a confirmed opposing pivot"),
  STOP_IN_CROWD(2, "the stop would lie where other stops and liquidations lie", "a clear place"),
  STOP_TOO_WIDE(2, "the stop would be more than 3 ATR away", "an entry nearer to the invalidation"),
  STOP_TOO_TIGHT(2, "the stop would be nearer than 1 ATR", "a wider invalidation"),
  LIQ_BEFORE_STOP(3, "the position would be liquidated before its stop", "less leverage"),
  NO_TARGET(3, "no zone or strong level lies ahead", "an object to aim at"),
  RR_TOO_LOW(1, "the reward after costs is below 1.5 risks", "a farther target or a nearer stop"),
  COST_TOO_HIGH(1, "costs take more than a quarter of the risk", "lower fees or a wider stop"),
  SIZE_INVALID(2, "the size is below the venue's or the account's least", "more equity or less caps"),
  LEVERAGE_NEEDED(2, "the risk asks for more leverage than allowed", "a wider stop or less risk"),
  UNCALIBRATED(1, "no calibrated probability is known for this", "a calibration with enough samples"),
  OUT_OF_DISTRIBUTION(1, "nothing like this was in the calibration", "conditions seen before"),
  LOW_PROBABILITY(1, "the lower bound of the expectancy is not above zero", "better odds or reward"),
  COOLDOWN(1, "the same setup was given less than 12 bars ago", "time, or a change of the zone"),
  PAPER_ONLY(1, "the promotion gate has not said READY", "evidence from paper trading"),
  ADVISOR_VETO(2, "an advisor vetoed the setup", "another verdict");

  private final int severity;
  private final String missing;
  private final String wouldChange;

  WaitReason(int severity, String missing, String wouldChange) {
    this.severity = severity;
    this.missing = missing;
    this.wouldChange = wouldChange;
  }

  /** 1 (a matter of patience) to 4 (the data cannot be trusted). Reasons sort by it, then by order. */
  public int severity() {
    return severity;
  }

  /** What is missing, in English. */
  public String missing() {
    return missing;
  }

  /** What would change the answer, in English. */
  public String wouldChange() {
    return wouldChange;
  }

  /** Key for translations, such as {@code wait.stop_in_crowd}. */
  public String messageKey() {
    return "wait." + name().toLowerCase(Locale.ROOT);
  }
}
