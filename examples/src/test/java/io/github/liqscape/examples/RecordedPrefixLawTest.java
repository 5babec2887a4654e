// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.engine.SetupJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * On every recorded set with candles: the decision at a candle, map included, computed from the
 * first candles alone equals the streaming one in every field. Stretches of candles, every BUY
 * and SELL and random candles besides; a slice always, at least 10,000 comparisons in the thorough
 * profile. Stretches run side by side.
 */
class RecordedPrefixLawTest {

  private static final boolean THOROUGH = Boolean.getBoolean("liqscape.thorough");
  private static final int STRETCH = THOROUGH ? 700 : 400;
  private static final int WARM = 250;
  private static final int CUTS = THOROUGH ? 36 : 3;
  private static final int STRETCHES = THOROUGH ? 16 : 1;

  private record Stretch(RecordedCandles set, List<Candle> candles, int from) {}

  /** Evenly spread over a set, at least half of each new. */
  private static Stream<Stretch> stretches(RecordedCandles set, int most) {
    List<Candle> all = set.candles();
    int room = Math.max(0, all.size() - STRETCH);
    int count = Math.min(most, 1 + 2 * room / STRETCH);
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = count == 1 ? room / 2 : (int) ((long) room * i / (count - 1));
      List<Candle> some = all.subList(from, Math.min(all.size(), from + STRETCH));
      stretches.add(new Stretch(set, some, from));
    }
    return stretches.stream();
  }

  private static Stream<Stretch> stretches(int most) {
    return RecordedCandles.ALL.stream()
        .flatMap(set -> stretches(set, most))
        .toList()
        .parallelStream();
  }

  @Test
  void a_decision_on_recorded_candles_is_the_same_whatever_candles_follow() {
    AtomicIntegerArray decisions = new AtomicIntegerArray(Decision.values().length);
    stretches(STRETCHES).forEach(stretch -> compare(stretch, decisions));
    int compared = 0;
    for (int i = 0; i < decisions.length(); i++) {
      compared += decisions.get(i);
    }
    int waits = decisions.get(Decision.WAIT.ordinal());
    System.out.printf("compared %d recorded prefixes, %d of them WAIT%n", compared, waits);
    assertThat(compared).isGreaterThanOrEqualTo(THOROUGH ? 10_000 : 60);
    assertThat(compared - waits).isGreaterThanOrEqualTo(THOROUGH ? 500 : 3);
  }

  private static void compare(Stretch stretch, AtomicIntegerArray decisions) {
    List<Setup> full = stretch.set.run(stretch.candles);
    for (int t : cuts(full, new Random(stretch.from))) {
      Setup known = stretch.set.run(stretch.candles.subList(0, t + 1)).get(t);
      Setup streamed = full.get(t);
      assertThat(SetupJson.write(known)).isEqualTo(SetupJson.write(streamed));
      assertThat(known.explain()).isEqualTo(streamed.explain());
      decisions.incrementAndGet(streamed.decision().ordinal());
    }
  }

  /** BUY and SELL first, then random candles after the warm-up. */
  private static List<Integer> cuts(List<Setup> setups, Random random) {
    List<Integer> cuts = new ArrayList<>();
    for (int i = 0; i < setups.size(); i++) {
      if (setups.get(i).decision() != Decision.WAIT && cuts.size() < CUTS - 1) {
        cuts.add(i);
      }
    }
    int warm = Math.min(WARM, setups.size() / 2);
    while (cuts.size() < CUTS) {
      cuts.add(warm + random.nextInt(setups.size() - warm));
    }
    return cuts;
  }

  @Test
  void an_engine_that_peeks_one_candle_ahead_is_caught_on_every_set() {
    Stream<RecordedCandles> sets =
        THOROUGH ? RecordedCandles.ALL.stream() : RecordedCandles.ALL.stream().limit(1);
    sets.forEach(
        set -> {
          Stretch stretch = stretches(set, 1).findFirst().orElseThrow();
          List<Setup> full = set.run(peeking(stretch.candles));
          int from = Math.min(WARM, full.size() / 2);
          boolean caught = false;
          for (int t = from; t < full.size() - 1 && !caught; t++) {
            Setup known = set.run(peeking(stretch.candles.subList(0, t + 1))).get(t);
            caught = !SetupJson.write(known).equals(SetupJson.write(full.get(t)));
          }
          assertThat(caught).as(set.file()).isTrue();
        });
  }

  /** Highs and lows as somebody sees them who already knows the next candle. */
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
  void a_map_and_an_engine_that_are_saved_and_restored_decide_the_same() {
    AtomicInteger restored = new AtomicInteger();
    stretches(THOROUGH ? 4 : 1)
        .filter(stretch -> THOROUGH || stretch.set.file().startsWith("multivenue"))
        .forEach(stretch -> restored.addAndGet(continued(stretch)));
    System.out.printf("restored %d times on recorded candles%n", restored.get());
    assertThat(restored.get()).isGreaterThanOrEqualTo(THOROUGH ? 1_000 : 30);
  }

  /** Restores both at random candles; gives how often. */
  private static int continued(Stretch stretch) {
    List<Setup> full = stretch.set.run(stretch.candles);
    Random random = new Random(stretch.from);
    LiquidationMap map = stretch.set.map();
    SetupEngine engine = stretch.set.engine();
    int restored = 0;
    for (int t = 0; t < full.size(); t++) {
      if (random.nextInt(40) == 0) {
        map = reborn(stretch.set, map);
        engine = reborn(stretch.set, engine);
        restored++;
      }
      CandleEvent event = stretch.set.event(stretch.candles.get(t));
      map.apply(event);
      Setup setup = engine.apply(event, map::profile).orElseThrow();
      assertThat(SetupJson.write(setup)).isEqualTo(SetupJson.write(full.get(t)));
    }
    return restored;
  }

  private interface Saving {
    void save(DataOutputStream out) throws IOException;
  }

  private static DataInputStream saved(Saving saving) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    saving.save(new DataOutputStream(bytes));
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static LiquidationMap reborn(RecordedCandles set, LiquidationMap map) {
    try {
      return LiquidationMap.builder(set.instrument())
          .tiers(KnownMarginTiers.binanceBtcusdt2024())
          .restore(saved(map::save));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SetupEngine reborn(RecordedCandles set, SetupEngine engine) {
    try {
      return SetupEngine.builder(set.instrument())
          .timeframe(set.timeframe())
          .restore(saved(engine::save));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
