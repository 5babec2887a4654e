// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.GateStatus;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupConstants;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The laws of the engine: an answer never changes when more bars follow, and saving, batch and
 * order of evaluation change nothing. A slice runs always, the whole in the thorough profile.
 */
class SetupLawsTest {

  private static final boolean THOROUGH = Boolean.getBoolean("liqscape.thorough");
  private static final int MARKETS = THOROUGH ? 400 : 20;
  private static final int CUTS = THOROUGH ? 40 : 11;

  /** For laws that need no BUY or SELL to be met. */
  private static final int FEWER_MARKETS = THOROUGH ? 400 : 5;

  private static SetupEngine engine() {
    return SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
  }

  /** Everything that a setup says, down to the last bit. */
  private static String fingerprint(Setup setup) {
    return setup.decision() + "\n" + setup.explain() + setup.reasons() + setup.confidence()
        + setup.watches() + setup.facts().gates() + setup.facts().checklist()
        + setup.facts().features() + setup.facts().zones() + setup.facts().contextHash()
        + setup.facts().trigger() + setup.facts().validUntilNanos()
        + (setup instanceof Setup.Trade trade ? trade.plan().toString() : "");
  }

  @Test
  void an_answer_is_the_same_whatever_bars_follow() {
    int compared = 0;
    Map<Decision, Integer> decisions = new EnumMap<>(Decision.class);
    for (int seed = 0; seed < MARKETS; seed++) {
      WildMarket market = new WildMarket(seed);
      List<Setup> full = Run.all(engine(), market.candles, market.zones().living());
      for (int t : cuts(full, new Random(seed))) {
        List<Candle> prefix = market.candles.subList(0, t + 1);
        List<Setup> known = Run.all(engine(), prefix, market.zones().living());
        assertThat(fingerprint(known.get(t))).isEqualTo(fingerprint(full.get(t)));
        decisions.merge(full.get(t).decision(), 1, Integer::sum);
        compared++;
      }
    }
    System.out.printf("compared %d prefixes with the full run: %s%n", compared, decisions);
    // Pure WAIT repaints nothing: the law must have met both sides.
    assertThat(compared).isGreaterThanOrEqualTo(THOROUGH ? 10_000 : 200);
    assertThat(compared - Objects.requireNonNull(decisions.get(Decision.WAIT)))
        .isGreaterThanOrEqualTo(THOROUGH ? 500 : 12);
    assertThat(decisions).containsKeys(Decision.BUY, Decision.SELL);
  }

  /** Every BUY and SELL, and random bars besides. */
  private static List<Integer> cuts(List<Setup> setups, Random random) {
    List<Integer> cuts = new ArrayList<>();
    for (int i = 0; i < setups.size(); i++) {
      if (setups.get(i).decision() != Decision.WAIT && cuts.size() < CUTS / 2) {
        cuts.add(i);
      }
    }
    while (cuts.size() < CUTS) {
      cuts.add(random.nextInt(setups.size()));
    }
    return cuts;
  }

  @Test
  void garbage_after_a_bar_changes_nothing_before_it() {
    for (int seed = 0; seed < FEWER_MARKETS; seed++) {
      WildMarket market = new WildMarket(seed);
      int t = market.candles.size() - 30;
      List<Candle> spoilt = new ArrayList<>(market.candles.subList(0, t));
      for (int i = t; i < market.candles.size(); i++) {
        Candle c = market.candles.get(i);
        double price = i % 2 == 0 ? 100 * c.close() : market.candles.get(t).close();
        spoilt.add(
            Candle.closed(c.timeframe(), c.openNanos(), price, price, price, price, 0));
      }
      List<Setup> clean = Run.all(engine(), market.candles, market.zones().living());
      List<Setup> other = Run.all(engine(), spoilt, market.zones().living());
      assertThat(fingerprint(other.get(t - 1))).isEqualTo(fingerprint(clean.get(t - 1)));
    }
  }

  @Test
  void an_engine_that_peeks_one_bar_ahead_is_caught() {
    for (int seed = 0; seed < 6; seed++) {
      WildMarket market = new WildMarket(seed);
      List<Candle> peeking = peeking(market.candles);
      List<Setup> full = Run.all(engine(), peeking, market.zones().living());
      boolean caught = false;
      for (int t = 250; t < full.size() && !caught; t += 5) {
        List<Candle> prefix = peeking(market.candles.subList(0, t + 1));
        Setup known = Run.all(engine(), prefix, market.zones().living()).get(t);
        caught = !fingerprint(known).equals(fingerprint(full.get(t)));
      }
      assertThat(caught).as("seed %d", seed).isTrue();
    }
  }

  /** Highs and lows as somebody sees them who already knows the next bar. */
  private static List<Candle> peeking(List<Candle> candles) {
    List<Candle> seen = new ArrayList<>();
    for (int i = 0; i < candles.size(); i++) {
      Candle c = candles.get(i);
      Candle next = candles.get(Math.min(i + 1, candles.size() - 1));
      seen.add(
          Candle.closed(
              c.timeframe(), c.openNanos(), c.open(), Math.max(c.high(), next.high()),
              Math.min(c.low(), next.low()), c.close(), c.volume()));
    }
    return seen;
  }

  @Test
  void a_restored_engine_continues_bit_for_bit() throws IOException {
    for (int seed = 0; seed < FEWER_MARKETS; seed++) {
      WildMarket market = new WildMarket(seed);
      SetupEngine engine = engine();
      ZoneBook zones = market.zones().living();
      ZoneBook again = market.zones().living();
      Random random = new Random(seed);
      SetupEngine restored = engine();
      for (Candle candle : market.candles) {
        Setup expected = Run.one(engine, candle, zones);
        Setup found = Run.one(restored, candle, again);
        assertThat(found.decision()).isEqualTo(expected.decision());
        assertThat(found.reasons()).isEqualTo(expected.reasons());
        assertThat(found.facts().features()).isEqualTo(expected.facts().features());
        assertThat(found.facts().zones()).isEqualTo(expected.facts().zones());
        if (random.nextInt(40) == 0) {
          assertThat(fingerprint(found)).isEqualTo(fingerprint(expected));
          restored = reborn(restored);
        }
      }
    }
  }

  private static SetupEngine reborn(SetupEngine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.save(new DataOutputStream(bytes));
    return SetupEngine.builder(Script.INSTRUMENT)
        .timeframe(Script.TIMEFRAME)
        .restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  @Test
  void evaluating_a_context_again_gives_the_same_setup() {
    WildMarket market = new WildMarket(3);
    SetupEngine engine = engine();
    SetupEngine elsewhere = engine();
    ZoneBook zones = market.zones().living();
    for (Candle candle : market.candles) {
      Setup setup = Run.one(engine, candle, zones);
      SetupContext context = engine.context().orElseThrow();
      assertThat(fingerprint(elsewhere.evaluate(context))).isEqualTo(fingerprint(setup));
    }
  }

  @Test
  void candles_built_from_smaller_ones_give_the_same_answers() {
    WildMarket market = new WildMarket(5);
    SetupEngine direct = engine();
    SetupEngine built =
        SetupEngine.builder(Script.INSTRUMENT)
            .timeframe(Script.TIMEFRAME)
            .candlesOf(Timeframe.M1)
            .build();
    ZoneBook zones = market.zones().living();
    for (Candle candle : market.candles) {
      Setup expected = Run.one(direct, candle, zones);
      List<Setup> found = new ArrayList<>();
      for (Candle part : minutes(candle)) {
        built
            .apply(
                Run.event(Script.INSTRUMENT, part),
                () -> zones.profile(candle.closeNanos(), candle.close()))
            .ifPresent(found::add);
      }
      assertThat(found).hasSize(1);
      assertThat(fingerprint(found.get(0))).isEqualTo(fingerprint(expected));
    }
  }

  /** Five minutes that make up a candle: its high comes first, its low last. */
  private static List<Candle> minutes(Candle c) {
    List<Candle> parts = new ArrayList<>();
    double[][] path = {
      {c.open(), c.high(), c.open(), c.high()},
      {c.high(), c.high(), c.low(), c.low()},
      {c.low(), c.low(), c.low(), c.low()},
      {c.low(), Math.max(c.low(), c.close()), c.low(), c.close()},
      {c.close(), c.close(), c.close(), c.close()}
    };
    for (int i = 0; i < 5; i++) {
      double volume = i == 0 ? c.volume() : 0;
      parts.add(
          Candle.closed(
              Timeframe.M1, c.openNanos() + i * Timeframe.M1.nanos(), path[i][0], path[i][1],
              path[i][2], path[i][3], volume));
    }
    return parts;
  }

  @Test
  void a_trade_is_remembered_as_long_as_the_same_again_would_be_a_repeat() {
    int last = 0;
    for (int seed = 0; seed < MARKETS; seed++) {
      WildMarket market = new WildMarket(seed);
      List<Setup> setups = Run.all(engine(), market.candles, market.zones());
      int traded = Integer.MIN_VALUE / 2;
      for (int bar = 0; bar < setups.size(); bar++) {
        GateResult repeat = setups.get(bar).facts().gates().get(Gate.REPEAT.ordinal());
        if (repeat.status() != GateStatus.NOT_APPLICABLE) {
          assertThat(bar - traded).isBetween(1, SetupConstants.REPEAT_BARS);
          assertThat(repeat.value()).isGreaterThanOrEqualTo(bar - traded);
          last += bar - traded == SetupConstants.REPEAT_BARS ? 1 : 0;
        }
        traded = setups.get(bar).decision() == Decision.WAIT ? traded : bar;
      }
    }
    assertThat(last).isPositive();
  }
}
