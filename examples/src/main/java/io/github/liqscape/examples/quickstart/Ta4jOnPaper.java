// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.quickstart;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.TradeCandles;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.run.PaperRun;
import io.github.liqscape.paper.run.PaperRunResult;
import io.github.liqscape.paper.ta4j.Ta4jBot;
import io.github.liqscape.synthetic.SyntheticMarket;
import java.time.Duration;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/**
 * A ta4j strategy on paper. It is asked at each closed bar and filled at the next open, as in ta4j's own
 * backtester, but with fees, slippage, funding, margin and liquidation.
 */
final class Ta4jOnPaper {

  private Ta4jOnPaper() {}

  public static void main(String[] arguments) {
    SyntheticMarket market = SyntheticMarket.of(7);
    Instrument perp = market.instrument();
    InstrumentTerms onBars =
        InstrumentTerms.of(perp, market.config().tiers()).withMatching(Matching.BARS);
    try (PaperRun run =
        PaperRun.of(
            PaperBroker.builder().account("USDT", "10000").instrument(onBars),
            Ta4jBot.longOnly(perp, Timeframe.M5, 0.05, Ta4jOnPaper::strategy))) {
      market.advance(
          Duration.ofDays(3), TradeCandles.of(perp, Timeframe.M5).to(run::apply));
      PaperRunResult result = run.result();
      System.out.println(result.trades().size() + " trades, " + result.balances());
    }
  }

  private static Strategy strategy(BarSeries series) {
    RSIIndicator rsi = new RSIIndicator(new ClosePriceIndicator(series), 14);
    return new BaseStrategy(
        new CrossedUpIndicatorRule(rsi, 30), new CrossedDownIndicatorRule(rsi, 70));
  }
}
