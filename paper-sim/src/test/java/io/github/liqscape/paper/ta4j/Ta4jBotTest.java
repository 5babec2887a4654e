// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.paper.run.PaperRun;
import io.github.liqscape.paper.run.PaperRunResult;
import io.github.liqscape.paper.run.WalkedCandles;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/** The same strategy on the same candles, here and in ta4j's own backtester. */
class Ta4jBotTest {

  private static final double QUANTITY = 0.05;

  private static Strategy cross(BarSeries series) {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    SMAIndicator fast = new SMAIndicator(close, 8);
    SMAIndicator slow = new SMAIndicator(close, 21);
    return new BaseStrategy(
        new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow), 21);
  }

  private static BarSeries series(List<Candle> candles) {
    BarSeries series =
        new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
    for (Candle c : candles) {
      series.addBar(
          series
              .barBuilder()
              .timePeriod(c.timeframe().duration())
              .endTime(Instant.ofEpochSecond(c.closeNanos() / 1_000_000_000L))
              .openPrice(c.open())
              .highPrice(c.high())
              .lowPrice(c.low())
              .closePrice(c.close())
              .volume(c.volume())
              .build());
    }
    return series;
  }

  private static PaperBrokerBuilder frictionless() {
    return PaperBroker.builder()
        .account("USDT", "100000")
        .instrument(
            InstrumentTerms.of(WalkedCandles.BTC, WalkedCandles.TIERS).withFees(0, 0))
        .fills(FillPolicy.FRICTIONLESS)
        .limits(RiskLimits.NONE);
  }

  private static void same(Ta4jBot bot, TradeType direction, long seed) {
    List<Candle> candles = WalkedCandles.candles(1_500, seed);
    BarSeries series = series(candles);
    TradingRecord theirs =
        new BarSeriesManager(series, new TradeOnNextOpenModel())
            .run(cross(series), direction, DoubleNumFactory.getInstance().numOf(QUANTITY));
    try (PaperRun run = PaperRun.of(frictionless(), bot)) {
      run.all(WalkedCandles.events(candles).iterator(), nanos -> {});
      PaperRunResult ours = run.result();
      List<Position> positions = theirs.getPositions();
      assertThat(positions).hasSizeGreaterThan(15);
      assertThat(ours.trades()).hasSameSizeAs(positions);
      for (int i = 0; i < positions.size(); i++) {
        PaperTrade trade = ours.trades().get(i);
        Position position = positions.get(i);
        assertThat(trade.entryPrice())
            .isCloseTo(position.getEntry().getNetPrice().doubleValue(), within(1e-6));
        assertThat(trade.exitPrice())
            .isCloseTo(position.getExit().getNetPrice().doubleValue(), within(1e-6));
        // Filled at the open: of the bar with ta4j's index, by the path of that bar.
        assertThat(bot.record().getPositions().get(i).getEntry().getIndex())
            .isEqualTo(position.getEntry().getIndex());
        assertThat(bot.record().getPositions().get(i).getExit().getIndex())
            .isEqualTo(position.getExit().getIndex());
        assertThat(trade.netE8() / 1e8)
            .isCloseTo(position.getProfit().doubleValue(), within(1e-6));
      }
    }
  }

  @Test
  void long_entries_and_exits_are_those_of_ta4js_own_backtester() {
    same(
        Ta4jBot.longOnly(WalkedCandles.BTC, Timeframe.M5, QUANTITY, Ta4jBotTest::cross),
        TradeType.BUY, 3);
  }

  @Test
  void short_entries_and_exits_too() {
    same(
        Ta4jBot.shortOnly(WalkedCandles.BTC, Timeframe.M5, QUANTITY, Ta4jBotTest::cross),
        TradeType.SELL, 11);
  }

  @Test
  void candles_of_another_timeframe_do_not_count() {
    Ta4jBot bot =
        Ta4jBot.longOnly(WalkedCandles.BTC, Timeframe.H1, QUANTITY, Ta4jBotTest::cross);
    try (PaperRun run = PaperRun.of(frictionless(), bot)) {
      run.all(
          WalkedCandles.events(WalkedCandles.candles(300, 3)).iterator(), nanos -> {});
      assertThat(run.result().requests()).isZero();
    }
  }

  @Test
  void a_quantity_must_be_one() {
    assertThatThrownBy(
            () -> Ta4jBot.longOnly(WalkedCandles.BTC, Timeframe.M5, 0, Ta4jBotTest::cross))
        .hasMessage("quantity must be finite and > 0, was 0.0");
  }
}
