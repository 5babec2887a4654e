// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeekBootstrapTest {

  private static final long WEEK = 168 * Markets.HOUR;

  private static long nanos(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
  }

  @Test
  void weeks_begin_on_monday() {
    long sunday = WeekBootstrap.week(nanos("2026-11-22T23:59:59Z"));
    assertThat(WeekBootstrap.week(nanos("2026-11-23T00:00:00Z"))).isEqualTo(sunday + 1);
    assertThat(WeekBootstrap.week(nanos("2026-11-29T23:59:59Z"))).isEqualTo(sunday + 1);
  }

  @Test
  void the_interval_of_a_mean_is_that_of_independent_weeks() {
    SplittableRandom random = new SplittableRandom(1);
    int weeks = 100;
    double[] values = new double[10 * weeks];
    long[] times = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      // Ten results of a week are one and the same: as good as one.
      values[i] = i % 10 == 0 ? 0.2 + Draws.normal(random) : values[i - 1];
      times[i] = Markets.START + i / 10 * WEEK;
    }
    Expectancy expectancy = Expectancy.of(values, times, new WeekBootstrap(2_000, 3), 1, 0);
    Interval interval = expectancy.meanR();
    double half = (interval.upper() - interval.lower()) / 2;
    assertThat(half).isCloseTo(1.96 * ReturnMoments.of(values).deviation() / 10, within(0.02));
    assertThat(expectancy.trades()).isEqualTo(1_000);
    assertThat(expectancy.deflatedSharpe()).isBetween(0.5, 1.0);
  }

  @Test
  void the_same_seed_gives_the_same_interval_and_few_weeks_give_none() {
    double[] values = {1, -1, 2, 0.5, -1, 3, -1};
    long[] times = new long[7];
    for (int i = 0; i < 7; i++) {
      times[i] = i * WEEK;
    }
    WeekBootstrap bootstrap = new WeekBootstrap(500, 9);
    Expectancy one = Expectancy.of(values, times, bootstrap, 3, 0.1);
    assertThat(one).isEqualTo(Expectancy.of(values, times, bootstrap, 3, 0.1));
    assertThat(one.meanR().estimate()).isCloseTo(0.5, within(1e-15));
    Expectancy close = Expectancy.of(values, new long[7], bootstrap, 3, 0.1);
    assertThat(close.meanR().estimate()).isCloseTo(0.5, within(1e-15));
    assertThat(close.meanR().lower()).isNaN();
    assertThat(close.meanR().isAboveZero()).isFalse();
  }

  @Test
  void no_trades_have_no_expectancy() {
    Expectancy none =
        Expectancy.of(new double[0], new long[0], new WeekBootstrap(100, 1), 1, 0);
    assertThat(none.meanR().estimate()).isNaN();
    assertThat(none.winShare()).isNaN();
    assertThat(none.deflatedSharpe()).isNaN();
  }

  @Test
  void bad_results_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Expectancy.of(
                    new double[] {Double.NaN}, new long[1], new WeekBootstrap(100, 1), 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WeekBootstrap(99, 1))
        .withMessageContaining("was 99");
  }
}
