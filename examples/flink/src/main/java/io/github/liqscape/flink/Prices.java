// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;

/** Which events a router can do anything with. */
final class Prices {

  private Prices() {}

  static boolean toldBy(MarketEvent event) {
    return event instanceof MarkPrice || event instanceof Trade || event instanceof CandleEvent;
  }
}
