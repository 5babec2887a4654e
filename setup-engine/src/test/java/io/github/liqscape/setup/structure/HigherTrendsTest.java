// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.state.StateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The stack with whole structures is the slow twin. */
class HigherTrendsTest {

  private static final List<Timeframe> HIGHER = List.of(Timeframe.M5, Timeframe.M15);

  /** Minutes of a walk with calm and wild hours; now and then some are missing. */
  private static List<Candle> minutes(int size, long seed) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    double price = 50_000;
    long open = Bars.START;
    for (int i = 0; i < size; i++) {
      double first = price;
      double wild = 5 + 40 * Math.abs(Math.sin(i / 700.0));
      price += Math.rint(random.nextGaussian() * wild + 10 * Math.sin(i / 150.0));
      double high = Math.max(first, price) + random.nextInt(15);
      double low = Math.min(first, price) - random.nextInt(15);
      candles.add(Candle.closed(Timeframe.M1, open, first, high, low, price, random.nextInt(50)));
      open += (random.nextInt(400) == 0 ? 1 + random.nextInt(20) : 1) * Timeframe.M1.nanos();
    }
    return candles;
  }

  private static HigherTrends trends() {
    return HigherTrends.of(Timeframe.M1, HIGHER);
  }

  private static byte[] saved(HigherTrends trends) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    trends.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static HigherTrends restored(byte[] saved, List<Timeframe> higher) throws IOException {
    return HigherTrends.restore(
        new DataInputStream(new ByteArrayInputStream(saved)), Timeframe.M1, higher);
  }

  @Test
  void they_are_those_of_the_whole_structures() {
    for (long seed = 1; seed <= 3; seed++) {
      TimeframeStack whole =
          TimeframeStack.of(Bars.BTCUSDT, Timeframe.M1, Timeframe.M5, Timeframe.M15);
      HigherTrends trends = trends();
      int moved = 0;
      for (Candle candle : minutes(40_000, seed)) {
        whole.update(candle);
        trends.update(candle);
        for (Timeframe each : HIGHER) {
          Trend trend = trends.trend(each);
          assertThat(trend).isEqualTo(whole.structure(each).trend(SwingSize.SWING));
          moved += trend == Trend.RANGE ? 0 : 1;
        }
        assertThat(trends.alignment()).isEqualTo(whole.alignment());
      }
      assertThat(moved).isGreaterThan(10_000);
      for (Timeframe each : HIGHER) {
        assertThat(trends.incomplete(each)).isEqualTo(whole.incomplete(each)).isPositive();
      }
    }
  }

  @Test
  void restored_ones_continue_bit_for_bit() throws IOException {
    List<Candle> minutes = minutes(12_000, 4);
    Random random = new Random(5);
    for (int round = 0; round < 8; round++) {
      int cut = random.nextInt(minutes.size());
      HigherTrends trends = trends();
      minutes.subList(0, cut).forEach(trends::update);
      HigherTrends restored = restored(saved(trends), HIGHER);
      assertThat(restored.alignment()).isEqualTo(trends.alignment());
      minutes.subList(cut, minutes.size()).forEach(trends::update);
      minutes.subList(cut, minutes.size()).forEach(restored::update);
      assertThat(saved(restored)).isEqualTo(saved(trends));
      assertThat(restored.alignment()).isEqualTo(trends.alignment());
    }
  }

  @Test
  void what_comes_late_or_twice_changes_no_trend() {
    HigherTrends trends = trends();
    HigherTrends once = trends();
    List<Candle> minutes = minutes(6_000, 6);
    for (int i = 0; i < minutes.size(); i++) {
      once.update(minutes.get(i));
      trends.update(minutes.get(i));
      trends.update(minutes.get(i));
      trends.update(minutes.get(i / 2));
      assertThat(trends.alignment()).isEqualTo(once.alignment());
    }
  }

  @Test
  void without_a_larger_timeframe_nothing_agrees() {
    HigherTrends none = HigherTrends.of(Timeframe.M1, List.of());
    minutes(500, 7).forEach(none::update);
    assertThat(none.alignment()).isZero();
    assertThat(none.timeframes()).isEmpty();
  }

  @Test
  void timeframes_must_rise_be_multiples_and_be_there() {
    assertThatThrownBy(() -> HigherTrends.of(Timeframe.M5, List.of(Timeframe.M1)))
        .hasMessage("timeframes must rise, was 1m after 5m");
    assertThatThrownBy(() -> HigherTrends.of(Timeframe.M3, List.of(Timeframe.M5)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> trends().trend(Timeframe.H1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeframe must be one of [M5, M15], was H1");
  }

  @Test
  void a_candle_must_be_closed_and_of_the_base() {
    HigherTrends none = HigherTrends.of(Timeframe.M1, List.of());
    Candle hour = Candle.closed(Timeframe.H1, Bars.START, 1, 1, 1, 1, 1);
    Candle closed = Candle.closed(Timeframe.M1, Bars.START, 1, 1, 1, 1, 1);
    Candle forming =
        new Candle(
            Timeframe.M1, Bars.START, 1, 1, 1, 1, 1, closed.quoteVolume(),
            closed.takerBuyVolume(), 0, false);
    assertThatThrownBy(() -> none.update(hour))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("candle must be closed and of 1m, was ");
    assertThatThrownBy(() -> trends().update(forming))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_state_of_other_timeframes_is_refused() throws IOException {
    byte[] saved = saved(trends());
    assertThatThrownBy(() -> restored(saved, List.of(Timeframe.M5)))
        .isInstanceOf(StateException.class);
    assertThatThrownBy(() -> restored(saved, List.of(Timeframe.M5, Timeframe.M30)))
        .isInstanceOf(StateException.class);
    byte[] ofFives = saved(HigherTrends.of(Timeframe.M5, List.of(Timeframe.M15)));
    assertThatThrownBy(() -> restored(ofFives, List.of(Timeframe.M15)))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("instead of 1m");
  }
}
