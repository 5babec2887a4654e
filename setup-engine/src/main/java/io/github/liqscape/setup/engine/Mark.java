// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.ZoneTag;

/** What a mark on the price axis is. */
enum Mark {
  LEVEL("level"),
  PERIOD("period"),
  USER_LEVEL("user"),
  TRENDLINE("trendline"),
  POOL_HIGH("pool"),
  POOL_LOW("pool"),
  FVG("fair-value-gap"),
  ROUND("round");

  private final String code;

  Mark(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  /** Whether it is support below the price and resistance above it. */
  boolean level() {
    return this == LEVEL || this == PERIOD || this == USER_LEVEL;
  }

  /** The tag that it gives to a zone at it; a level is support or resistance by its centre. */
  ZoneTag.Kind tag(boolean belowPrice) {
    return switch (this) {
      case LEVEL, PERIOD, USER_LEVEL ->
          belowPrice ? ZoneTag.Kind.SUPPORT : ZoneTag.Kind.RESISTANCE;
      case TRENDLINE -> ZoneTag.Kind.TRENDLINE;
      case POOL_HIGH, POOL_LOW -> ZoneTag.Kind.POOL;
      case FVG -> ZoneTag.Kind.FVG;
      case ROUND -> ZoneTag.Kind.ROUND;
    };
  }
}
