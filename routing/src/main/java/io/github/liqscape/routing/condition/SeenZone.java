// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** A zone that a condition follows. Price takes zones off the map, so one that it met is kept. */
final class SeenZone {

  /** How deep a wick must go, in ATR. */
  private static final double WICK_ATR = 0.05;

  /** Within how many bars after the wick the close must be back. */
  private static final int BACK_BARS = 2;

  private static final int NO_WICK = -1;
  private static final int RUN_THROUGH = -2;

  LiquidationZone zone;
  final long since;
  boolean outsideSeen;
  boolean met;
  private int barsSinceWick = NO_WICK;

  SeenZone(LiquidationZone zone, long since) {
    this.zone = zone;
    this.since = since;
  }

  /** Whether it must be kept although no profile shows it any more. */
  boolean busy() {
    return met || barsSinceWick >= 0;
  }

  boolean inside(double price) {
    return price >= zone.low() && price <= zone.high();
  }

  /** Beyond a quarter of the zone's width or of the ATR. */
  boolean left(double price, double atr) {
    return new PriceRange(zone.low(), zone.high()).left(price, atr);
  }

  /** Takes a closed bar that began after the zone was known; whether it completes a sweep. */
  boolean sweep(double high, double low, double close, double atr) {
    boolean below = zone.side() == PositionSide.LONG;
    double depth = below ? zone.high() - low : high - zone.low();
    boolean back = below ? close > zone.high() : close < zone.low();
    if (barsSinceWick >= 0) {
      barsSinceWick++;
    } else if (depth >= WICK_ATR * atr && barsSinceWick == NO_WICK) {
      barsSinceWick = 0;
    }
    boolean swept = barsSinceWick >= 0 && back;
    if (back) {
      barsSinceWick = NO_WICK;
    } else if (barsSinceWick >= BACK_BARS) {
      barsSinceWick = RUN_THROUGH;
    }
    return swept;
  }

  void save(StateWriter out) throws IOException {
    WatchedZone.write(out, zone);
    out.number(since).flag(outsideSeen).flag(met).integer(barsSinceWick);
  }

  static SeenZone restore(StateReader in) throws IOException {
    LiquidationZone zone = WatchedZone.read(in);
    SeenZone seen = new SeenZone(zone, in.number());
    seen.outsideSeen = in.flag();
    seen.met = in.flag();
    seen.barsSinceWick = in.integer(RUN_THROUGH, BACK_BARS);
    return seen;
  }
}
