// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
    int found = numbers.run(first, to, close, prices);
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
      int[] ids = new int[gaps.liveCount()];
      double[] lows = new double[ids.length];
      double[] highs = new double[ids.length];
      int found = gaps.meeting(from, to, ids, lows, highs);
      List<Integer> expected = searched(gaps, from, to);
      assertThat(found).isEqualTo(expected.size());
      for (int k = 0; k < found; k++) {
        int n = expected.get(k);
        assertThat(ids[k]).isEqualTo(gaps.id(n));
        assertThat(lows[k]).isEqualTo(gaps.low(n));
        assertThat(highs[k]).isEqualTo(gaps.high(n));
      }
      met += found;
    }
    assertThat(met).isPositive();
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
