// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

/** What closed the last part of a labelled position. */
public enum LabelOutcome {
  /** The last target. */
  TARGET,
  /** The stop, also where one bar holds both stop and target and nothing finer tells. */
  STOP,
  /** The time stop. */
  TIME,
  /** A bar that opened beyond the position's liquidation price: its margin is lost. */
  LIQUIDATION
}
