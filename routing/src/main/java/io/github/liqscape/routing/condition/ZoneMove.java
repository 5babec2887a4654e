// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

/** What price does to a liquidation zone. */
public enum ZoneMove {
  /** It comes into the zone. */
  ENTERS,
  /** It comes near the zone: within a distance of the nearer bound. */
  APPROACHES,
  /** It was inside and is out again by more than a quarter of the zone's width or of the ATR. */
  LEAVES,
  /**
   * A wick goes into the zone by at least 0.05 ATR and this bar, or one of the two after it, closes
   * back on the side it came from.
   */
  SWEEPS
}
