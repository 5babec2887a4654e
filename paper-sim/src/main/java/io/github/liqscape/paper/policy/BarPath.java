// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

/** In which order a bar's prices are walked. */
public enum BarPath {
  /** Both orders; the one that leaves less equity counts. */
  PESSIMISTIC,
  /** The extreme nearer to the open first. */
  NEARER_EXTREME,
  /** Open, high, low, close. */
  OHLC,
  /** Open, low, high, close. */
  OLHC,
  /** The finer candles of the bar, each pessimistically. */
  MAGNIFIER
}
