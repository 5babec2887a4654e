// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

/** In which direction a price crosses. */
public enum Crossing {
  /** From below to the level or above. */
  UP,
  /** From above to the level or below. */
  DOWN,
  /** Either. */
  EITHER
}
