// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import static io.github.liqscape.setup.ChecklistQuestion.CONFIDENCE;
import static io.github.liqscape.setup.ChecklistQuestion.INVALIDATION;
import static io.github.liqscape.setup.ChecklistQuestion.PAPER;
import static io.github.liqscape.setup.ChecklistQuestion.STRUCTURE;
import static io.github.liqscape.setup.ChecklistQuestion.ZONE;
import static io.github.liqscape.setup.Comparison.ABOVE;
import static io.github.liqscape.setup.Comparison.AT_LEAST;
import static io.github.liqscape.setup.Comparison.AT_MOST;
import static io.github.liqscape.setup.Comparison.EQUAL;

/**
 * The gates that a setup must pass. All of them are always evaluated: none hides another. A value
 * that is not known blocks like a failure.
 */
public enum Gate {
  /** Age of the newest bar in bars, or half the profile's age in bars if that is more. */
  DATA_FRESH(AT_MOST, 1, ZONE, WaitReason.STALE_DATA),
  /** Candles missing within the last 200 bars. */
  DATA_COMPLETE(EQUAL, 0, ZONE, WaitReason.DATA_GAP),
  /** 1 if a forming bar was used. */
  BAR_CLOSED(EQUAL, 0, ZONE, WaitReason.BAR_NOT_CLOSED),
  /** Closed bars seen: of the slowest start, that of the EMA 50, less than 1e-3 is then left. */
  WARMED_UP(AT_LEAST, 200, ZONE, WaitReason.WARMUP),
  /** Number of high-interest zones in the memory. */
  ZONE_PRESENT(AT_LEAST, 1, ZONE, WaitReason.NO_ZONE),
  /** Distance of the candidate's zone in ATR. */
  ZONE_DISTANCE(AT_MOST, SetupConstants.MID_ATR, ZONE, WaitReason.CLUSTER_FAR),
  /** Confirmations on a bar after the touch, where the candidate needs one. */
  ZONE_CONFIRMED(AT_LEAST, 1, STRUCTURE, WaitReason.CLUSTER_AT_LEVEL_UNCONFIRMED),
  /** 1 if the zone that is leaned on was touched. */
  ZONE_NOT_SUPPORT(AT_LEAST, 1, STRUCTURE, WaitReason.CLUSTER_IS_NOT_SUPPORT),
  /** 1 if there are four SWING pivots and one event. */
  STRUCTURE_PRESENT(AT_LEAST, 1, STRUCTURE, WaitReason.NO_STRUCTURE),
  /** 1 if the candidate's row of the decision table holds for one side only. */
  STRUCTURE_SUPPORTS(AT_LEAST, 1, STRUCTURE, WaitReason.SQUEEZE_NOT_SUPPORTED),
  /** Distance of the price from the middle of the range, 0.5 at its edges; in a range only. */
  RANGE_POSITION(AT_LEAST, 0.2, STRUCTURE, WaitReason.RANGE_MIDDLE),
  /** Alignment of the timeframes times the side. */
  HTF_ALIGNED(ABOVE, -0.5, STRUCTURE, WaitReason.HTF_CONFLICT),
  /** Pull of the map times the side. */
  MAP_AGREES(AT_LEAST, -0.5, STRUCTURE, WaitReason.HEATMAP_CONFLICT),
  /** Distance from the broken level in ATR, in the direction of the side; at least 0 as well. */
  PHASE(AT_MOST, 2.5, STRUCTURE, WaitReason.EXTENDED),
  /** Momentum score times the side. */
  MOMENTUM(AT_LEAST, -1, STRUCTURE, WaitReason.MOMENTUM_AGAINST),
  /** Rank of the ATR among the last 500 bars. */
  VOLATILITY(AT_MOST, 0.99, STRUCTURE, WaitReason.VOLATILITY_EXTREME),
  /** Distance of the invalidation in ATR. */
  INVALIDATION_NEAR(AT_MOST, 3, INVALIDATION, WaitReason.STOP_UNCLEAR),
  /** Distance of the stop to the nearest crowded band in ATR. */
  STOP_CROWD(ABOVE, 0, ChecklistQuestion.STOP, WaitReason.STOP_IN_CROWD),
  /** Distance of the stop in ATR; at least 1 as well. */
  STOP_WIDTH(AT_MOST, SetupConstants.MAX_STOP_ATR, ChecklistQuestion.STOP, WaitReason.STOP_TOO_WIDE),
  /** How far beyond the stop the liquidation price lies, in ATR. */
  LIQUIDATION(AT_LEAST, 1, ChecklistQuestion.STOP, WaitReason.LIQ_BEFORE_STOP),
  /** 1 if a target was found. */
  TARGET(AT_LEAST, 1, ChecklistQuestion.TARGET, WaitReason.NO_TARGET),
  /** Reward in units of the risk, after costs. */
  NET_RR(AT_LEAST, SetupConstants.MIN_RR, ChecklistQuestion.TARGET, WaitReason.RR_TOO_LOW),
  /** Costs in units of the risk. */
  COST(AT_MOST, SetupConstants.MAX_COST_R, ChecklistQuestion.TARGET, WaitReason.COST_TOO_HIGH),
  /** Size over the least the venue and the account allow. */
  SIZE(AT_LEAST, 1, ChecklistQuestion.TARGET, WaitReason.SIZE_INVALID),
  /** What the risk asks for, over leverage cap times equity. */
  LEVERAGE(AT_MOST, 1, ChecklistQuestion.TARGET, WaitReason.LEVERAGE_NEEDED),
  /** 1 if the probability is calibrated. */
  CALIBRATED(AT_LEAST, 1, CONFIDENCE, WaitReason.UNCALIBRATED),
  /** Distance to the nearest training point over the mean distance between them. */
  IN_DISTRIBUTION(AT_MOST, 1, CONFIDENCE, WaitReason.OUT_OF_DISTRIBUTION),
  /** Lower bound of the expected value in units of the risk. */
  EXPECTANCY(ABOVE, 0, CONFIDENCE, WaitReason.LOW_PROBABILITY),
  /** Bars since the same setup. */
  REPEAT(
      AT_LEAST, SetupConstants.REPEAT_BARS, ChecklistQuestion.REPEAT, WaitReason.COOLDOWN),
  /** 1 if the promotion gate says READY. */
  MODE(AT_LEAST, 1, PAPER, WaitReason.PAPER_ONLY),
  /** 1 unless an advisor vetoed; applies to revisions only. */
  ADVISOR(AT_LEAST, 1, CONFIDENCE, WaitReason.ADVISOR_VETO);

  private final Comparison comparison;
  private final double threshold;
  private final ChecklistQuestion question;
  private final WaitReason reason;

  Gate(Comparison comparison, double threshold, ChecklistQuestion question, WaitReason reason) {
    this.comparison = comparison;
    this.threshold = threshold;
    this.question = question;
    this.reason = reason;
  }

  public Comparison comparison() {
    return comparison;
  }

  /** The default threshold. */
  public double threshold() {
    return threshold;
  }

  /** The question of the checklist that it helps to answer. */
  public ChecklistQuestion question() {
    return question;
  }

  /** The usual reason when it fails; {@link GateResult#reason} has the one that applied. */
  public WaitReason reason() {
    return reason;
  }

  /** Whether it only reports while in paper mode; otherwise no sample could ever be collected. */
  public boolean reportsInPaperMode() {
    return this == CALIBRATED || this == IN_DISTRIBUTION || this == EXPECTANCY || this == MODE;
  }
}
