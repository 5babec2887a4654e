// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import io.github.liqscape.candle.Aggregate;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.synthetic.SyntheticMarket;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Generated markets: trades, marks each second, open interest, forced orders, funding, and closed candles
 * as a venue would send them.
 */
final class SyntheticSource implements FleetSource {

  private static final Duration HISTORY = Duration.ofHours(24);

  private final List<SyntheticMarket> markets = new ArrayList<>();
  private final List<TradeAggregator> candles = new ArrayList<>();

  SyntheticSource(int count) {
    for (int seed = 0; seed < count; seed++) {
      markets.add(
          SyntheticMarket.of(
              1_000 + seed,
              SyntheticMarketConfig.hedgedBuilder().meanHolding(Duration.ofHours(2)).build()));
      candles.add(TradeAggregator.of(Timeframe.M5));
    }
  }

  @Override
  public String describe() {
    return markets.size() + " generated markets (SyntheticMarketConfig.hedged with a mean holding of two hours: busy; seeds from 1000)";
  }

  @Override
  public int markets() {
    return markets.size();
  }

  @Override
  public Instrument instrument(int market) {
    return markets.get(market).instrument();
  }

  @Override
  public MarginTiers tiers(int market) {
    return markets.get(market).config().tiers();
  }

  @Override
  public List<MarketEvent> history(int market) {
    return next(market, startNanos()).stream()
        .filter(e -> e instanceof CandleEvent || e instanceof OpenInterest)
        .toList();
  }

  @Override
  public long startNanos() {
    SyntheticMarketConfig config = markets.getFirst().config();
    return Math.addExact(config.start().getEpochSecond() * 1_000_000_000L, HISTORY.toNanos());
  }

  @Override
  public List<MarketEvent> next(int market, long untilNanos) {
    SyntheticMarket source = markets.get(market);
    TradeAggregator five = candles.get(market);
    List<MarketEvent> out = new ArrayList<>();
    source.advanceTo(
        untilNanos,
        event -> {
          five.advanceTo(event.eventNanos(), closed -> out.add(candle(source, closed)));
          out.add(event);
          if (event instanceof Trade t) {
            five.add(
                t.eventNanos(), t.price(), t.quantity(), Double.NaN, t.taker(), closed -> {});
          }
        });
    return out;
  }

  private static CandleEvent candle(SyntheticMarket source, Aggregate closed) {
    return CandleEvent.recorded(source.instrument(), PriceKind.LAST, closed.candle());
  }
}
