// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static io.github.liqscape.instrument.OrderSide.BUY;
import static io.github.liqscape.instrument.OrderSide.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.order.Trailing;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.paper.policy.PositionMode;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.setup.PlanTarget;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nonsense, extremes and money at the edge: refused with a reason, and nothing half applied. */
class PaperEdgeTest {

  private static final Instrument LINEAR =
      Instrument.linear(Venue.BYBIT, "XUSDT", "X", "USDT").tickSize("0.01").lotSize("0.001").build();
  private static final Instrument INVERSE =
      Instrument.inverse(Venue.BYBIT, "YUSD", "Y", "USD")
          .tickSize("0.5").lotSize("1").contractSize("1").build();
  private static final Instrument STRANGER =
      Instrument.linear(Venue.OKX, "Z", "Z", "USDT").tickSize("0.01").lotSize("0.001").build();
  private static final double[] EXTREMES = {
    Double.MIN_VALUE, 1e-300, 1e-12, 1e9, 1e12, 1e15, 9.007199254740994E15, 9.3e18, 1e30, 1e300,
    Double.MAX_VALUE
  };

  private static InstrumentTerms terms(Instrument instrument, MarginTiers.Unit unit, Matching by) {
    MarginTiers tiers =
        MarginTiers.builder(unit, LocalDate.of(2026, 1, 1), "test")
            .unboundedTier("0", "0.004")
            .build();
    return new InstrumentTerms(instrument, tiers, 0.0002, 0.0005, 5, MarginMode.ISOLATED, by);
  }

  private static FastVenue venue(Matching by) {
    FastVenue venue =
        new FastVenue(
            new PaperTerms(
                "t", PositionMode.ONE_WAY, FillPolicy.FRICTIONLESS, RiskLimits.NONE,
                List.of(
                    terms(LINEAR, MarginTiers.Unit.QUOTE, by),
                    terms(INVERSE, MarginTiers.Unit.COIN, by))));
    venue.deposit("USDT", new BigDecimal("100000"));
    venue.deposit("Y", new BigDecimal("100"));
    return venue;
  }

  private static Trade trade(Instrument i, long at, double price, double quantity) {
    return new Trade(i, at, at, "t" + at + price, price, quantity, BUY);
  }

  private static RejectReason reason(OrderAnswer answer) {
    assertThat(answer).isInstanceOf(OrderAnswer.Rejected.class);
    return ((OrderAnswer.Rejected) answer).reason();
  }

  /** Positions in both contracts and orders of several kinds. */
  private static FastVenue busy() {
    FastVenue venue = venue(Matching.TICKS);
    venue.submit(Order.market("m1", LINEAR, BUY, 10).build());
    venue.submit(Order.market("m2", INVERSE, SELL, 1000).build());
    venue.apply(trade(LINEAR, 1, 100, 1000));
    venue.apply(trade(INVERSE, 1, 100, 100000));
    venue.submit(Order.limit("l1", LINEAR, BUY, 5, 90).build());
    venue.submit(Order.stop("s1", LINEAR, SELL, 5, 80).reduceOnly().build());
    venue.submit(
        Order.of("tr", LINEAR, SELL, OrderType.TRAILING_STOP, 1)
            .trailing(Trailing.percent(3)).reduceOnly().build());
    assertThat(venue.describe()).contains("position bybit:XUSDT LONG 10000", "SHORT 1000");
    venue.drain();
    return venue;
  }

  private static Order order(
      String id, Instrument i, OrderType type, double quantity, double limit, double trigger) {
    Order.Builder b = Order.of(id, i, BUY, type, quantity).limit(limit).trigger(trigger);
    return b.build();
  }

  @Test
  void orders_that_make_no_sense_are_refused_and_change_nothing() {
    double nan = Double.NaN;
    double inf = Double.POSITIVE_INFINITY;
    OrderType m = OrderType.MARKET;
    OrderType l = OrderType.LIMIT;
    OrderType s = OrderType.STOP_MARKET;
    List<Order> nonsense = new ArrayList<>();
    for (double q : new double[] {nan, 0, -0.0, -1, inf, -inf, Double.NEGATIVE_INFINITY}) {
      nonsense.add(order("q" + nonsense.size(), LINEAR, m, q, nan, nan));
    }
    for (double p : new double[] {nan, 0, -0.0, -1, inf}) {
      nonsense.add(order("l" + nonsense.size(), LINEAR, l, 1, p, nan));
      nonsense.add(order("s" + nonsense.size(), LINEAR, s, 1, nan, p));
    }
    nonsense.add(order("", LINEAR, m, 1, nan, nan));
    nonsense.add(order("  ", LINEAR, m, 1, nan, nan));
    nonsense.add(order("x".repeat(37), LINEAR, m, 1, nan, nan));
    nonsense.add(order("liquidation", LINEAR, m, 1, nan, nan));
    nonsense.add(order("a", LINEAR, m, 1, 100, nan));
    nonsense.add(order("b", LINEAR, m, 1, nan, 100));
    nonsense.add(order("c", LINEAR, l, 1, 100, 100));
    nonsense.add(order("d", LINEAR, s, 1, 100, 100));
    nonsense.add(order("e", LINEAR, OrderType.TRAILING_STOP, 1, nan, nan));
    nonsense.add(Order.limit("f", LINEAR, BUY, 1, 90).trailing(Trailing.ticks(3)).build());
    nonsense.add(Order.market("g", LINEAR, BUY, 1).postOnly().build());
    nonsense.add(Order.stop("h", LINEAR, BUY, 1, 200).timeInForce(TimeInForce.FOK).build());
    nonsense.add(Order.limit("i", LINEAR, BUY, 1, 90).timeInForce(TimeInForce.until(-5)).build());
    nonsense.add(Order.limit("j", LINEAR, BUY, 1, 90).protection(-2).build());
    FastVenue venue = busy();
    String before = venue.describe();
    for (Order order : nonsense) {
      assertThat(reason(venue.submit(order))).as("%s", order).isEqualTo(RejectReason.MALFORMED);
      assertThat(venue.describe()).as("%s", order).isEqualTo(before);
    }
    assertThat(venue.drain()).isEmpty();
  }

  @Test
  void what_is_off_the_grid_or_too_large_is_refused_and_changes_nothing() {
    FastVenue venue = busy();
    String before = venue.describe();
    int n = 0;
    for (Instrument i : List.of(LINEAR, INVERSE)) {
      for (double x : EXTREMES) {
        for (OrderSide side : OrderSide.values()) {
          List<Order> tries =
              List.of(
                  Order.market("a" + ++n, i, side, x).build(),
                  Order.limit("b" + n, i, side, 1, x).build(),
                  Order.stop("c" + n, i, side, 1, x).build(),
                  Order.limit("d" + n, i, side, x, 80).build(),
                  Order.limit("e" + n, i, side, x, x).build());
          for (Order order : tries) {
            OrderAnswer answer = venue.submit(order);
            assertThat(answer.ok() && "ad".contains(order.id().substring(0, 1)))
                .as("%s: %s", order, answer)
                .isFalse();
            if (answer.ok()) {
              // A price that is on the grid and far away is an order like any other.
              venue.cancel(order.id());
            }
            assertThat(venue.describe()).as("%s", order).isEqualTo(before);
          }
        }
      }
    }
    assertThat(reason(venue.submit(Order.limit("o1", LINEAR, BUY, 1, 90.005).build())))
        .isEqualTo(RejectReason.OFF_TICK);
    assertThat(reason(venue.submit(Order.limit("o2", LINEAR, BUY, 1.0005, 90).build())))
        .isEqualTo(RejectReason.OFF_LOT);
    assertThat(reason(venue.submit(Order.limit("o3", STRANGER, BUY, 1, 90).build())))
        .isEqualTo(RejectReason.UNKNOWN_INSTRUMENT);
    assertThat(reason(venue.submit(Order.limit("o4", LINEAR, BUY, 4e8, 1000).build())))
        .isEqualTo(RejectReason.OVERSIZE);
    assertThat(venue.describe()).isEqualTo(before);
  }

  @Test
  void changes_that_make_no_sense_are_refused_and_change_nothing() {
    FastVenue venue = busy();
    String before = venue.describe();
    double nan = Double.NaN;
    assertThat(reason(venue.cancel("nobody"))).isEqualTo(RejectReason.UNKNOWN_ORDER);
    assertThat(reason(venue.cancel("m1"))).isEqualTo(RejectReason.UNKNOWN_ORDER);
    assertThat(reason(venue.amend("nobody", 1, nan, nan))).isEqualTo(RejectReason.UNKNOWN_ORDER);
    List<Double> values = new ArrayList<>(List.of(0.0, -0.0, -1.0, Double.POSITIVE_INFINITY));
    for (double x : EXTREMES) {
      values.add(x);
    }
    for (String id : List.of("l1", "s1", "tr")) {
      for (double x : values) {
        for (OrderAnswer answer :
            List.of(
                venue.amend(id, x, nan, nan), venue.amend(id, nan, x, nan),
                venue.amend(id, nan, nan, x), venue.amend(id, x, x, x))) {
          assertThat(answer.ok()).as("%s %s: %s", id, x, answer).isFalse();
        }
        assertThat(venue.describe()).as("%s %s", id, x).isEqualTo(before);
      }
    }
    for (double x : values) {
      assertThat(venue.leverage(LINEAR, x).ok()).as("leverage %s", x).isFalse();
      assertThat(venue.leverage(STRANGER, x).ok()).isFalse();
    }
    assertThat(reason(venue.leverage(LINEAR, nan))).isEqualTo(RejectReason.LEVERAGE);
    assertThat(reason(venue.leverage(LINEAR, 3))).isEqualTo(RejectReason.NOT_FLAT);
    assertThat(reason(venue.marginMode(INVERSE, MarginMode.CROSS)))
        .isEqualTo(RejectReason.NOT_FLAT);
    assertThat(venue.describe()).isEqualTo(before);
    assertThat(venue.drain()).isEmpty();
  }

  @Test
  void brackets_that_make_no_sense_are_refused_and_change_nothing() {
    FastVenue venue = busy();
    String before = venue.describe();
    int n = 0;
    for (double stop : new double[] {0, -1, 95, 89.995, 1e300, Double.POSITIVE_INFINITY}) {
      Order entry = Order.limit("k" + ++n, LINEAR, BUY, 1, 90).build();
      assertThat(venue.submit(Bracket.of(entry, stop, 110)).ok()).as("stop %s", stop).isFalse();
    }
    for (double target : new double[] {80, 90, 110.005, 1e300}) {
      Order entry = Order.limit("k" + ++n, LINEAR, BUY, 1, 90).build();
      assertThat(venue.submit(Bracket.of(entry, 85, target)).ok()).as("%s", target).isFalse();
    }
    Order entry = Order.limit("k0", LINEAR, BUY, 1, 90).build();
    assertThat(
            reason(
                venue.submit(
                    Bracket.of(
                        entry, 85,
                        List.of(new PlanTarget(110, 0.5, "a"), new PlanTarget(120, 0.4, "b"))))))
        .isEqualTo(RejectReason.MALFORMED);
    assertThat(venue.describe()).isEqualTo(before);
  }

  @Test
  void money_beyond_the_edge_is_refused_and_the_books_stand() {
    FastVenue venue = venue(Matching.TICKS);
    String before = venue.describe();
    for (String amount : List.of("0", "-1", "0.000000001", "40000000000.1", "1e300")) {
      assertThatThrownBy(() -> venue.deposit("USDT", new BigDecimal(amount)))
          .as(amount)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must");
      assertThat(venue.describe()).isEqualTo(before);
    }
    assertThatThrownBy(() -> venue.deposit("EUR", BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> venue.withdraw("USDT", new BigDecimal("100000.00000001")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(venue.describe()).isEqualTo(before);
  }

  @Test
  void deposits_that_together_are_beyond_the_edge_are_refused() {
    FastVenue venue = venue(Matching.TICKS);
    venue.deposit("USDT", new BigDecimal("39999900000"));
    String before = venue.describe();
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> venue.deposit("USDT", new BigDecimal("40000000000")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must");
      assertThat(venue.describe()).isEqualTo(before);
    }
    venue.withdraw("USDT", new BigDecimal("40000000000"));
    assertThat(venue.broker().balance("USDT", LedgerAccount.TRADER)).isEqualByComparingTo("0");
  }

  @Test
  void the_largest_position_can_be_held_and_closed_to_the_last_unit() {
    FastVenue venue = venue(Matching.TICKS);
    venue.deposit("USDT", new BigDecimal("39999900000"));
    venue.leverage(LINEAR, 1);
    venue.apply(trade(LINEAR, 1, 1000, 1e12));
    OrderAnswer answer = venue.submit(Order.market("m", LINEAR, BUY, 3.9e7).build());
    assertThat(answer.ok()).as("%s", answer).isTrue();
    venue.apply(trade(LINEAR, 2, 1000, 1e12));
    assertThat(venue.describe()).contains("LONG 39000000000 ");
    for (double mark : new double[] {2000, 500, 1025.64, 1000}) {
      venue.apply(new MarkPrice(LINEAR, (long) mark + 10_000_000_000L, 3, mark, Double.NaN));
      balanced(venue);
    }
    venue.submit(Order.market("out", LINEAR, SELL, 3.9e7).reduceOnly().build());
    venue.apply(trade(LINEAR, 30_000_000_000L, 1000, 1e12));
    assertThat(venue.describe()).doesNotContain("position");
    balanced(venue);
  }

  @Test
  void extreme_events_never_break_the_books() {
    for (Matching by : Matching.values()) {
      for (Instrument i : List.of(LINEAR, INVERSE)) {
        for (double x : EXTREMES) {
          for (int kind = 0; kind < 8; kind++) {
            FastVenue venue = by == Matching.TICKS ? busy() : bars(by);
            MarketEvent event = event(i, kind, x);
            if (event == null) {
              continue;
            }
            try {
              venue.apply(event);
              venue.broker().positions();
              venue.broker().balances();
              venue.apply(trade(i, 4_000_000_000L, 100, 5));
              venue.apply(
                  new MarkPrice(i, 4_100_000_000L, 1, 100, Double.NaN));
              venue.advanceTo(200_000_000_000L);
              venue.submit(Order.market("later", i, BUY, 1).build());
              venue.broker().positions();
              balanced(venue);
            } catch (ArithmeticException | IllegalStateException | ArrayIndexOutOfBoundsException e) {
              throw new AssertionError(by + " " + event, e);
            }
          }
        }
      }
    }
  }

  private static FastVenue bars(Matching by) {
    FastVenue venue = venue(by);
    venue.submit(Order.market("m1", LINEAR, BUY, 10).build());
    venue.submit(Order.market("m2", INVERSE, SELL, 1000).build());
    venue.apply(candle(LINEAR, -Timeframe.M1.nanos(), 100, 100));
    venue.apply(candle(INVERSE, -Timeframe.M1.nanos(), 100, 100));
    venue.submit(Order.limit("l1", LINEAR, BUY, 5, 90).build());
    venue.submit(Order.stop("s1", LINEAR, SELL, 5, 80).reduceOnly().build());
    return venue;
  }

  private static CandleEvent candle(Instrument i, long open, double price, double high) {
    return CandleEvent.recorded(
        i, PriceKind.LAST, Candle.closed(Timeframe.M1, open, price, high, price, price, 1e6));
  }

  private static @Nullable MarketEvent event(Instrument i, int kind, double x) {
    long at = 3_000_000_000L;
    try {
      return switch (kind) {
        case 0 -> trade(i, at, x, 1);
        case 1 -> trade(i, at, 100, x);
        case 2 -> new MarkPrice(i, at, at, x, Double.NaN);
        case 3 -> new TopOfBook(i, at, at, x / 2, 1, x, 1);
        case 4 -> new TopOfBook(i, at, at, 99, x, 101, x);
        case 5 ->
            new BookChange(
                i, at, at, true, 1, 1, -1, BookLevels.of(new double[0], new double[0], 0),
                BookLevels.of(new double[] {x}, new double[] {x}, 1));
        case 6 -> candle(i, 0, x, x);
        default ->
            new FundingRate(
                i, at, at, 0.2, at + (long) (x % 1e15), Duration.ofHours(8),
                FundingRate.Status.SETTLED);
      };
    } catch (IllegalArgumentException refusedByCore) {
      return null;
    }
  }

  private static void balanced(FastVenue venue) {
    for (String asset : List.of("USDT", "Y")) {
      BigDecimal sum = BigDecimal.ZERO;
      for (LedgerAccount account : LedgerAccount.values()) {
        sum = sum.add(venue.broker().balance(asset, account));
      }
      assertThat(sum).isEqualByComparingTo("0");
    }
  }

  @Test
  void times_far_away_or_backwards_do_no_harm() {
    FastVenue venue = busy();
    String before = venue.describe();
    venue.advanceTo(Long.MIN_VALUE);
    venue.advanceTo(-1);
    venue.apply(trade(LINEAR, -10_000_000_000L, 50, 5));
    venue.apply(new MarkPrice(LINEAR, Long.MIN_VALUE, 0, 50, Double.NaN));
    assertThat(venue.describe()).isEqualTo(before);
    venue.advanceTo(Long.MAX_VALUE);
    venue.submit(Order.limit("late", LINEAR, BUY, 1, 70).build());
    venue.cancel("late");
    assertThat(venue.describe()).isEqualTo(before);
  }
}
