// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.recorded.ForcedOrderFile;
import io.github.liqscape.recorded.ForcedOrderWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instrument's forced orders out of a recording of all symbols.
 *
 * @param instrument the wanted one
 * @param prints its orders, oldest first
 * @param windows when the recorder ran: the prints of all symbols say so
 */
record ForcedOrderTape(
    Instrument instrument, List<ForcedOrder> prints, List<ForcedOrderWindow> windows) {

  /** All symbols together print every few seconds; such a silence is a stopped recorder. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

  static ForcedOrderTape of(Path file, Instrument wanted) {
    Map<String, Instrument> others = new HashMap<>(Map.of(wanted.symbol(), wanted));
    List<ForcedOrder> all =
        ForcedOrderFile.of(
                file, symbol -> Optional.of(others.computeIfAbsent(symbol, ForcedOrderTape::other)))
            .read()
            .events();
    return new ForcedOrderTape(
        wanted,
        all.stream().filter(order -> order.instrument().equals(wanted)).toList(),
        ForcedOrderWindow.spanning(all, LONGEST_SILENCE));
  }

  /** Where nothing was recorded, from the start of the other data on. */
  List<StreamGap> gaps(long fromNanos) {
    return ForcedOrderWindow.gaps(instrument, fromNanos, windows);
  }

  /** Nothing of it is used but its times. */
  private static Instrument other(String symbol) {
    return Instrument.linear(Venue.BINANCE, symbol, symbol, "USDT").tickSize("0.00000001").build();
  }
}
