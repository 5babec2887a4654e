// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

/** How a condition stands. */
public enum ConditionState {
  /** It looks and may fire. */
  ACTIVE,
  /** It was to fire once, and has. */
  DONE,
  /** A person stopped it. */
  STOPPED,
  /** It fired more than 15 times in 180 s and was paused. */
  TOO_OFTEN,
  /** Its evaluation failed five times in a row and it was paused. */
  FAILING
}
