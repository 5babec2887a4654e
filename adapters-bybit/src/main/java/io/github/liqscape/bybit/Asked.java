// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Subscription;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody subscribed to, by the symbols of the frames. */
final class Asked {

  private final Map<String, Instrument> bySymbol = new HashMap<>();
  private final Subscription subscription;

  Asked(Subscription subscription) {
    this.subscription = subscription;
    for (Instrument instrument : subscription.instruments()) {
      bySymbol.put(symbol(instrument), instrument);
    }
  }

  /** As Bybit spells it: upper case, whatever the language of this machine. */
  static String symbol(Instrument instrument) {
    return instrument.symbol().toUpperCase(Locale.ROOT);
  }

  @Nullable Instrument instrument(String symbol) {
    return bySymbol.get(symbol);
  }

  boolean kind(StreamKind kind) {
    return subscription.kinds().contains(kind);
  }
}
