// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.replay.PlanTally;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.run.BotDoor;
import io.github.liqscape.paper.run.PaperBot;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupConfig;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.engine.SetupEngineBuilder;
import java.util.Optional;

/**
 * Makes brackets of the setups of a setup engine that reads a map of the same events. A setup that
 * is good for an alert or a paper test becomes an order unless there is a position; what the broker
 * refuses, it counts.
 *
 * <p>Threading: single writer.
 */
final class SetupBot implements PaperBot {

  private final LiquidationMap map;
  private final SetupEngine engine;
  private final PlanTally tally = new PlanTally();
  private boolean priced;
  private boolean tradesCome;

  /**
   * A bot that knows nothing yet.
   *
   * @param source timeframe of the candles that come
   * @param signal timeframe of the signal bars, a multiple of it
   * @param equity that plans are sized for
   */
  SetupBot(MarketSource market, Timeframe source, Timeframe signal, double equity) {
    map = LiquidationMap.builder(market.instrument()).tiers(market.tiers()).build();
    SetupEngineBuilder terms =
        SetupEngine.builder(market.instrument())
            .timeframe(signal)
            .tiers(market.tiers())
            .terms(AccountTerms.DEFAULT.withEquity(equity));
    engine = (signal == source ? terms : terms.candlesOf(source)).build();
  }

  PlanTally tally() {
    return tally;
  }

  SetupConfig config() {
    return engine.config();
  }

  @Override
  public void onEvent(MarketEvent event, BotDoor door) {
    tradesCome |= event instanceof Trade;
    boolean ofTrades =
        tradesCome && event instanceof CandleEvent c && c.price() == PriceKind.LAST;
    if (!ofTrades) {
      priced |= map.apply(event) == LiquidationMap.Outcome.APPLIED;
    }
    Optional<Setup> setup = priced ? engine.apply(event, map::profile) : engine.apply(event);
    setup.ifPresent(answer -> tally.take(answer, door));
  }
}
