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
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The account that the benchmarks of paper trading use: BTC on ticks, no latency, no limits. */
final class PaperVenue {

  static final long START = 1_760_000_000_000_000_000L;
  static final Instrument BTC =
      Instrument.linear(Venue.SYNTHETIC, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.1").lotSize("0.001").build();
  private static final MarginTiers TIERS =
      MarginTiers.builder(MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1), "by hand")
          .unboundedTier("0", "0.004").maxLeverage("125").build();

  private PaperVenue() {}

  /** A broker; with a journal, it is forced on demand. */
  static PaperBroker broker(@Nullable Path journal) {
    PaperBrokerBuilder builder =
        PaperBroker.builder().account("USDT", "1000000000").limits(RiskLimits.NONE)
            .fills(FillPolicy.DEFAULT.withLatency(Latency.NONE))
            .instrument(InstrumentTerms.of(BTC, TIERS).withMatching(Matching.TICKS));
    if (journal != null) {
      builder.journal(journal).durability(Durability.ON_DEMAND);
    }
    return builder.build();
  }

  static Trade trade(long number, double price) {
    long at = START + number * 1000;
    return new Trade(BTC, at, at, "t" + number, price, 0.01, OrderSide.BUY);
  }
}
