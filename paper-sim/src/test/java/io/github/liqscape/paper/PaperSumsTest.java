// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Latency;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.RiskLimits;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PaperSumsTest {

  private static final long START = 1_760_000_000_000_000_000L;
  private static final MarginTiers TIERS =
      MarginTiers.builder(MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1), "by hand")
          .unboundedTier("0", "0.004").maxLeverage("125").build();
  private static final List<Instrument> THREE =
      IntStream.range(0, 3)
          .mapToObj(
              i ->
                  Instrument.linear(Venue.SYNTHETIC, "C" + i + "USDT", "C" + i, "USDT")
                      .tickSize("0.1").lotSize("0.001").build())
          .toList();

  private static Trade trade(Instrument of, long second, double price) {
    long at = START + second * 1_000_000_000L;
    return new Trade(of, at, at, "t" + second, price, 1e6, OrderSide.BUY);
  }

  /** Three longs of 2e10 whose prices double, beside a wallet of 4e10: 1e11, which no long holds. */
  @Test
  void a_sum_that_cannot_be_counted_stops_the_account_and_is_never_counted_wrong() {
    PaperBrokerBuilder builder =
        PaperBroker.builder().account("USDT", "40000000000").limits(RiskLimits.NONE)
            .fills(FillPolicy.DEFAULT.withLatency(Latency.NONE));
    for (Instrument of : THREE) {
      builder.instrument(InstrumentTerms.of(of, TIERS).withMatching(Matching.TICKS));
    }
    try (PaperBroker broker = builder.build()) {
      long second = 0;
      for (Instrument of : THREE) {
        broker.apply(trade(of, second++, 100_000));
        broker.submit(Order.market("o" + second, of, OrderSide.BUY, 199_000).build());
        broker.apply(trade(of, second++, 100_000));
      }
      assertThat(broker.positions()).hasSize(3);
      for (Instrument of : THREE.subList(0, 2)) {
        broker.apply(new MarkPrice(of, START + second * 1_000_000_000L, 0, 200_000, Double.NaN));
        second++;
      }
      MarkPrice third =
          new MarkPrice(THREE.get(2), START + second * 1_000_000_000L, 0, 200_000, Double.NaN);
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> broker.apply(third));
      assertThatIllegalStateException().isThrownBy(() -> broker.apply(third));
    }
  }
}
