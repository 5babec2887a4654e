// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleSeries;
import io.github.liqscape.candle.Timeframe;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

class CandleBarSeriesTest {

  private static final Num ONE = DoubleNumFactory.getInstance().one();

  private final List<Candle> candles = Drawn.candles(1, 30);

  @Test
  void a_bar_is_its_candle_and_ends_where_the_next_one_begins() {
    CandleBarSeries series = CandleBarSeries.over(Drawn.series(candles, 100));
    assertThat(series.getBeginIndex()).isZero();
    assertThat(series.getEndIndex()).isEqualTo(29);
    assertThat(series.getBarCount()).isEqualTo(30);
    assertThat(series.getBarData()).hasSize(30);
    assertThat(series.getName()).isEqualTo("1m candles");
    for (int i = 0; i < 30; i++) {
      Bar bar = series.getBar(i);
      Candle candle = candles.get(i);
      assertThat(bar.getOpenPrice().doubleValue()).isEqualTo(candle.open());
      assertThat(bar.getHighPrice().doubleValue()).isEqualTo(candle.high());
      assertThat(bar.getLowPrice().doubleValue()).isEqualTo(candle.low());
      assertThat(bar.getClosePrice().doubleValue()).isEqualTo(candle.close());
      assertThat(bar.getVolume().doubleValue()).isEqualTo(candle.volume());
      assertThat(bar.getClosePrice()).isInstanceOf(DoubleNum.class);
      assertThat(bar.getAmount().isNaN()).isTrue();
      assertThat(bar.getTrades()).isZero();
      assertThat(bar.getTimePeriod()).isEqualTo(Duration.ofMinutes(1));
      assertThat(bar.getBeginTime().getEpochSecond()).isEqualTo(60L * i);
      assertThat(bar.getEndTime()).isEqualTo(bar.getBeginTime().plusSeconds(60));
    }
    assertThat(series.getBar(3)).isSameAs(series.getBar(3));
  }

  @Test
  void an_index_stays_that_of_its_candle_when_old_ones_are_forgotten() {
    CandleSeries held = CandleSeries.of(Timeframe.M1, 10);
    CandleBarSeries series = CandleBarSeries.over(held);
    assertThat(series.isEmpty()).isTrue();
    assertThat(series.getBeginIndex()).isEqualTo(-1);
    assertThat(series.getEndIndex()).isEqualTo(-1);
    for (int i = 0; i < 30; i++) {
      held.append(candles.get(i));
      assertThat(series.getEndIndex()).isEqualTo(i);
      assertThat(series.getLastBar().getClosePrice().doubleValue())
          .isEqualTo(candles.get(i).close());
      int first = Math.max(0, i - 9);
      assertThat(series.getBeginIndex()).isEqualTo(first);
      assertThat(series.getRemovedBarsCount()).isEqualTo(first);
      assertThat(series.getFirstBar().getClosePrice().doubleValue())
          .isEqualTo(candles.get(first).close());
      assertThat(series.candleIndex(i)).isEqualTo(i);
    }
    assertThat(series.getBar(5)).as("removed: the oldest left").isSameAs(series.getBar(20));
    assertThatThrownBy(() -> series.getBar(30))
        .hasMessage("bar index must be in [20, 29], was 30");
  }

  @Test
  void the_forming_candle_is_no_bar() {
    CandleSeries held = Drawn.series(candles.subList(0, 5), 10);
    CandleBarSeries series = CandleBarSeries.over(held);
    long open = 5 * Timeframe.M1.nanos();
    held.append(new Candle(Timeframe.M1, open, 1, 1, 1, 1, 1, 1, 1, 1, false));
    assertThat(series.getEndIndex()).isEqualTo(4);
    assertThat(series.getBarCount()).isEqualTo(5);
  }

  @Test
  void the_newest_bars_are_fixed_and_numbered_from_zero() {
    CandleSeries held = Drawn.series(candles.subList(0, 20), 100);
    CandleBarSeries newest = CandleBarSeries.newest(held, 5);
    held.append(candles.get(20));
    assertThat(newest.getBarCount()).isEqualTo(5);
    assertThat(newest.getBeginIndex()).isZero();
    assertThat(newest.getEndIndex()).isEqualTo(4);
    assertThat(newest.candleIndex(4)).isEqualTo(19);
    assertThat(newest.getLastBar().getClosePrice().doubleValue())
        .isEqualTo(candles.get(19).close());
    BarSeries part = newest.getSubSeries(1, 3);
    assertThat(part.getBarCount()).isEqualTo(2);
    assertThat(part.getBar(0)).isEqualTo(newest.getBar(1));
    assertThatThrownBy(() -> CandleBarSeries.newest(held, 22))
        .hasMessage("count must be in [1, 21], was 22");
    assertThatThrownBy(() -> newest.getSubSeries(3, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_can_be_written() {
    CandleBarSeries series = CandleBarSeries.over(Drawn.series(candles, 100));
    Bar bar = series.getLastBar();
    List<Runnable> writes =
        List.of(
            () -> series.addBar(bar),
            () -> series.addBar(bar, true),
            () -> series.addTrade(ONE, ONE),
            () -> series.addTrade(1, 1),
            () -> series.addPrice(ONE),
            () -> series.addPrice(1),
            () -> series.setMaximumBarCount(5),
            series::barBuilder,
            () -> bar.addTrade(ONE, ONE),
            () -> bar.addPrice(ONE));
    for (Runnable write : writes) {
      assertThatThrownBy(write::run)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("read-only");
    }
    assertThat(series.getBarCount()).isEqualTo(30);
    assertThatThrownBy(
            () -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(series))
        .isInstanceOf(NotSerializableException.class);
  }
}
