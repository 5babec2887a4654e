// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import java.util.Locale;

/** What a structural object is. */
public enum StructureKind {
  PIVOT,
  BOS,
  CHOCH,
  SWEEP,
  FAIR_VALUE_GAP,
  ORDER_BLOCK,
  POOL,
  /** A cluster of pivots. */
  LEVEL,
  /** The high of the previous UTC day or week. */
  PERIOD_HIGH,
  /** The low of the previous UTC day or week. */
  PERIOD_LOW,
  /** A level, zone or line that a person drew. */
  USER_LEVEL,
  TRENDLINE;

  /** The name in object ids: {@code fair-value-gap}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
