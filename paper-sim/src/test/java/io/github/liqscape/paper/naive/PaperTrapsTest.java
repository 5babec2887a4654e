// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import static io.github.liqscape.instrument.OrderSide.BUY;
import static io.github.liqscape.instrument.OrderSide.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.FastVenue;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Latency;
import io.github.liqscape.paper.policy.Slippage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thirty traps that other simulators fell into, each with what keeps this one out. */
class PaperTrapsTest {

  private static final Path JOURNAL = Path.of("journal");

  @TempDir Path folder;

  private static Rig rig() {
    return new Rig(FastVenue::new);
  }

  /** Runs published cases on the broker. */
  private static void cases(String... ids) {
    for (String id : ids) {
      List<OracleCase> of =
          OracleCasesTest.cases().stream().filter(c -> c.id().startsWith(id)).toList();
      assertThat(of).as(id).isNotEmpty();
      of.forEach(c -> c.body().accept(rig()));
    }
  }

  private static PaperBroker broker(Rig r) {
    return ((FastVenue) r.venue()).broker();
  }

  private PaperBrokerBuilder journaled(Rig r) {
    InstrumentTerms terms =
        InstrumentTerms.of(r.instrument(), Rig.tiers(false).unboundedTier("0", "0.004").build());
    return PaperBroker.builder()
        .instrument(terms)
        .fills(FillPolicy.FRICTIONLESS)
        .account("USDT", "1000")
        .journal(folder.resolve(JOURNAL));
  }

  @Test
  void t01_a_stop_is_filled_where_the_bar_opened_beyond_it() {
    cases("A07", "A41", "A38");
  }

  @Test
  void t02_a_gap_is_not_erased() {
    cases("F34");
  }

  @Test
  void t03_no_liquidation_at_its_own_price_on_a_gap_and_no_loss_above_the_margin() {
    cases("F29");
  }

  @Test
  void t04_a_nearer_stop_beats_the_liquidation() {
    cases("F30", "F32");
  }

  @Test
  void t05_reduce_only_does_not_flip_on_many_levels() {
    cases("C01");
  }

  @Test
  void t06_one_limit_is_not_filled_many_times() {
    cases("C04", "B08");
  }

  @Test
  void t07_partial_fills_reach_the_position() {
    cases("B22");
  }

  @Test
  void t08_a_strangers_cancel_shortens_the_queue_and_does_not_clear_it() {
    cases("B20");
  }

  @Test
  void t09_a_restart_resets_nothing() {
    Rig r = rig();
    String before;
    try (PaperBroker broker = journaled(r).build()) {
      broker.submit(r.market(BUY, 1).build());
      broker.apply(trade(r, 1, 100));
      broker.submit(r.stop(SELL, 1, 90).reduceOnly().build());
      before = broker.stateHash() + broker.describe();
      assertThat(before).contains("LONG 1000", "o2 OPEN");
    }
    try (PaperBroker broker = journaled(r).build()) {
      assertThat(broker.stateHash() + broker.describe()).isEqualTo(before);
    }
  }

  private static Trade trade(Rig r, long at, double price) {
    return new Trade(
        r.instrument(), at, at, "t" + at, price, 1000, SELL);
  }

  @Test
  void t10_time_without_data_fills_nothing_after_a_restart() {
    Rig r = rig();
    try (PaperBroker broker = journaled(r).build()) {
      broker.submit(r.market(BUY, 1).build());
      broker.apply(trade(r, 1, 100));
      broker.submit(r.stop(SELL, 1, 90).reduceOnly().build());
    }
    try (PaperBroker broker = journaled(r).build()) {
      broker.advanceTo(40 * Rig.HOUR);
      assertThat(broker.describe()).contains("LONG 1000", "o2 OPEN");
      broker.apply(trade(r, 41 * Rig.HOUR, 80));
      assertThat(broker.trades()).hasSize(1);
      assertThat(broker.trades().getFirst().exitPrice()).isEqualTo(80);
    }
  }

  @Test
  void t11_a_marketable_limit_exit_fills_or_waits_at_its_limit() {
    Rig r = rig().held(BUY, 1, 100);
    r.send(r.limit(SELL, 1, 95).reduceOnly());
    assertThat(r.bar(97, 98, 96, 97).told()).endsWith("SELL 1 @ 97");
    Rig fast = rig().held(BUY, 1, 100);
    fast.send(fast.limit(SELL, 1, 95).reduceOnly());
    fast.bar(90, 92, 88, 91);
    assertThat(fast.bar(91, 97, 91, 96).told()).isEqualTo("BUY 1 @ 100, SELL 1 @ 95");
  }

  @Test
  void t12_a_cheap_coin_is_not_liquidated_by_rounding() {
    Rig r = rig().grid("0.00000001", "1").leverage(10).deposit("100").held(BUY, 10_000_000, 0.00001);
    r.bar(0.00001, 0.0000101, 0.0000095, 0.00001);
    assertThat(r.lines("position")).startsWith("bybit:XUSDT LONG 10000000 ");
    r.bar(0.00001, 0.00001, 0.000009, 0.0000095);
    assertThat(r.lines("position")).isEmpty();
    assertThat(r.gained()).isEqualTo("-10");
  }

  @Test
  void t13_a_short_in_a_cross_pool_gains_when_the_price_falls() {
    Rig r = rig().cross().deposit("1000").held(SELL, 1, 100).flat(90);
    assertThat(broker(r).balances().getFirst().equity()).isEqualByComparingTo("1010");
    r.flat(120);
    assertThat(broker(r).balances().getFirst().equity()).isEqualByComparingTo("980");
  }

  @Test
  void t14_funding_has_its_sign_and_comes_once_and_only_to_who_held() {
    cases("E02", "E05", "E14");
  }

  @Test
  void t15_profit_comes_from_fills_not_from_order_prices() {
    cases("D26");
  }

  @Test
  void t16_the_settlement_asset_pays() {
    cases("D30");
  }

  @Test
  void t17_nothing_here_can_reach_a_venue() throws IOException {
    Path sources = Path.of(System.getProperty("liqscape.root", ".."), "paper-sim", "src", "main");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        assertThat(Files.readString(file))
            .as("%s", file)
            .doesNotContain("java.net.", "Socket", "io.github.liqscape.venue", "Class.forName");
      }
    }
  }

  @Test
  void t18_no_fill_from_data_before_submission() {
    cases("A09");
  }

  @Test
  void t19_extremes_of_the_entry_bar_before_the_entry_do_not_count() {
    cases("A34", "A52");
  }

  @Test
  void t20_no_fill_beyond_limit_or_bar() {
    cases("A14", "A23");
  }

  @Test
  void t21_two_fills_of_one_bar_find_the_money_that_each_set_aside() {
    Rig r = rig().deposit("200").flat(110);
    r.send(r.limit(BUY, 1, 100));
    r.send(r.limit(BUY, 1, 100));
    assertThat(r.bar(110, 110, 90, 95).told()).isEqualTo("BUY 1 @ 100, BUY 1 @ 100");
    assertThat(r.events().toString()).doesNotContain("INSUFFICIENT_MARGIN");
    cases("C07 OCO");
  }

  @Test
  void t22_a_child_is_as_large_as_what_is_filled() {
    cases("C10");
  }

  @Test
  void t23_a_retry_opens_no_second_position() {
    Rig r = rig().flat(100);
    Order order = r.market(BUY, 1).build();
    OrderAnswer first = r.venue().submit(order);
    assertThat(r.venue().submit(order)).isEqualTo(first);
    r.flat(100);
    assertThat(r.venue().submit(order)).isEqualTo(first);
    assertThat(r.flat(100).told()).isEqualTo("BUY 1 @ 100");
  }

  @Test
  void t24_trades_that_only_look_the_same_are_two() {
    Rig r = rig().quote(99, 1, 101, 1);
    r.send(r.limit(BUY, 5, 100));
    r.trade("a", SELL, 1, 100).trade("b", SELL, 1, 100);
    assertThat(r.told()).isEqualTo("BUY 1 @ 100, BUY 1 @ 100");
  }

  @Test
  void t25_the_usual_policy_is_no_better_than_life() {
    // What was better all the same, the divergence report tells: review.own.
    FillPolicy usual = FillPolicy.DEFAULT;
    assertThat(usual.path()).isEqualTo(BarPath.PESSIMISTIC);
    assertThat(usual.slippage()).isEqualTo(Slippage.USUAL);
    assertThat(usual.orderLatency()).isEqualTo(Latency.USUAL);
    assertThat(usual.stopsMayBeCrossed()).isFalse();
  }

  @Test
  void t26_a_halt_elsewhere_does_not_stop_this_account() {
    Rig live = rig().flat(100);
    Rig paper = rig().flat(100);
    live.venue().halt("drawdown", true);
    assertThat(broker(live).riskState()).isEqualTo(RiskState.HALTED);
    assertThat(broker(paper).riskState()).isEqualTo(RiskState.ACTIVE);
    assertThat(paper.held(BUY, 1, 100).told()).isEqualTo("BUY 1 @ 100");
  }

  @Test
  void t27_fees_and_profit_of_many_fills_are_exact() {
    cases("D02");
  }

  @Test
  void t28_orders_of_one_instant_meet_the_same_bar() {
    Rig r = rig().flat(99);
    r.send(r.market(BUY, 1));
    r.send(r.market(BUY, 2));
    assertThat(r.bar(100, 105, 99, 104).told()).isEqualTo("BUY 1 @ 100, BUY 2 @ 100");
  }

  @Test
  void t29_a_bar_is_known_at_its_close() {
    Rig r = rig().bar(100, 110, 90, 105);
    assertThat(broker(r).now()).isEqualTo(Rig.START + Rig.HOUR);
    r.send(r.limit(BUY, 1, 95));
    assertThat(r.told()).isEmpty();
    assertThat(r.bar(105, 106, 94, 100).fills().getFirst().timeNanos())
        .isEqualTo(Rig.START + 2 * Rig.HOUR);
  }

  @Test
  void t30_ids_are_counted_and_not_drawn() {
    PaperBroker one = broker(rig().flat(100));
    PaperBroker two = broker(rig().flat(100));
    List<String> ids = Stream.generate(one::nextId).limit(1_000).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("t-"));
    assertThat(Stream.generate(two::nextId).limit(1_000).toList()).isEqualTo(ids);
  }
}
