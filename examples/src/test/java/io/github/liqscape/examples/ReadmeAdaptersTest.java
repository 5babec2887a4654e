// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The snippets of the READMEs of the adapters. They are compiled; they are not run, because they ask the
 * venue itself. The same calls run against scripted venues in the tests of the adapters.
 */
class ReadmeAdaptersTest {

  @Test
  void both_venues_are_installed_and_opening_them_asks_nothing() {
    for (String id : List.of("binance", "bybit")) {
      try (ExchangeAdapter venue = ExchangeAdapters.installed().open(id)) {
        assertThat(venue.venue().id()).isEqualTo(id);
      }
    }
  }

  static void binance(TimeRange range, LiquidationMap map)
      throws InterruptedException {
    // region binance
    try (ExchangeAdapter binance = ExchangeAdapters.installed().open("binance")) {
      Instrument btc = binance.instrument("BTCUSDT").orThrow().instrument();
      List<CandleEvent> day = binance.candles(btc, PriceKind.LAST, Timeframe.M1, range).orThrow();
      day.forEach(map::apply);
      try (LiveFeed feed = binance.subscribe(Subscription.map(btc))) {
        feed.forEach(map::apply);
      }
    }
    // endregion
  }

  static void bybit() throws InterruptedException {
    // region bybit
    AdapterContext context = AdapterContext.standard(); // one for all adapters of the process
    try (ExchangeAdapter bybit =
        ExchangeAdapters.installed().open("bybit", AdapterConfig.of("linear"), context)) {
      Instrument btc = bybit.instrument("BTCUSDT").orThrow().instrument();
      Optional<MarginTiers> tiers = bybit.marginTiers(btc).orThrow();
      System.out.println(tiers);
      LiveFeed feed = bybit.subscribe(Subscription.map(btc));
      feed.forEach(event -> System.out.println(event));
    }
    // endregion
  }
}
