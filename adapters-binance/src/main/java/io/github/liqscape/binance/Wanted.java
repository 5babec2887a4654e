// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Subscription;
import java.util.Set;

/** What a subscription wants, in a form the decoder asks quickly. Immutable. */
final class Wanted {

  final boolean trades;
  final boolean candles;
  final boolean marks;
  final boolean funding;
  final boolean forcedOrders;
  final boolean tops;
  final boolean books;
  final Symbols<Instrument> instruments;

  Wanted(Subscription subscription) {
    Set<StreamKind> kinds = subscription.kinds();
    trades = kinds.contains(StreamKind.TRADE);
    candles = kinds.contains(StreamKind.CANDLE);
    marks = kinds.contains(StreamKind.MARK_PRICE);
    funding = kinds.contains(StreamKind.FUNDING_RATE);
    forcedOrders = kinds.contains(StreamKind.FORCED_ORDER);
    tops = kinds.contains(StreamKind.TOP_OF_BOOK);
    books = kinds.contains(StreamKind.BOOK);
    instruments = new Symbols<>(subscription.instruments().size());
    for (Instrument instrument : subscription.instruments()) {
      instruments.put(instrument.symbol(), instrument);
    }
  }
}
