// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is asked for many at once beside what is asked for one by one. */
class FastTwinsProperties {

  private static final String[] TICKS = {"0.1", "0.01", "0.5", "0.25", "0.03", "5", "0.0001"};

  @Property
  void a_run_of_round_numbers_is_what_one_after_the_other_gives(
      @ForAll long seed, @ForAll @IntRange(max = 6) int tick) {
    Random random = new Random(seed);
    RoundNumbers numbers =
        RoundNumbers.of(
            Instrument.linear(Venue.BINANCE, "XUSDT", "X", "USDT").tickSize(TICKS[tick]).build());
    double close = Math.pow(10, 6 * random.nextDouble());
    double reach = 0.4 * random.nextDouble();
    double to = close * (1 + reach);
    double first = numbers.below(close * (1 - reach), close);
    List<Double> expected = new ArrayList<>();
    for (double price = first; expected.size() < 64 && price <= to;
        price = numbers.above(price, close)) {
      expected.add(price);
    }
    double[] prices = new double[64];
    int found = numbers.around(close).run(first, to, prices);
    assertThat(Arrays.stream(prices, 0, found).boxed().toList()).isEqualTo(expected);
  }

  @Property(tries = 40)
  void gaps_that_meet_an_interval_are_those_a_search_finds(@ForAll long seed) {
    Random random = new Random(seed);
    MarketStructure structure = MarketStructure.of(Bars.BTCUSDT, Timeframe.M5);
    FairValueGaps gaps = structure.gaps();
    double price = 1_000;
    int met = 0;
    for (int i = 0; i < 400; i++) {
      double close = price + 5 * random.nextGaussian();
      double high = Math.max(price, close) + random.nextDouble();
      double low = Math.min(price, close) - random.nextDouble();
      structure.update(
          Bars.START + i * Timeframe.M5.nanos(), price, high, low, close, Double.NaN, 8);
      price = close;
      double from = close - 40 * random.nextDouble();
      double to = close + 40 * random.nextDouble();
      List<Integer> found = new ArrayList<>();
      for (int at = gaps.nextMeeting(0, from, to); at < gaps.liveCount();
          at = gaps.nextMeeting(at + 1, from, to)) {
        int n = gaps.live(at);
        found.add(n);
        assertThat(gaps.liveId(at)).isEqualTo(gaps.id(n));
        assertThat(gaps.liveLow(at)).isEqualTo(gaps.low(n));
        assertThat(gaps.liveHigh(at)).isEqualTo(gaps.high(n));
      }
      assertThat(found).isEqualTo(searched(gaps, from, to));
      met += found.size();
    }
    assertThat(met).isPositive();
  }

  /** Strength is worked out once, when a level changes; the score is worked out when asked. */
  @Property(tries = 10)
  void a_level_is_strong_as_long_as_its_score_says(@ForAll long seed) {
    Random random = new Random(seed);
    MarketStructure structure = MarketStructure.of(Bars.BTCUSDT, Timeframe.M5);
    Levels levels = structure.levels();
    int strong = 0;
    int weak = 0;
    for (int i = 0; i < 1_700; i++) {
      // What was made at first is left alone for so long that it fades.
      double around = i < 200 ? 1_000 : 3_000;
      double middle = around + 20 * Math.sin(i / 7.0) + 4 * random.nextGaussian();
      structure.update(
          Bars.START + i * Timeframe.M5.nanos(), middle, middle + 3, middle - 3, middle,
          4 * random.nextDouble(), 8);
      for (int at = 0; at < levels.clusterCount(); at++) {
        boolean expected =
            levels.touches(at) >= Levels.STRONG_TOUCHES
                && levels.score(at) >= Levels.STRONG_SCORE;
        assertThat(levels.strong(at)).isEqualTo(expected);
        strong += expected ? 1 : 0;
        weak += levels.touches(at) >= Levels.STRONG_TOUCHES && !expected ? 1 : 0;
      }
    }
    assertThat(strong).isPositive();
    assertThat(weak).isPositive();
  }

  /** A position of what is live says the same as the number of the object. */
  @Property(tries = 20)
  void what_is_live_is_what_its_ring_says(@ForAll long seed) {
    Random random = new Random(seed);
    MarketStructure structure = MarketStructure.of(Bars.BTCUSDT, Timeframe.M5);
    Pools pools = structure.pools();
    Trendlines lines = structure.trendlines();
    FairValueGaps gaps = structure.gaps();
    Levels levels = structure.levels();
    int seen = 0;
    for (int i = 0; i < 1_200; i++) {
      double middle = 1_000 + 30 * Math.sin(i / 9.0) + 8 * random.nextGaussian();
      double close = middle + 2 * random.nextGaussian();
      structure.update(
          Bars.START + i * Timeframe.M5.nanos(), middle, Math.max(middle, close) + 1,
          Math.min(middle, close) - 1, close, Double.NaN, 8);
      for (int at = 0; at < pools.liveCount(); at++) {
        int n = pools.live(at);
        assertThat(pools.liveId(at)).isEqualTo(pools.id(n));
        assertThat(pools.liveSide(at)).isEqualTo(pools.side(n));
        assertThat(pools.liveLow(at)).isEqualTo(pools.low(n));
        assertThat(pools.liveHigh(at)).isEqualTo(pools.high(n));
        assertThat(pools.liveExtreme(at)).isEqualTo(pools.extreme(n));
      }
      for (int at = 0; at < lines.liveCount(); at++) {
        assertThat(lines.liveId(at)).isEqualTo(lines.id(lines.live(at)));
        assertThat(lines.livePrice(at)).isEqualTo(lines.price(lines.live(at)));
      }
      for (int at = 0; at < levels.liveCount(); at++) {
        assertThat(levels.drawn(at)).isEqualTo(levels.kind(at) == StructureKind.USER_LEVEL);
      }
      assertThat(named(lines.nearestLive(), lines.nearest(), lines::live)).isTrue();
      assertThat(named(gaps.nearestLive(), gaps.nearest(), gaps::live)).isTrue();
      for (Extreme side : Extreme.values()) {
        assertThat(named(pools.nearestLive(side), pools.nearest(side), pools::live)).isTrue();
      }
      seen += pools.liveCount() + lines.liveCount();
    }
    assertThat(seen).isPositive();
    assertThatThrownBy(() -> pools.liveLow(pools.liveCount()))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("was " + pools.liveCount());
    assertThatThrownBy(() -> lines.livePrice(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static boolean named(int position, int number, IntUnaryOperator live) {
    return position < 0 ? number < 0 : live.applyAsInt(position) == number;
  }

  private static List<Integer> searched(FairValueGaps gaps, double from, double to) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < gaps.liveCount(); i++) {
      int n = gaps.live(i);
      if (gaps.low(n) <= to && gaps.high(n) >= from && gaps.state(n) != ObjectState.FILLED) {
        found.add(n);
      }
    }
    return found;
  }
}
