// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleSeries;
import io.github.liqscape.indicator.Rsi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.RecentFractalSwingHighIndicator;
import org.ta4j.core.indicators.RecentSwingIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.zigzag.RecentZigZagSwingHighIndicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/** What is dangerous in ta4j 0.22.2, shown, and what the bridge does about it. */
class Ta4jTrapsTest {

  private static final int SIZE = 240;
  private static final int WINDOW = 120;

  private final List<Candle> candles = Drawn.candles(7, SIZE);

  @Test
  void a_swing_is_reported_before_it_is_confirmed_unless_the_series_ends_there() {
    assertLooksAhead(RecentFractalSwingHighIndicator::new);
    assertLooksAhead(RecentZigZagSwingHighIndicator::new);
  }

  private void assertLooksAhead(Function<BarSeries, RecentSwingIndicator> make) {
    RecentSwingIndicator full = make.apply(CandleBarSeries.over(Drawn.series(candles, SIZE)));
    Ta4jEvidence windowed = Ta4jEvidence.windowed("swing", WINDOW, s -> index(make.apply(s)));
    Ta4jEvidence growing = Ta4jEvidence.growing("swing", 1, s -> index(make.apply(s)));
    full.getLatestSwingIndex(SIZE - 1);
    CandleSeries live = Drawn.series(List.of(), SIZE);
    int ahead = 0;
    for (int i = 0; i < SIZE; i++) {
      live.append(candles.get(i));
      List<Candle> prefix = candles.subList(0, i + 1);
      int known =
          make.apply(CandleBarSeries.over(Drawn.series(prefix, SIZE))).getLatestSwingIndex(i);
      assertThat(growing.at(live).value()).isEqualTo(known);
      if (i >= WINDOW) {
        ahead += full.getLatestSwingIndex(i) == known ? 0 : 1;
        assertThat(windowed.at(live)).isEqualTo(windowed.at(Drawn.series(prefix, SIZE)));
      }
    }
    assertThat(ahead).as("answers of the full series that nobody could know").isPositive();
  }

  /** The swing as a number that an evidence can carry. */
  private static Indicator<Num> index(RecentSwingIndicator swings) {
    return new AbstractIndicator<>(swings.getBarSeries()) {
      @Override
      public Num getValue(int index) {
        return DoubleNum.valueOf(swings.getLatestSwingIndex(index));
      }

      @Override
      public int getCountOfUnstableBars() {
        return 0;
      }
    };
  }

  @Test
  void averages_start_from_one_value_and_the_count_of_unstable_bars_understates_it() {
    List<Candle> many = Drawn.candles(3, 600);
    CandleBarSeries series = CandleBarSeries.over(Drawn.series(many, 600));
    RSIIndicator theirs = new RSIIndicator(new ClosePriceIndicator(series), 14);
    int claimed = theirs.getCountOfUnstableBars();
    Rsi ours = Rsi.of(14);
    double early = 0;
    for (int i = 0; i < many.size(); i++) {
      ours.update(many.get(i));
      double difference = Math.abs(theirs.getValue(i).doubleValue() - ours.value());
      if (i >= claimed && i < 60) {
        early = Math.max(early, difference);
      }
      if (i >= 300) {
        assertThat(difference).isLessThan(1e-7);
      }
    }
    assertThat(claimed).isLessThan(20);
    assertThat(early).as("points of RSI in bars called stable").isGreaterThan(0.5);
    Ta4jEvidence evidence = Ta4jEvidence.growing("rsi", 300, Ta4jTrapsTest::rsi);
    CandleSeries live = Drawn.series(List.of(), 600);
    for (int i = 0; i < 300; i++) {
      assertThat(i == 0 || !evidence.at(live).known()).isTrue();
      live.append(many.get(i));
    }
    assertThat(evidence.at(live).known()).isTrue();
  }

  private static Indicator<Num> rsi(BarSeries series) {
    return new RSIIndicator(new ClosePriceIndicator(series), 14);
  }

  @Test
  void an_exchange_close_time_is_a_millisecond_short_of_the_end() {
    DoubleNumFactory numbers = DoubleNumFactory.getInstance();
    Num one = numbers.one();
    Instant begin = Instant.EPOCH;
    Instant venueClose = Instant.ofEpochMilli(59_999);
    assertThatThrownBy(
            () ->
                new BaseBar(
                    Duration.ofMinutes(1), begin, venueClose, one, one, one, one, one, one, 1))
        .isInstanceOf(IllegalArgumentException.class);
    Bar silent =
        new BaseBar(
            Duration.ofMinutes(1), null, venueClose, one, one, one, one, one, one, 1);
    assertThat(silent.getBeginTime()).as("a bar that began before its time").isBefore(begin);
    Bar ours = CandleBar.of(Drawn.series(candles, SIZE), 0);
    assertThat(ours.getBeginTime()).isEqualTo(begin);
    assertThat(ours.getEndTime()).isEqualTo(begin.plusSeconds(60));
  }

  @Test
  void a_trade_is_volume_first_and_price_second() {
    BarSeries series = ownSeries(Integer.MAX_VALUE);
    series.addBar(CopiedBars.of(candles.get(0)));
    series.addTrade(2, 100);
    assertThat(series.getLastBar().getClosePrice().doubleValue()).isEqualTo(100);
    assertThatThrownBy(
            () -> CandleBarSeries.over(Drawn.series(candles, SIZE)).addTrade(2, 100))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void numbers_are_decimal_unless_asked_otherwise() {
    assertThat(new BaseBarSeriesBuilder().build().numFactory())
        .isInstanceOf(DecimalNumFactory.class);
    assertThat(CandleBarSeries.over(Drawn.series(candles, SIZE)).numFactory())
        .isInstanceOf(DoubleNumFactory.class);
  }

  @Test
  void with_a_maximum_bar_count_a_value_depends_on_when_it_was_first_asked() {
    BarSeries bounded = ownSeries(50);
    EMAIndicator eager = ema(bounded);
    EMAIndicator late = ema(bounded);
    CandleSeries live = Drawn.series(List.of(), 50);
    Ta4jEvidence growing = Ta4jEvidence.growing("ema", 1, Ta4jTrapsTest::ema);
    Ta4jEvidence lateGrowing = Ta4jEvidence.growing("ema", 1, Ta4jTrapsTest::ema);
    Ta4jEvidence windowed = Ta4jEvidence.windowed("ema", 40, Ta4jTrapsTest::ema);
    double last = 0;
    for (Candle candle : candles) {
      bounded.addBar(CopiedBars.of(candle));
      last = eager.getValue(bounded.getEndIndex()).doubleValue();
      live.append(candle);
      assertThat((Double) growing.at(live).value()).isEqualTo(Double.valueOf(last));
      if (live.size() >= 40) {
        windowed.at(live);
      }
    }
    double lateValue = late.getValue(bounded.getEndIndex()).doubleValue();
    assertThat(Math.abs(lateValue / last - 1)).as("the trap").isGreaterThan(1e-6);
    assertThatThrownBy(() -> lateGrowing.at(live))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("190 are forgotten already");
    CandleSeries neverForgot = Drawn.series(candles, SIZE);
    assertThat(Ta4jEvidence.windowed("ema", 40, Ta4jTrapsTest::ema).at(neverForgot))
        .isEqualTo(windowed.at(live));
  }

  private static EMAIndicator ema(BarSeries series) {
    return new EMAIndicator(new ClosePriceIndicator(series), 30);
  }

  private static BarSeries ownSeries(int maximum) {
    return new BaseBarSeriesBuilder()
        .withNumFactory(DoubleNumFactory.getInstance())
        .withMaxBarCount(maximum)
        .build();
  }
}
