// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.quickstart;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.indicator.Atr;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.TradeCandles;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.render.SetupChart;
import io.github.liqscape.setup.structure.MarketStructure;
import io.github.liqscape.setup.structure.SwingSize;
import io.github.liqscape.synthetic.SyntheticMarket;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Layers 2 and 3, chart and setup: what the chart shows, and BUY, SELL or WAIT with every reason. */
final class ChartAndSetup {

  private ChartAndSetup() {}

  /** Takes the picture to write. */
  public static void main(String[] arguments) throws IOException {
    Path picture = Path.of(arguments.length > 0 ? arguments[0] : "target/setup.png");
    SyntheticMarket market = SyntheticMarket.of(44, SyntheticMarketConfig.hedged());
    LiquidationMap map = LiquidationMap.of(market.instrument(), market.config().tiers());
    SetupEngine engine = SetupEngine.of(market.instrument(), Timeframe.M5);
    MarketStructure structure = MarketStructure.of(market.instrument(), Timeframe.M5);
    Atr atr = Atr.of(Atr.USUAL_PERIODS);
    List<Candle> candles = new ArrayList<>();
    List<Setup> setups = new ArrayList<>();

    market.advance(
        Duration.ofDays(3),
        TradeCandles.of(market.instrument(), Timeframe.M5)
            .to(
                event -> {
                  map.apply(event);
                  engine.apply(event, map::profile).ifPresent(setups::add);
                  if (event instanceof CandleEvent(var of, var at, var got, var price, Candle c)) {
                    candles.add(c);
                    atr.update(c.high(), c.low(), c.close());
                    structure.update(
                        c.openNanos(), c.open(), c.high(), c.low(), c.close(), Double.NaN,
                        atr.value());
                  }
                }));

    System.out.println("trend " + structure.trend(SwingSize.SWING));
    structure.objects().reversed().stream()
        .limit(5)
        .forEach(
            o -> System.out.printf("%s at %.1f to %.1f%n", o.key(), o.low(), o.high()));
    long waits = setups.stream().filter(s -> s.decision() == Decision.WAIT).count();
    System.out.println(waits + " of " + setups.size() + " candles said WAIT");
    Setup shown =
        setups.stream().filter(Setup.Trade.class::isInstance).findFirst().orElse(setups.getLast());
    System.out.println(shown.explain());
    SetupChart.of(shown, candles).structure(structure.objects()).write(picture);
  }
}
