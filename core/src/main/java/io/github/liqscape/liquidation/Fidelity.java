// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.liquidation;

/**
 * How good the inputs of a profile were, from best to worst. It never improves when an input is
 * taken away.
 */
public enum Fidelity {
  /** Generated market: the truth is known. */
  SYNTHETIC,
  /** Trades, open interest, mark price and at least 200 forced prints in 30 days. */
  CALIBRATED,
  /** As above with fewer prints: forced notional rests on the prior, "uncalibrated". */
  OI_ANCHORED,
  /** Candles and open interest, no trades: entries are spread over candle anchors. */
  CANDLE_OI,
  /** Candles only: a share of the total, close to a shifted volume profile. No currency. */
  VOLUME_PROXY;

  /** Whether values are quote currency; otherwise they are a share of the total. */
  public boolean showsCurrency() {
    return this != VOLUME_PROXY;
  }

  /** Whether forced notional carries bands that were learned from prints. */
  public boolean calibrated() {
    return this == CALIBRATED || this == SYNTHETIC;
  }
}
