// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.liqscape.market.MarketEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine against its slow twin, written apart from the same text: every outcome, and every
 * thousand events the whole state.
 */
class DifferentialTest {

  /** Of the open interest, and of a and b: what two ways to add the same numbers may differ by. */
  private static final double TOLERANCE = 1e-9;

  private static final int CHECK_EVERY = 1_000;


  static Stream<Arguments> shortTapes() {
    return Stream.of(
        Arguments.of(TapeMode.FULL, 11L, 25_000),
        Arguments.of(TapeMode.NO_MARK, 12L, 15_000),
        Arguments.of(TapeMode.TRADES_ONLY, 13L, 3_000),
        Arguments.of(TapeMode.MARK_CANDLES, 14L, 15_000),
        Arguments.of(TapeMode.CANDLES_OI, 15L, 6_000),
        Arguments.of(TapeMode.CANDLES_ONLY, 16L, 300),
        Arguments.of(TapeMode.COARSE, 17L, 15_000),
        Arguments.of(TapeMode.INVERSE, 18L, 15_000));
  }

  static Stream<Arguments> longTapes() {
    return Stream.of(
            TapeMode.FULL, TapeMode.NO_MARK, TapeMode.MARK_CANDLES, TapeMode.CANDLES_OI,
            TapeMode.COARSE, TapeMode.INVERSE, TapeMode.TRADES_ONLY, TapeMode.CANDLES_ONLY)
        .flatMap(
            mode ->
                Stream.of(101L, 102L, 103L)
                    .map(
                        seed ->
                            Arguments.of(
                                mode, seed, mode.openInterest() ? 200_000 : 20_000)));
  }

  @ParameterizedTest(name = "{0}, seed {1}, {2} events")
  @MethodSource("shortTapes")
  void engine_and_twin_agree_in_every_mode(TapeMode mode, long seed, int count) {
    compare(mode, seed, count);
  }

  @Test
  void engine_and_twin_agree_over_a_hundred_thousand_events() {
    compare(TapeMode.FULL, 1, 100_000);
  }

  @ParameterizedTest(name = "{0}, seed {1}, {2} events")
  @MethodSource("longTapes")
  @EnabledIfSystemProperty(named = "liqscape.thorough", matches = "true")
  void engine_and_twin_agree_for_long(TapeMode mode, long seed, int count) {
    compare(mode, seed, count);
  }

  static void compare(TapeMode mode, long seed, int count) {
    RandomTape tape = new RandomTape(mode, seed);
    NaiveLiquidationMap twin = new NaiveLiquidationMap(mode.instrument(), mode.tiers());
    LiquidationMap engine = TestMaps.empty(mode);
    for (int i = 1; i <= count; i++) {
      MarketEvent event = tape.next();
      LiquidationMap.Outcome expected = twin.apply(event);
      LiquidationMap.Outcome outcome = engine.apply(event);
      if (outcome != expected) {
        assertThat(outcome).as("seed %d, event %d: %s", seed, i, event).isEqualTo(expected);
      }
      if (i % CHECK_EVERY == 0 || i == count) {
        if (differs(twin, TestMaps.view(engine))) {
          fail(firstDifference(mode, seed, Math.max(0, i - CHECK_EVERY), i));
        }
      }
    }
  }

  /** Rounding can split two equal states, hence the second look. */
  private static boolean differs(NaiveLiquidationMap twin, MassView engine) {
    int first = twin.centreBucket() - TestMaps.REACH;
    int last = twin.centreBucket() + TestMaps.REACH;
    return twin.priced()
        && StateHash.of(twin, first, last) != StateHash.of(engine, first, last)
        && StateDiff.between(twin, engine, first, last).largest() > TOLERANCE;
  }

  /** Runs the tape again and looks after every event of the stretch in which they parted. */
  private static String firstDifference(TapeMode mode, long seed, int from, int to) {
    NaiveLiquidationMap twin = new NaiveLiquidationMap(mode.instrument(), mode.tiers());
    LiquidationMap engine = TestMaps.empty(mode);
    List<MarketEvent> events = new RandomTape(mode, seed).take(to);
    for (int i = 1; i <= to; i++) {
      MarketEvent event = events.get(i - 1);
      twin.apply(event);
      engine.apply(event);
      int first = twin.centreBucket() - TestMaps.REACH;
      int last = twin.centreBucket() + TestMaps.REACH;
      if (i > from && differs(twin, TestMaps.view(engine))) {
        return mode + ", seed " + seed + ", after event " + i + ", twin then engine:\n  " + event
            + "\n" + StateDiff.between(twin, TestMaps.view(engine), first, last)
            + "\nbefore it:\n  "
            + String.join(
                "\n  ",
                events.subList(Math.max(0, i - 8), i - 1).stream()
                    .map(MarketEvent::toString)
                    .toList());
      }
    }
    return mode + ", seed " + seed + ": they differed at event " + to + " of one run only";
  }
}
