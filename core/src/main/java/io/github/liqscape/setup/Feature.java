// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

/**
 * The measurements a decision rests on, in the order of the schema. Distances are in ATR(14); signed
 * ones are positive upward. A value that is not known is NaN.
 */
public enum Feature {
  ZONE_ABOVE_DIST_ATR("zoneAbove.distAtr"),
  ZONE_ABOVE_WIDTH_ATR("zoneAbove.widthAtr"),
  ZONE_ABOVE_PERCENTILE("zoneAbove.percentile"),
  ZONE_ABOVE_AGE_BARS("zoneAbove.ageBars"),
  /** Bars that have touched the zone. */
  ZONE_ABOVE_TOUCHES("zoneAbove.touches"),
  ZONE_ABOVE_TAG_COUNT("zoneAbove.tagCount"),
  /** 0 untested, 1 tested, 2 consumed, 3 gone. */
  ZONE_ABOVE_STATE("zoneAbove.state"),
  ZONE_BELOW_DIST_ATR("zoneBelow.distAtr"),
  ZONE_BELOW_WIDTH_ATR("zoneBelow.widthAtr"),
  ZONE_BELOW_PERCENTILE("zoneBelow.percentile"),
  ZONE_BELOW_AGE_BARS("zoneBelow.ageBars"),
  ZONE_BELOW_TOUCHES("zoneBelow.touches"),
  ZONE_BELOW_TAG_COUNT("zoneBelow.tagCount"),
  ZONE_BELOW_STATE("zoneBelow.state"),
  /** (mass above - mass below) / (mass above + mass below) within 4 ATR, in [-1, 1]. */
  MAP_PULL("map.pull"),
  MAP_AGE_BARS("map.ageBars"),
  /** 4 synthetic to 0 candles only: the profile's fidelity. */
  MAP_QUALITY("map.quality"),
  /** Bias of the INTERNAL structure: -1, 0, 1. */
  TREND_INTERNAL("trend.internal"),
  /** Trend of the SWING structure: -1, 0, 1. */
  TREND_SWING("trend.swing"),
  /** Weighted trend of all timeframes, in [-1, 1]. */
  TREND_HTF_ALIGN("trend.htfAlign"),
  /** Newest SWING event: 1 BOS, 2 CHoCH, negative downward. */
  EVENT_TYPE("event.type"),
  EVENT_AGE_BARS("event.ageBars"),
  /** Close from the broken pivot. */
  EVENT_DIST_ATR("event.distAtr"),
  EVENT_LEGS("event.legs"),
  /** In the event's direction: 0 early, 1 on time, 2 late, 3 extended, 4 failed. */
  PHASE("phase"),
  SWING_STRENGTH_HIGH("swing.strengthHigh"),
  SWING_STRENGTH_LOW("swing.strengthLow"),
  /** 0 at the last SWING low, 1 at the last SWING high. */
  SWING_RANGE_POS("swing.rangePos"),
  LEVEL_DIST_ABOVE("level.distAbove"),
  LEVEL_DIST_BELOW("level.distBelow"),
  LEVEL_SCORE_ABOVE("level.scoreAbove"),
  LEVEL_SCORE_BELOW("level.scoreBelow"),
  TRENDLINE_DIST_ATR("trendline.distAtr"),
  ROUND_DIST_ATR("round.distAtr"),
  POOL_DIST_ABOVE("pool.distAbove"),
  POOL_DIST_BELOW("pool.distBelow"),
  FVG_DIST_ATR("fvg.distAtr"),
  FVG_SIZE_ATR("fvg.sizeAtr"),
  /** Momentum score, -3 to 3. */
  MOM_SCORE("mom.score"),
  MOM_RSI("mom.rsi"),
  MOM_MACD_HIST_ATR("mom.macdHistAtr"),
  MOM_SLOPE("mom.slope"),
  MOM_ADX("mom.adx"),
  /** ATR over the close. */
  VOL_ATR_PCT("vol.atrPct"),
  /** Rank of the ATR among the last 500 bars, in [0, 1). */
  VOL_RANK("vol.rank"),
  VOL_BB_WIDTH("vol.bbWidth"),
  VOL_REL_VOLUME("vol.relVolume"),
  VWAP_DIST_ATR("vwap.distAtr"),
  /** Newest chart signal: 1 buy, -1 sell, 0 other. */
  SIGNAL_SIDE("signal.side"),
  SIGNAL_AGE_BARS("signal.ageBars"),
  FUNDING_RATE("funding.rate"),
  /** Change of open interest since the bar before, a fraction. */
  OI_CHANGE("oi.change"),
  COST_IN_R("cost.inR"),
  PLAN_REWARD_RISK("plan.rewardRisk"),
  PLAN_RISK_ATR("plan.riskAtr");

  private final String key;

  Feature(String key) {
    this.key = key;
  }

  /** Name in JSON and in models, such as {@code zoneAbove.distAtr}. */
  public String key() {
    return key;
  }
}
