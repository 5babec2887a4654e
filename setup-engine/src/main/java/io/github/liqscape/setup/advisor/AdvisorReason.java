// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

/**
 * Why an advisor would hold back: the closed list it may choose from. For people; changes nothing.
 */
public enum AdvisorReason {
  /** A model puts the probability lower. */
  LOWER_PROBABILITY,
  /** The trend or the last break is doubtful. */
  STRUCTURE_WEAK,
  /** The zone is old, thin or worn. */
  ZONE_WEAK,
  /** Other timeframes point elsewhere. */
  TIMEFRAMES_DISAGREE,
  /** More forced orders wait on the other side. */
  MAP_DISAGREES,
  /** Momentum is weak or against it. */
  MOMENTUM_WEAK,
  /** The move has run far. */
  EXTENDED,
  /** The market moves too much, or too little. */
  VOLATILITY,
  /** The stop lies where others are. */
  STOP_EXPOSED,
  /** The reward is small for the risk. */
  REWARD_SMALL,
  /** Costs take much of the risk. */
  COST_HIGH,
  /** Too much of the context is unknown. */
  DATA_THIN,
  /** None of these. */
  OTHER
}
