// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.inbound.SymbolLookup;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes any contract that a chart may name, such as {@code BINANCE:BTCUSDT.P}: this command only
 * shows what comes. A bot knows its own instruments: {@link SymbolLookup#of}.
 */
final class ChartSymbols implements SymbolLookup {

  private static final Pattern NAME =
      Pattern.compile("(?:([A-Za-z][A-Za-z0-9-]{0,31}):)?([A-Za-z0-9_-]{1,40})(?:\\.[Pp])?");

  @Override
  public Optional<Instrument> find(String symbol) {
    Matcher name = NAME.matcher(symbol);
    if (!name.matches()) {
      return Optional.empty();
    }
    String venue = name.group(1) == null ? "chart" : name.group(1).toLowerCase(Locale.ROOT);
    String contract = name.group(2).toUpperCase(Locale.ROOT);
    return Optional.of(
        Instrument.linear(Venue.of(venue), contract, contract, "quote").build());
  }
}
