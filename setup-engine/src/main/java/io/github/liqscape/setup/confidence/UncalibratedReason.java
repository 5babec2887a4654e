// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/** Why a probability must not be believed. Ordered: the weightiest first. */
public enum UncalibratedReason {
  /** No model was trained. */
  UNTRAINED,
  /** The feature schema is not the one of the fit; the row cannot be scored. */
  SCHEMA_DIFFERS,
  /** The calibrator was fitted for other weights; its answer means nothing. */
  WEIGHTS_DIFFER,
  /** Labels were made under another cost model. */
  COST_MODEL_DIFFERS,
  /** Labels had another horizon. */
  HORIZON_DIFFERS,
  /** The effective number of samples is below 200. */
  FEW_SAMPLES,
  /** The score does not rise with the outcome: Platt's slope is not positive. */
  NO_SIGNAL,
  /** Out of sample, the lower 95 % bound of the Brier skill is not above 0. */
  NO_SKILL,
  /** The fit has seen no setup of this kind. */
  KIND_NOT_FITTED,
  /** The fit has seen no setup of this timeframe. */
  TIMEFRAME_NOT_FITTED,
  /** The fit is older than 365 days. */
  FIT_EXPIRED,
  /** The fit has seen data after the event: its answer would not be out of sample. */
  FIT_FROM_FUTURE,
  /** The row is farther from the fitted rows than those are from each other on average. */
  OUT_OF_DISTRIBUTION
}
