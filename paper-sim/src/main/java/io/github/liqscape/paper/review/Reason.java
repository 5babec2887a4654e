// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

/** Why a trade has a label; any one is enough, all that hold are listed. */
public enum Reason {
  /** Bars from the signal, or from when the planned entry could have filled, to the fill. */
  DELAYED(Label.LATE_ENTRY, "filled too many bars late"),
  /** {@code s (p_f - p_sig) / A}. */
  CHASED(Label.LATE_ENTRY, "price had run from the signal, in ATR"),
  /** {@code s (p_f - p_trigger) / s (T - p_trigger)}. */
  MOVE_USED(Label.LATE_ENTRY, "share of the move already used"),
  /** Reward over risk at the fill, of what was planned. */
  RR_SHRUNK(Label.LATE_ENTRY, "reward to risk at the fill, of the planned"),
  /** Reward over risk at the fill. */
  RR_TOO_LOW(Label.LATE_ENTRY, "reward to risk at the fill"),

  /** An order was placed for a trigger whose key had been used. */
  REPEAT(Label.REPEATED_TRIGGER, "same trigger traded again"),
  /** Bars since a stopped trade of the same side and place. */
  CHURN(Label.REPEATED_TRIGGER, "bars since the same trade was stopped"),
  /** Bars from the first to the third of three entries that change sides. */
  FLAP(Label.REPEATED_TRIGGER, "bars for three entries on changing sides"),

  NO_STOP(Label.WEAK_STOP, "no stop"),
  /** Distance of the stop in ATR: the larger of filled and planned. */
  TOO_CLOSE(Label.WEAK_STOP, "stop distance in ATR"),
  /** Distance over spread + 2 ticks + p95 slippage. */
  INSIDE_NOISE(Label.WEAK_STOP, "stop distance over spread, ticks and slippage"),
  /** Share of shadow winners whose path goes against them at least as far as their stop. */
  SHAKES_OUT_WINNERS(Label.WEAK_STOP, "share of winners-without-stop that the stop shakes out"),
  /** Distance to a strong zone's padded band in ATR; 0 inside. */
  IN_STRONG_ZONE(Label.WEAK_STOP, "stop's distance to a strong zone's band in ATR"),
  /** {@code s (S0 - LP) / d}. */
  NEAR_LIQUIDATION(Label.WEAK_STOP, "stop to liquidation price, in stop distances"),

  /** {@code T_R} against the p90 of the setup's best excursions. */
  BEYOND_P90(Label.UNREALISTIC_TARGET, "target in R, beyond the 90th percentile of MFE"),
  /** Share of the setup's trades whose best excursion reaches so far. */
  RARELY_REACHED(Label.UNREALISTIC_TARGET, "share of trades that go so far"),
  /** {@code |T - p_f| / (A sqrt(bars))}. */
  TOO_FAR(Label.UNREALISTIC_TARGET, "target distance over ATR and root of the horizon"),
  /** An opposing strong zone between fill and target: its near edge. */
  BEHIND_ZONE(Label.UNREALISTIC_TARGET, "a strong opposing zone stands before the target"),
  /** {@code (T_R - c) / (1 + c)}. */
  RR_AFTER_COSTS(Label.UNREALISTIC_TARGET, "reward to risk after fees and funding"),
  /** {@code (1 + c) / (1 + T_R)} against the upper bound of the hit rate. */
  CANNOT_BREAK_EVEN(Label.UNREALISTIC_TARGET, "hit rate needed to break even"),

  /** Notional at the full risk over equity. */
  SIZE_AT_RISK(Label.LEVERAGE_NEEDED, "leverage that the full risk asks for"),
  /** Largest notional over equity. */
  NOTIONAL_HELD(Label.LEVERAGE_NEEDED, "leverage that was held");

  private final Label label;
  private final String words;

  Reason(Label label, String words) {
    this.label = label;
    this.words = words;
  }

  public Label label() {
    return label;
  }

  /** What is measured, for people. */
  public String words() {
    return words;
  }
}
