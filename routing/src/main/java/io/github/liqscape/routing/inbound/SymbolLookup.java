// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.instrument.Instrument;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the instrument that a chart means. */
@FunctionalInterface
public interface SymbolLookup {

  /** The instrument of a chart's symbol, such as {@code BINANCE:BTCUSDT.P}. */
  Optional<Instrument> find(String symbol);

  /**
   * Finds instruments by the venue's symbol, with or without the venue and a colon before it and
   * {@code .P} (TradingView's perpetuals) after it, in any case. A symbol that several venues have
   * needs its venue.
   */
  static SymbolLookup of(Collection<Instrument> known) {
    Map<String, Instrument> byName = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (Instrument instrument : known) {
      String symbol = instrument.symbol().toUpperCase(Locale.ROOT);
      String venue = instrument.venue().id().toUpperCase(Locale.ROOT);
      byName.put(venue + ":" + symbol, instrument);
      Instrument other = byName.putIfAbsent(symbol, instrument);
      if (other != null && !other.equals(instrument)) {
        several.add(symbol);
      }
    }
    byName.keySet().removeAll(several);
    Map<String, Instrument> found = Map.copyOf(byName);
    return symbol -> {
      String name = symbol.toUpperCase(Locale.ROOT);
      String plain = name.endsWith(".P") ? name.substring(0, name.length() - 2) : name;
      return Optional.ofNullable(found.getOrDefault(name, found.get(plain)));
    };
  }
}
