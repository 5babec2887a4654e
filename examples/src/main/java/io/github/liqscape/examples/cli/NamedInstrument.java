// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.spi.ExchangeAdapter;
import java.util.Locale;
import java.util.Set;

/**
 * A contract of which only the name is known. Files of past days need no more, and some are of
 * contracts that the venue no longer lists.
 */
final class NamedInstrument {

  /** Markets of our venues whose contracts are settled in coin. */
  private static final Set<String> INVERSE = Set.of("inverse", "coinm");

  private NamedInstrument() {}

  static Instrument of(ExchangeAdapter adapter, String symbol) {
    String name = symbol.toUpperCase(Locale.ROOT);
    Instrument.Builder builder =
        INVERSE.contains(adapter.market())
            ? Instrument.inverse(adapter.venue(), name, name, "quote")
            : Instrument.linear(adapter.venue(), name, name, "quote");
    return builder.build();
  }
}
