// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

/** Which price a candle is made of. Only the mark price liquidates. */
public enum PriceKind {
  LAST,
  MARK,
  INDEX
}
