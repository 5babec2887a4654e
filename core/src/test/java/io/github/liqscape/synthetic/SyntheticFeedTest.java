// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.ForcedOrder.Completeness;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SyntheticFeedTest {

  private static final Duration HOURS = Duration.ofHours(8);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void every_event_is_in_order_and_well_formed() {
    SyntheticMarket market = SyntheticMarket.of(41);
    EventOrder order = new EventOrder();
    long last = market.nowNanos();
    long trade = 0;
    for (MarketEvent event : Markets.events(market, DAY)) {
      boolean good =
          order.offer(event.kind(), event.eventNanos()) == EventOrder.Verdict.APPLY
              && event.eventNanos() >= last
              && event.receivedNanos() == event.eventNanos()
              && event.instrument().equals(market.instrument());
      last = event.eventNanos();
      if (event instanceof Trade t) {
        good &=
            t.id().equals(Long.toString(++trade))
                && t.price() == Math.round(t.price() * 10) / 10.0
                && t.quantity() == Math.round(t.quantity() * 1_000) / 1_000.0;
      }
      if (!good) {
        fail("not as it should be: " + event);
      }
    }
    assertThat(trade).isPositive();
    assertThat(last).isLessThanOrEqualTo(market.nowNanos());
  }

  @Test
  void each_stream_comes_at_its_interval() {
    SyntheticMarketConfig config =
        Markets.small()
            .markInterval(Duration.ofSeconds(3))
            .openInterestInterval(Duration.ofSeconds(10))
            .build();
    List<MarketEvent> events =
        Markets.events(SyntheticMarket.of(42, config), DAY.minusNanos(1));
    List<MarketEvent> marks = of(StreamKind.MARK_PRICE, events);
    List<MarketEvent> openInterest = of(StreamKind.OPEN_INTEREST, events);
    assertThat(marks).hasSize(86_400 / 3);
    assertThat(openInterest).hasSize(86_400 / 10);
    assertThat(of(StreamKind.FUNDING_RATE, events)).hasSize(2);
    OpenInterest oi = (OpenInterest) openInterest.get(0);
    MarkPrice mark = (MarkPrice) marks.get(0);
    assertThat(oi.notional()).isEqualTo(oi.quantity() * mark.mark());
  }

  @Test
  void the_standard_market_trades_about_once_a_second() {
    long trades =
        Markets.events(SyntheticMarket.of(43), DAY).stream()
            .filter(Trade.class::isInstance)
            .count();
    assertThat(trades).isBetween(60_000L, 260_000L);
  }

  @Test
  void a_thinned_feed_tells_the_largest_forced_order_of_each_second() {
    List<MarketEvent> all = Markets.events(SyntheticMarket.of(44, Markets.wild().build()), HOURS);
    List<MarketEvent> told =
        Markets.events(
            SyntheticMarket.of(44, Markets.wild().completeness(Completeness.SAMPLED).build()),
            HOURS);

    Map<Long, List<ForcedOrder>> bySecond =
        Markets.forced(all).stream()
            .collect(Collectors.groupingBy(f -> f.eventNanos() / Markets.SECOND));
    List<ForcedOrder> sampled = Markets.forced(told);
    assertThat(sampled).hasSameSizeAs(bySecond.keySet()).hasSizeGreaterThan(50);
    assertThat(Markets.forced(all)).hasSizeGreaterThan(sampled.size());
    for (ForcedOrder f : sampled) {
      assertThat(f.completeness()).isEqualTo(Completeness.SAMPLED);
      List<ForcedOrder> second = bySecond.get(f.eventNanos() / Markets.SECOND);
      assertThat(second).contains(completed(f));
      assertThat(second).allMatch(other -> other.quantity() <= f.quantity());
    }
    for (int i = 1; i < sampled.size(); i++) {
      assertThat(sampled.get(i).eventNanos() - sampled.get(i - 1).eventNanos())
          .isGreaterThanOrEqualTo(Markets.SECOND);
    }
    assertThat(withoutForced(told)).isEqualTo(withoutForced(all));
  }

  @Test
  void hidden_prices_are_nan_and_change_nothing_else() {
    List<MarketEvent> all = Markets.events(SyntheticMarket.of(45, Markets.wild().build()), HOURS);
    SyntheticMarketConfig bybit =
        Markets.wild().printsFillPrice(false).printsBankruptcyPrice(false).build();
    List<MarketEvent> hidden = Markets.events(SyntheticMarket.of(45, bybit), HOURS);
    assertThat(withoutForced(hidden)).isEqualTo(withoutForced(all));
    assertThat(Markets.forced(hidden)).hasSameSizeAs(Markets.forced(all)).isNotEmpty();
    assertThat(Markets.forced(hidden))
        .allMatch(f -> Double.isNaN(f.fillPrice()) && Double.isNaN(f.bankruptcyPrice()));
  }

  @Test
  void every_forced_order_is_also_a_trade_of_the_closing_side() {
    SyntheticMarket market = SyntheticMarket.of(46, Markets.wild().build());
    List<MarketEvent> events = Markets.events(market, HOURS);
    Map<Long, List<Trade>> trades =
        events.stream()
            .filter(Trade.class::isInstance)
            .map(Trade.class::cast)
            .collect(Collectors.groupingBy(Trade::eventNanos));
    for (ForcedOrder f : Markets.forced(events)) {
      double sold =
          trades.getOrDefault(f.eventNanos(), List.of()).stream()
              .filter(t -> t.taker() == f.liquidatedSide().closingOrder())
              .mapToDouble(Trade::quantity)
              .sum();
      assertThat(sold).isGreaterThanOrEqualTo(f.quantity() - 1e-9);
    }
  }

  @Test
  void funding_is_paid_out_of_and_into_the_wallets() {
    SyntheticMarket market = SyntheticMarket.of(47, Markets.small().build());
    market.advance(Duration.ofHours(8).minusMillis(1), event -> {});
    Truth before = market.truth();
    FundingRate[] rate = new FundingRate[1];
    market.advance(
        Duration.ofMillis(1),
        event -> rate[0] = event instanceof FundingRate f ? f : rate[0]);
    Truth after = market.truth();
    for (PositionSide side : PositionSide.values()) {
      Map<Long, TruePosition> paid =
          after.positions(side).stream()
              .collect(
                  Collectors.toMap(
                      TruePosition::openedNanos, Function.identity(), (first, twin) -> first));
      int compared = 0;
      for (TruePosition p : before.positions(side)) {
        TruePosition q = paid.get(p.openedNanos());
        boolean toppedUp = q != null && q.walletBalance() > 1.2 * p.walletBalance();
        if (q == null || q.quantity() != p.quantity() || toppedUp) {
          continue;
        }
        double due = side.sign() * rate[0].rate() * p.quantity() * before.mark();
        assertThat(p.walletBalance() - q.walletBalance())
            .isCloseTo(due, within(1e-6 * p.walletBalance()));
        compared++;
      }
      assertThat(compared).isGreaterThan(200);
    }
  }

  private static ForcedOrder completed(ForcedOrder f) {
    return new ForcedOrder(
        f.instrument(), f.eventNanos(), f.receivedNanos(), f.liquidatedSide(), f.quantity(),
        f.fillPrice(), f.bankruptcyPrice(), Completeness.COMPLETE);
  }

  private static List<MarketEvent> of(StreamKind kind, List<MarketEvent> events) {
    return events.stream().filter(e -> e.kind() == kind).toList();
  }

  private static List<MarketEvent> withoutForced(List<MarketEvent> events) {
    return events.stream().filter(e -> e.kind() != StreamKind.FORCED_ORDER).toList();
  }
}
