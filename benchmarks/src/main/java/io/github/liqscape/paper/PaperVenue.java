// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Latency;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.RiskLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accounts that the benchmarks of paper trading use: BTC, no latency, no limits. */
final class PaperVenue {

  static final long START = 1_760_000_000_000_000_000L;
  /** Where candles of five minutes begin. */
  static final long BARS_START = 1_760_054_400_000_000_000L;

  static final Instrument BTC =
      Instrument.linear(Venue.SYNTHETIC, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.1").lotSize("0.001").build();
  private static final MarginTiers TIERS =
      MarginTiers.builder(MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1), "by hand")
          .unboundedTier("0", "0.004").maxLeverage("125").build();

  private PaperVenue() {}

  /** A broker on ticks; with a journal, it is forced on demand. */
  static PaperBroker broker(@Nullable Path journal) {
    PaperBrokerBuilder builder =
        PaperBroker.builder().account("USDT", "1000000000").limits(RiskLimits.NONE)
            .fills(FillPolicy.DEFAULT.withLatency(Latency.NONE))
            .instrument(InstrumentTerms.of(BTC, TIERS).withMatching(Matching.TICKS));
    return journaled(builder, journal).build();
  }

  /** An account on bars whose fills cost nothing; with a journal, it is forced on demand. */
  static PaperBrokerBuilder bars(@Nullable Path journal) {
    PaperBrokerBuilder builder =
        PaperBroker.builder().account("USDT", "100000").limits(RiskLimits.NONE)
            .fills(FillPolicy.FRICTIONLESS)
            .instrument(
                InstrumentTerms.of(BTC, TIERS).withFees(0, 0).withMatching(Matching.BARS));
    return journaled(builder, journal);
  }

  private static PaperBrokerBuilder journaled(PaperBrokerBuilder builder, @Nullable Path journal) {
    return journal == null
        ? builder
        : builder.journal(journal).durability(Durability.ON_DEMAND);
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  static Trade trade(long number, double price) {
    return trade(number, "t" + number, price);
  }

  static Trade trade(long number, String id, double price) {
    long at = START + number * 1000;
    return new Trade(BTC, at, at, id, price, 0.01, OrderSide.BUY);
  }
}
