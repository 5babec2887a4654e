// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Append;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateStatus;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.UserLevel;
import io.github.liqscape.setup.WaitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What must not matter does not, and what a person or a chart says counts from its time on. */
class SetupSymmetryTest {

  private static final long WEEK = Timeframe.W1.nanos();

  @Test
  void a_mirrored_market_gives_the_mirrored_decision() {
    for (int kind = 0; kind < 4; kind++) {
      List<Setup> up = scene(kind, false).run();
      List<Setup> down = scene(kind, true).run();
      for (int i = 0; i < up.size(); i++) {
        assertThat(down.get(i).decision()).isEqualTo(mirror(up.get(i).decision()));
      }
    }
  }

  private static Scene scene(int kind, boolean mirrored) {
    return switch (kind) {
      case 0 -> Scene.squeeze(mirrored, 506);
      case 1 -> Scene.reclaim(mirrored);
      case 2 -> Scene.flush(mirrored);
      default -> Scene.level(mirrored);
    };
  }

  private static Decision mirror(Decision decision) {
    return switch (decision) {
      case BUY -> Decision.SELL;
      case SELL -> Decision.BUY;
      case WAIT -> Decision.WAIT;
    };
  }

  @Test
  void prices_four_times_as_large_give_plans_four_times_as_large() {
    SetupConfig config = withoutRounds(SetupConfig.of(Script.TIMEFRAME), AccountTerms.DEFAULT);
    AccountTerms four =
        new AccountTerms(40_000, 0.005, 0.0002, 0.0005, 5, 20);
    Instrument large =
        Instrument.linear(Venue.BINANCE, "SCRIPTUSDT", "SCRIPT", "USDT")
            .tickSize("0.04").lotSize("0.001").build();
    int trades = 0;
    for (int seed = 0; seed < 12; seed++) {
      WildMarket market = new WildMarket(seed);
      ZoneBook zones = market.zones();
      ZoneBook scaledZones = market.zones(large, 4);
      SetupEngine one = SetupEngine.builder(Script.INSTRUMENT).config(config).build();
      SetupEngine other =
          SetupEngine.builder(large).config(withoutRounds(config, four)).build();
      for (Candle c : market.candles) {
        Setup expected = Run.one(one, c, zones);
        Setup found = Run.one(other, scaled(c, 4), scaledZones);
        assertThat(found.decision()).isEqualTo(expected.decision());
        if (expected instanceof Setup.Trade a && found instanceof Setup.Trade b) {
          trades++;
          assertThat(b.plan().stop()).isEqualTo(4 * a.plan().stop());
          assertThat(b.plan().entry()).isEqualTo(4 * a.plan().entry());
          assertThat(b.plan().finalTarget()).isEqualTo(4 * a.plan().finalTarget());
          assertThat(b.plan().quantity()).isEqualTo(a.plan().quantity());
        }
      }
    }
    assertThat(trades).isPositive();
  }

  private static SetupConfig withoutRounds(SetupConfig c, AccountTerms terms) {
    return new SetupConfig(
        c.timeframe(), c.higher(), c.policy(), terms, false, c.halfExit(),
        c.zoneLiquidityShare(), c.paperRule());
  }

  private static Candle scaled(Candle c, double factor) {
    return Candle.closed(
        c.timeframe(), c.openNanos(), factor * c.open(), factor * c.high(), factor * c.low(),
        factor * c.close(), c.volume());
  }

  @Test
  void a_market_some_weeks_later_gives_the_same_decisions() {
    WildMarket market = new WildMarket(7);
    ZoneBook zones = market.zones();
    ZoneBook later = market.zones(Script.INSTRUMENT, 1, 3 * WEEK);
    SetupEngine one = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    SetupEngine other = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    for (Candle c : market.candles) {
      Setup expected = Run.one(one, c, zones);
      Candle shifted =
          Candle.closed(
              c.timeframe(), c.openNanos() + 3 * WEEK, c.open(), c.high(), c.low(), c.close(),
              c.volume());
      Setup found = Run.one(other, shifted, later);
      assertThat(found.decision()).isEqualTo(expected.decision());
      assertThat(found.reasons()).isEqualTo(expected.reasons());
      assertThat(found.facts().features().toArray())
          .isEqualTo(expected.facts().features().toArray());
    }
  }

  @Test
  void dearer_fees_never_open_a_gate() {
    AccountTerms dear = new AccountTerms(10_000, 0.005, 0.0006, 0.0015, 5, 5);
    for (int seed = 0; seed < 8; seed++) {
      WildMarket market = new WildMarket(seed);
      ZoneBook zones = market.zones();
      SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
      SetupEngine costly =
          SetupEngine.builder(Script.INSTRUMENT)
              .timeframe(Script.TIMEFRAME).terms(dear).build();
      for (Candle c : market.candles) {
        Setup cheap = Run.one(engine, c, zones);
        SetupContext context = engine.context().orElseThrow();
        Optional<Setup> expensive =
            Optional.of(costly.evaluate(context.under(costly.config())));
        if (cheap.decision() == Decision.WAIT) {
          assertThat(expensive.orElseThrow().decision()).isEqualTo(Decision.WAIT);
        }
      }
    }
  }

  @Test
  void every_buy_and_sell_passes_every_blocking_gate_and_every_wait_has_a_code() {
    for (int seed = 0; seed < 12; seed++) {
      WildMarket market = new WildMarket(seed);
      SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
      for (Setup setup : Run.all(engine, market.candles, market.zones())) {
        assertThat(setup.facts().gates()).hasSize(Gate.values().length);
        boolean blocked = setup.facts().gates().stream().anyMatch(gate -> gate.blocks());
        assertThat(blocked).isEqualTo(setup.decision() == Decision.WAIT);
        if (setup instanceof Setup.Trade trade) {
          double crowd = setup.facts().gates().get(Gate.STOP_CROWD.ordinal()).value();
          assertThat(crowd).isPositive();
          assertThat(trade.plan().quantity()).isPositive();
        }
        assertThat(setup.facts().checklist()).hasSize(8);
      }
    }
  }

  @Test
  void a_drawn_level_counts_from_its_time_on_and_never_before() {
    Scene scene = Scene.squeeze(false, 506);
    SetupEngine plain = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    SetupEngine drawn = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    long from = Script.START + 250 * Script.TIMEFRAME.nanos();
    drawn.draw(UserLevel.level(Script.INSTRUMENT, "mine", from, 503));
    List<Setup> a = Run.all(plain, scene.candles(), scene.zones);
    List<Setup> b = Run.all(drawn, scene.candles(), Scene.squeeze(false, 506).zones);
    assertThat(b.get(240).facts().contextHash()).isEqualTo(a.get(240).facts().contextHash());
    assertThat(a.get(258).decision()).isEqualTo(Decision.BUY);
    // The level stands in the way of the target: nothing strong is passed over.
    assertThat(b.get(258).decision()).isEqualTo(Decision.WAIT);
  }

  @Test
  void a_chart_signal_is_a_feature_and_makes_no_trade() {
    Scene scene = Scene.squeeze(false, 560);
    SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    List<Setup> setups = new ArrayList<>();
    for (Candle c : scene.candles()) {
      if (setups.size() == 255) {
        engine.accept(
            new ChartSignal(
                Script.INSTRUMENT, c.openNanos() + 1, "script", Optional.empty(),
                ChartSignal.Action.BUY, 499, 0.99));
      }
      setups.add(Run.one(engine, c, scene.zones));
    }
    assertThat(setups.get(254).facts().features().value(Feature.SIGNAL_SIDE)).isNaN();
    assertThat(setups.get(255).facts().features().value(Feature.SIGNAL_SIDE)).isEqualTo(1);
    assertThat(setups).allMatch(setup -> setup.decision() == Decision.WAIT);
  }

  @Test
  void bad_candles_are_counted_and_change_nothing() {
    Scene scene = Scene.squeeze(false, 506);
    SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    List<Setup> setups = new ArrayList<>();
    for (Candle c : scene.candles()) {
      setups.add(Run.one(engine, c, scene.zones));
      assertThat(engine.apply(Run.event(Script.INSTRUMENT, c))).isEmpty();
      Candle other =
          Candle.closed(c.timeframe(), c.openNanos(), 1, 2, 1, 2, 0);
      assertThat(engine.apply(Run.event(Script.INSTRUMENT, other))).isEmpty();
    }
    assertThat(engine.count(Append.DUPLICATE)).isEqualTo(scene.candles().size());
    assertThat(engine.count(Append.CORRECTION)).isEqualTo(scene.candles().size());
    assertThat(setups.get(258).decision()).isEqualTo(Decision.BUY);
  }

  @Test
  void a_gap_waits_until_two_hundred_bars_have_come() {
    Scene scene = Scene.squeeze(false, 506);
    SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    List<Setup> setups = new ArrayList<>();
    for (int i = 0; i < scene.candles().size(); i++) {
      if (i != 150) {
        setups.add(Run.one(engine, scene.candles().get(i), scene.zones));
      }
    }
    assertThat(engine.count(Append.AFTER_GAP)).isEqualTo(1);
    Setup last = setups.get(257);
    assertThat(last.reasons().stream()
            .filter(SetupReason.Missing.class::isInstance)
            .map(r -> ((SetupReason.Missing) r).code()))
        .containsExactly(WaitReason.DATA_GAP);
  }

  @Test
  void flat_and_extreme_candles_wait_without_an_exception() {
    SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    double[] prices = {500, 500, 500, 1e-2, 1e9, 500, 500};
    for (int i = 0; i < 400; i++) {
      double p = i < 250 ? 500 : prices[i % prices.length];
      Candle c =
          Candle.closed(
              Script.TIMEFRAME, Script.START + i * Script.TIMEFRAME.nanos(), p, p, p, p, 0);
      Setup setup = engine.apply(Run.event(Script.INSTRUMENT, c)).orElseThrow();
      assertThat(setup.decision()).isEqualTo(Decision.WAIT);
      assertThat(setup.explain()).isNotEmpty();
      assertThat(setup.facts().contextHash()).hasSize(64);
    }
  }

  @Test
  void under_strict_policy_an_uncalibrated_setup_waits() {
    Scene scene = Scene.squeeze(false, 506);
    SetupEngine strict =
        SetupEngine.builder(Script.INSTRUMENT)
            .timeframe(Script.TIMEFRAME).policy(SetupPolicy.STRICT).build();
    Setup setup = Run.all(strict, scene.candles(), scene.zones).get(258);
    assertThat(setup.decision()).isEqualTo(Decision.WAIT);
    assertThat(setup.facts().gates().get(Gate.CALIBRATED.ordinal()).status())
        .isEqualTo(GateStatus.FAIL);
    assertThat(((Setup.Wait) setup).missing().stream().map(SetupReason.Missing::code))
        .containsExactlyInAnyOrder(
            WaitReason.UNCALIBRATED, WaitReason.LOW_PROBABILITY, WaitReason.PAPER_ONLY);
  }
}
