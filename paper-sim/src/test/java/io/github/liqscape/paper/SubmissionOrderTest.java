// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Latency;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.RiskLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that overtake each other on their way keep the order in which they were submitted. */
final class SubmissionOrderTest {

  private static final long START = 1_760_000_000_000_000_000L;
  private static final long MS = 1_000_000L;
  private static final Instrument BTC =
      Instrument.linear(Venue.SYNTHETIC, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.1").lotSize("0.001").build();
  private static final MarginTiers TIERS =
      MarginTiers.builder(MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1), "by hand")
          .unboundedTier("0", "0.005").maxLeverage("125").build();

  @Test
  void live_orders_and_what_a_halt_cancels_come_in_order_of_submission() {
    List<String> accepted = new ArrayList<>();
    List<String> canceled = new ArrayList<>();
    try (PaperBroker broker =
        PaperBroker.builder().account("USDT", "100000").limits(RiskLimits.NONE)
            .fills(FillPolicy.DEFAULT.withLatency(new Latency(MS, 1_000 * MS, 7)))
            .instrument(InstrumentTerms.of(BTC, TIERS).withMatching(Matching.TICKS))
            .listener(
                event -> {
                  if (event instanceof PaperEvent.OrderChanged o) {
                    if (o.status() == OrderStatus.OPEN) {
                      accepted.add(o.orderId());
                    } else if (o.status() == OrderStatus.CANCELED) {
                      canceled.add(o.orderId());
                    }
                  }
                })
            .build()) {
      broker.apply(new Trade(BTC, START, START, "t", 1_000, 1, OrderSide.BUY));
      List<String> submitted = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        submitted.add("o" + i);
        broker.submit(Order.limit("o" + i, BTC, OrderSide.BUY, 0.01, 900).build());
      }
      broker.advanceTo(START + 2_000 * MS);
      assertThat(accepted).as("they did overtake").hasSize(20).isNotEqualTo(submitted);
      assertThat(broker.liveOrders()).extracting(Order::id).isEqualTo(submitted);
      broker.halt("test", false);
      assertThat(canceled).isEqualTo(submitted);
    }
  }
}
