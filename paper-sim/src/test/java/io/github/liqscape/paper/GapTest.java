// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static io.github.liqscape.instrument.OrderSide.BUY;
import static io.github.liqscape.instrument.OrderSide.SELL;
import static io.github.liqscape.paper.GapRig.X;
import static io.github.liqscape.paper.GapRig.at;
import static io.github.liqscape.paper.GapRig.candle;
import static io.github.liqscape.paper.GapRig.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.setup.PlanTarget;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The reference on recovery: resting orders stay open, the gap is replayed from candles,
 * PESSIMISTIC, flagged GAP_FILLED; without candles nothing is assumed filled and the position is
 * UNVERIFIED until marked.
 */
class GapTest {

  private static Order market(String id, OrderSide side, double quantity) {
    return Order.market(id, X, side, quantity).build();
  }

  private static Order limit(String id, OrderSide side, double price) {
    return Order.limit(id, X, side, 10, price).build();
  }

  private static Order stop(String id, double trigger) {
    return Order.stop(id, X, SELL, 10, trigger).reduceOnly().build();
  }

  /** Ten bought at 100, seen until second 5. */
  private static GapRig held(FillPolicy policy, double leverage) {
    GapRig rig = new GapRig(policy, leverage);
    rig.broker.submit(market("in", BUY, 10));
    rig.trade(5, 100);
    return rig;
  }

  private static GapRig held() {
    return held(FillPolicy.FRICTIONLESS, 1);
  }

  @Test
  void a_stop_that_the_candles_reach_is_filled_in_its_minute_and_flagged() {
    GapRig rig = held();
    rig.broker.submit(stop("out", 90));
    rig.fill(5, 240, minute(0, 100, 101, 99, 100), minute(1, 100, 101, 88, 95),
        minute(2, 95, 99, 95, 98), minute(3, 98, 98, 98, 98));
    Fill fill = rig.last();
    assertThat(fill.orderId()).isEqualTo("out");
    assertThat(fill.ticks()).isEqualTo(90);
    assertThat(fill.timeNanos()).isEqualTo(at(120));
    assertThat(fill.flags()).containsExactly(FillFlag.GAP_FILLED);
    assertThat(rig.broker.trades().getFirst().flags()).containsExactly(FillFlag.GAP_FILLED);
    assertThat(rig.broker.trades().getFirst().doubtful()).isTrue();
    assertThat(rig.told).contains(new PaperEvent.GapFilled(X, at(5), at(240), 4));
    assertThat(rig.told).noneMatch(e -> e instanceof PaperEvent.Unverified);
    assertThat(rig.broker.now()).isEqualTo(at(240));
  }

  @Test
  void without_candles_nothing_is_filled_and_the_position_is_unverified_until_marked() {
    GapRig rig = held();
    rig.broker.submit(stop("out", 90));
    rig.broker.submit(limit("more", BUY, 80));
    int fills = rig.fills().size();
    rig.fill(5, 240);
    assertThat(rig.fills()).hasSize(fills);
    assertThat(rig.broker.liveOrders()).hasSize(2);
    assertThat(rig.broker.positions().getFirst().unverified()).isTrue();
    rig.mark(241, 95);
    assertThat(rig.broker.positions().getFirst().unverified()).isFalse();
    assertThat(rig.told).contains(new PaperEvent.Verified(X));
  }

  @Test
  void what_lived_through_a_time_without_candles_says_so_in_every_later_fill() {
    GapRig rig = held();
    rig.broker.submit(stop("old", 90));
    rig.fill(5, 240);
    rig.trade(241, 95);
    rig.broker.submit(limit("new", SELL, 97));
    rig.trade(242, 98, 4, BUY);
    assertThat(rig.last().orderId()).isEqualTo("new");
    assertThat(rig.last().flags()).isEmpty();
    rig.trade(243, 89);
    rig.trade(244, 89);
    assertThat(rig.last().orderId()).isEqualTo("old");
    assertThat(rig.last().flags()).containsExactly(FillFlag.UNVERIFIED);
    assertThat(rig.broker.trades().getFirst().flags()).containsExactly(FillFlag.UNVERIFIED);
  }

  @Test
  void a_trade_that_was_open_is_unverified_though_a_new_order_closed_it() {
    GapRig rig = held();
    rig.fill(5, 240);
    rig.trade(241, 95);
    rig.broker.submit(market("out", SELL, 10));
    rig.trade(242, 96);
    assertThat(rig.last().flags()).isEmpty();
    assertThat(rig.broker.trades().getFirst().flags()).containsExactly(FillFlag.UNVERIFIED);
  }

  @Test
  void stop_and_target_in_one_candle_are_the_stop_whatever_the_path_policy_says() {
    GapRig rig = new GapRig(FillPolicy.FRICTIONLESS.withPath(BarPath.OHLC), 1);
    rig.broker.submit(
        Bracket.of(market("in", BUY, 10), 90, List.of(new PlanTarget(110, 1, "one"))));
    rig.trade(5, 100);
    rig.fill(5, 60, minute(0, 100, 100, 100, 100));
    rig.fill(60, 120, minute(1, 100, 111, 89, 100));
    assertThat(rig.last().ticks()).isEqualTo(90);
    assertThat(rig.last().flags()).containsExactly(FillFlag.AMBIGUOUS, FillFlag.GAP_FILLED);
    assertThat(rig.broker.trades().getFirst().bestNetE8()).isPositive();
    assertThat(rig.told).anyMatch(e -> e instanceof PaperEvent.Ambiguous);
  }

  @Test
  void an_order_from_within_the_first_candle_is_reached_at_its_close_only() {
    GapRig rig = held();
    rig.broker.submit(limit("low", BUY, 95));
    rig.fill(5, 120, minute(0, 100, 100, 90, 100), minute(1, 100, 101, 96, 100));
    assertThat(rig.broker.liveOrders()).hasSize(1);
    rig.fill(120, 180, minute(2, 100, 100, 94, 94));
    assertThat(rig.last().orderId()).isEqualTo("low");
    assertThat(rig.last().ticks()).isEqualTo(95);
  }

  @Test
  void after_the_gap_the_queue_is_unknown_and_only_a_trade_beyond_the_limit_fills() {
    GapRig rig = new GapRig(FillPolicy.FRICTIONLESS, 1);
    rig.top(1, 99, 101);
    rig.broker.submit(limit("rest", BUY, 100));
    rig.fill(1, 60, minute(0, 102, 103, 101, 102));
    rig.trade(61, 100, 1_000, SELL);
    assertThat(rig.fills()).isEmpty();
    rig.trade(62, 99, 1_000, SELL);
    assertThat(rig.last().ticks()).isEqualTo(100);
    assertThat(rig.last().flags()).isEmpty();
  }

  @Test
  void after_the_gap_the_book_is_gone_and_a_taker_waits() {
    GapRig rig = new GapRig(FillPolicy.FRICTIONLESS, 1);
    rig.top(1, 99, 101);
    rig.fill(1, 60, minute(0, 100, 100, 100, 100));
    rig.broker.submit(market("in", BUY, 10));
    assertThat(rig.fills()).isEmpty();
    rig.top(61, 104, 105);
    assertThat(rig.last().ticks()).isEqualTo(105);
  }

  @Test
  void a_book_from_within_a_gap_is_known_and_nothing_is_matched_with_it() {
    GapRig rig = new GapRig(FillPolicy.FRICTIONLESS, 1);
    rig.trade(1, 100);
    rig.broker.submit(limit("rest", BUY, 98));
    rig.fill(1, 60, minute(0, 100, 100, 99, 100));
    rig.top(50, 95, 97);
    assertThat(rig.fills()).isEmpty();
    assertThat(rig.broker.reference(X, BUY)).isEqualTo(97);
    rig.top(61, 95, 97);
    assertThat(rig.last().ticks()).isEqualTo(98);
  }

  @Test
  void trades_and_marks_that_were_walked_over_come_too_late() {
    GapRig rig = held();
    rig.broker.submit(stop("out", 90));
    rig.fill(5, 60, minute(0, 100, 100, 95, 95));
    rig.trade(59.5, 80);
    rig.mark(59.5, 80);
    assertThat(rig.broker.liveOrders()).hasSize(1);
    assertThat(rig.broker.counts()).containsEntry(PaperCount.LATE, 2L);
  }

  @Test
  void the_mark_candle_liquidates_and_not_the_last_price() {
    GapRig rig = held(FillPolicy.FRICTIONLESS, 20);
    rig.mark(6, 100);
    CandleEvent last = minute(1, 100, 100, 90, 99);
    rig.fill(60, 120, last, candle(PriceKind.MARK, 1, 100, 100, 97, 98));
    assertThat(rig.broker.positions()).hasSize(1);
    assertThat(rig.broker.positions().getFirst().markPrice()).isEqualTo(98);
    rig.fill(
        120, 180, minute(2, 99, 99, 99, 99), candle(PriceKind.MARK, 2, 98, 98, 94, 98));
    assertThat(rig.last().liquidation()).isTrue();
    assertThat(rig.last().flags()).containsExactly(FillFlag.GAP_FILLED);
  }

  @Test
  void without_mark_candles_the_last_path_liquidates_and_the_mark_is_unknown_after_it() {
    GapRig rig = held(FillPolicy.FRICTIONLESS, 20);
    rig.mark(6, 100);
    rig.fill(60, 120, minute(1, 100, 100, 97, 98));
    assertThat(rig.broker.positions().getFirst().markPrice()).isEqualTo(98);
    rig.fill(120, 180, minute(2, 98, 99, 90, 99));
    assertThat(rig.last().liquidation()).isTrue();
    assertThat(rig.last().flags())
        .containsExactly(FillFlag.MARK_FALLBACK, FillFlag.GAP_FILLED);
  }

  @Test
  void a_hole_between_candles_is_unverified_and_the_next_candle_marks() {
    GapRig rig = held();
    rig.broker.submit(stop("out", 90));
    rig.fill(5, 180, minute(0, 100, 100, 99, 99), minute(2, 99, 99, 98, 98));
    assertThat(rig.told).contains(new PaperEvent.Unverified(X, at(60), at(120)));
    assertThat(rig.broker.positions().getFirst().unverified()).isFalse();
    rig.fill(180, 240, minute(3, 98, 98, 80, 80));
    assertThat(rig.last().flags())
        .containsExactly(FillFlag.GAP_FILLED, FillFlag.UNVERIFIED);
  }

  @Test
  void bars_of_orders_and_of_time_stops_are_not_counted() {
    GapRig rig = new GapRig(FillPolicy.FRICTIONLESS, 1);
    rig.broker.submit(
        Bracket.of(market("in", BUY, 10), 50, List.of(new PlanTarget(150, 1, "one")))
            .exitAfter(ExitAfter.bars(1)));
    rig.broker.submit(
        Order.limit("rest", X, BUY, 10, 60).timeInForce(TimeInForce.bars(1)).build());
    rig.trade(5, 100);
    rig.fill(60, 240, minute(1, 100, 100, 99, 99), minute(2, 99, 99, 99, 99),
        minute(3, 99, 99, 99, 99));
    assertThat(rig.broker.positions()).hasSize(1);
    assertThat(rig.broker.liveOrders()).hasSize(3);
  }

  @Test
  void what_ends_by_the_clock_ends_in_the_gap_at_its_own_time() {
    GapRig rig = new GapRig(FillPolicy.FRICTIONLESS, 1);
    rig.broker.submit(
        Bracket.of(market("in", BUY, 10), 50, List.of(new PlanTarget(150, 1, "one")))
            .exitAfter(ExitAfter.nanos(100 * GapRig.SECOND)));
    rig.broker.submit(
        Order.limit("rest", X, BUY, 10, 95).timeInForce(TimeInForce.until(at(90))).build());
    rig.trade(5, 100);
    rig.fill(5, 240, minute(0, 100, 100, 99, 99), minute(1, 99, 99, 98, 98),
        minute(2, 97, 97, 90, 96), minute(3, 96, 96, 96, 96));
    Fill exit = rig.last();
    // Its time was second 105, within the second minute: it is filled at that minute's close.
    assertThat(exit.ticks()).isEqualTo(98);
    assertThat(exit.timeNanos()).isEqualTo(at(120));
    assertThat(exit.flags()).containsExactly(FillFlag.GAP_FILLED);
    assertThat(rig.broker.liveOrders()).isEmpty();
    assertThat(rig.fills()).noneMatch(fill -> fill.orderId().equals("rest"));
  }

  /** Without a book a stop waits for the trade after the one that sets it off. */
  private static void stopped(GapRig rig) {
    rig.trade(61, 89);
    rig.trade(62, 88);
    assertThat(rig.last().orderId()).isEqualTo("out");
    assertThat(rig.last().ticks()).isEqualTo(88);
  }

  @Test
  void a_failed_stream_of_trades_leaves_doubts_unless_it_was_healed_or_is_filled() {
    GapRig healed = held();
    healed.broker.submit(stop("out", 90));
    healed.failed(6, 60, true);
    stopped(healed);
    assertThat(healed.last().flags()).isEmpty();

    GapRig filled = held();
    filled.broker.submit(stop("out", 90));
    filled.failed(5, -1, false);
    assertThat(filled.broker.positions().getFirst().unverified()).isTrue();
    filled.fill(5, 60, minute(0, 100, 100, 95, 95));
    assertThat(filled.broker.positions().getFirst().unverified()).isFalse();
    stopped(filled);
    assertThat(filled.last().flags()).isEmpty();

    GapRig neither = held();
    neither.broker.submit(stop("out", 90));
    neither.failed(6, 60, false);
    stopped(neither);
    assertThat(neither.last().flags()).containsExactly(FillFlag.UNVERIFIED);
    assertThat(neither.told).contains(new PaperEvent.Unverified(X, at(6), at(60)));
  }

  @Test
  void an_order_that_came_after_the_failure_is_not_in_doubt() {
    GapRig rig = held();
    rig.failed(6, 60, false);
    rig.broker.advanceTo(at(60));
    rig.broker.submit(stop("out", 90));
    rig.trade(60.5, 95);
    stopped(rig);
    assertThat(rig.last().flags()).isEmpty();
    assertThat(rig.broker.trades().getFirst().flags()).containsExactly(FillFlag.UNVERIFIED);
  }

  @Test
  void a_gap_told_when_others_went_on_is_walked_at_the_present_time() {
    GapRig rig = held();
    rig.broker.submit(stop("out", 90));
    rig.broker.advanceTo(at(300));
    rig.fill(5, 120, minute(0, 100, 100, 99, 99), minute(1, 99, 99, 89, 95));
    assertThat(rig.last().ticks()).isEqualTo(90);
    assertThat(rig.last().timeNanos()).isEqualTo(at(300));
  }
}
