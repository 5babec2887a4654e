// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

/** The constants that the setup engine and the paper review share, each held here and only here. */
public final class SetupConstants {

  /** Periods of the ATR by which everything is measured. */
  public static final int ATR_PERIODS = 14;

  /** Least distance from entry to stop, in ATR of the signal bar. */
  public static final double MIN_STOP_ATR = 1.0;

  /** Greatest distance from entry to stop, in ATR of the signal bar. */
  public static final double MAX_STOP_ATR = 3.0;

  /** How far around a zone no stop may lie, on the side of the entry, in ATR. */
  public static final double ZONE_PAD_ENTRY_ATR = 0.25;

  /** How far around a zone no stop may lie, on the far side, in ATR. */
  public static final double ZONE_PAD_BEHIND_ATR = 0.15;

  /** Percentile in its own history from which a zone is of interest. */
  public static final double HIGH_INTEREST_PERCENTILE = 85;

  /** Percentile from which a zone is strong. */
  public static final double STRONG_ZONE_PERCENTILE = 90;

  /** Least reward for a risk of one; setup: after costs, review: at the fill. */
  public static final double MIN_RR = 1.5;

  /** Greatest cost in units of the risk. */
  public static final double MAX_COST_R = 0.25;

  /** Bars for which an entry is valid. */
  public static final int ENTRY_BARS = 3;

  /** Time stop: the close of this many bars after the bar of the fill. */
  public static final int TIME_STOP_BARS = 48;

  /** A nearer zone is NEAR. */
  public static final double NEAR_ATR = 1.5;

  /** A farther zone is FAR. */
  public static final double MID_ATR = 4.0;

  /** Score from which an uncalibrated setup may open. */
  public static final double OPEN_SCORE = 0.60;

  /** Bars within which the same setup is a repeat. */
  public static final int REPEAT_BARS = 12;

  private SetupConstants() {}
}
