// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.feed.Topic;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Subscription;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which topics bring what, all of them one symbol each. */
final class BybitTopics {

  /** What a ticker brings. */
  private static final Set<StreamKind> OF_TICKERS =
      Set.of(StreamKind.MARK_PRICE, StreamKind.FUNDING_RATE, StreamKind.OPEN_INTEREST);

  private BybitTopics() {}

  /** The topics of one instrument. The ticker is always there: its silence is how a fault shows. */
  static List<Topic> of(Instrument instrument, Subscription subscription) {
    Set<StreamKind> kinds = subscription.kinds();
    String symbol = Asked.symbol(instrument);
    List<Topic> topics = new ArrayList<>();
    Set<StreamKind> ticked = EnumSet.noneOf(StreamKind.class);
    ticked.addAll(OF_TICKERS);
    ticked.retainAll(kinds);
    topics.add(new Topic("tickers." + symbol, List.of(instrument), ticked, true));
    for (StreamKind kind : EnumSet.copyOf(kinds)) {
      String name =
          switch (kind) {
            case TRADE -> "publicTrade.";
            case CANDLE -> "kline.1.";
            case FORCED_ORDER -> "allLiquidation.";
            // The deeper of two compromises: 200 levels every 100 ms, not 50 every 20 ms.
            case BOOK -> "orderbook.200.";
            case TOP_OF_BOOK -> "orderbook.1.";
            case MARK_PRICE, FUNDING_RATE, OPEN_INTEREST -> "";
          };
      if (!name.isEmpty()) {
        topics.add(new Topic(name + symbol, List.of(instrument), Set.of(kind), false));
      }
    }
    return topics;
  }
}
