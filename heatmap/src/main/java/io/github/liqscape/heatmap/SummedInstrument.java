// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides which instruments may be summed, and names their sum. */
final class SummedInstrument {

  private static final Venue SEVERAL = Venue.of("multi");

  private SummedInstrument() {}

  /**
   * The name of a sum: venue {@code multi}, the common base and quote. Quotes at par are joined, as
   * in {@code USDC+USDT}. The tick is the coarsest of the parts'.
   *
   * @throws IllegalArgumentException if there is none, one is given twice, bases differ, quotes
   *     differ and are not at par, or a generated market meets a real one
   */
  static Instrument of(Collection<Instrument> parts, Set<String> atPar) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a sum must have at least one part, had none");
    }
    Instrument first = parts.iterator().next();
    Set<Instrument> seen = new HashSet<>();
    Set<String> quotes = new TreeSet<>();
    BigDecimal tick = first.tickSize();
    for (Instrument part : parts) {
      if (!seen.add(part)) {
        throw new IllegalArgumentException(
            "every instrument must be given once, " + part + " was given twice");
      }
      if (!part.baseAsset().equals(first.baseAsset())) {
        throw new IllegalArgumentException(
            "all parts of a sum must be of one base asset, was " + first.baseAsset() + " of "
                + first + " and " + part.baseAsset() + " of " + part);
      }
      if (part.venue().equals(Venue.SYNTHETIC) != first.venue().equals(Venue.SYNTHETIC)) {
        throw new IllegalArgumentException(
            "a generated market must not be summed with a real one, was " + first + " and " + part);
      }
      quotes.add(part.quoteAsset());
      tick = tick.max(part.tickSize());
    }
    if (quotes.size() > 1 && !atPar.containsAll(quotes)) {
      throw new IllegalArgumentException(
          "all parts of a sum must be of one quote asset unless the caller counts them at par, were "
              + quotes + ", at par " + new TreeSet<>(atPar));
    }
    String quote = quotes.stream().collect(Collectors.joining("+"));
    return Instrument.linear(SEVERAL, first.baseAsset() + quote, first.baseAsset(), quote)
        .tickSize(tick.toPlainString())
        .build();
  }
}
