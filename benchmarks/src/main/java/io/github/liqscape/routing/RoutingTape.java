// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.routing.rule.RoutingRule;
import io.github.liqscape.setup.Decision;
import java.util.Optional;

/** Alerts about the setups of five hundred instruments, and the rules of their owner. */
final class RoutingTape {

  /** The one target of all benchmarks. */
  static final String TARGET = "inbox";

  /** How many instruments there are. */
  static final int SYMBOLS = 500;

  private RoutingTape() {}

  /** A BUY of a story of its own; the stories are spread over all instruments. */
  static Alert buy(AlertTier tier, long story, long createdAtNanos) {
    String symbol = symbol(story % SYMBOLS);
    return Alert.setup(
            tier, Venue.BINANCE, symbol, Optional.of(PositionSide.LONG), "zone-" + story)
        .timeframe(Timeframe.H4)
        .verdict(Decision.BUY)
        .intent(AlertIntent.OPEN)
        .conviction(new Conviction.Uncalibrated(0.7))
        .price(100, 2)
        .zone(new PriceRange(97, 98))
        .text(symbol + ": BUY at 100", "Swept lows, closed back inside, stop 96, target 108.")
        .createdAt(createdAtNanos);
  }

  /**
   * So many rules: one for each of the first instruments, and at the end two patterns and one for
   * everything.
   */
  static RoutingRule rules(int count) {
    RoutingRule root = RoutingRule.root();
    for (int i = 0; i < count - 3; i++) {
      root = root.child(RoutingRule.when("symbol=\"" + symbol(i) + "\"").to(TARGET));
    }
    return root.child(RoutingRule.when("symbol=~\"COIN.*9USDT\"", "tier!=WATCHLIST").to(TARGET))
        .child(RoutingRule.when("symbol!~\"COIN.*\"").to("nobody"))
        .child(RoutingRule.when("venue=\"BINANCE\"").to(TARGET));
  }

  static String symbol(long i) {
    return "COIN" + i + "USDT";
  }
}
