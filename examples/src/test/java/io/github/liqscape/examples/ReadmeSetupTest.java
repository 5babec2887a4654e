// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.engine.SetupFleet;
import io.github.liqscape.setup.engine.SetupJson;
import io.github.liqscape.setup.render.SetupChart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The snippets of setup-engine/README.md, as they stand there. */
class ReadmeSetupTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  /** Candles that drift this way and that. */
  static List<Candle> candles(int bars) {
    Random random = new Random(7);
    List<Candle> candles = new ArrayList<>();
    double price = 60_000;
    double drift = 0;
    for (int i = 0; i < bars; i++) {
      drift = i % 40 == 0 ? 20 * random.nextGaussian() : drift;
      double close = Math.rint(10 * (price + drift + 40 * random.nextGaussian())) / 10;
      double high = Math.max(price, close) + random.nextInt(30);
      double low = Math.min(price, close) - random.nextInt(30);
      candles.add(
          Candle.closed(
              Timeframe.M5, i * Timeframe.M5.nanos(), price, high, low, close,
              20 + random.nextInt(50)));
      price = close;
    }
    return candles;
  }

  @Test
  void a_feed_becomes_decisions() throws IOException {
    Instrument btc = BTC;
    MarginTiers tiers = KnownMarginTiers.binanceBtcusdt2026();
    List<Candle> candles = candles(400);
    List<CandleEvent> feed =
        candles.stream().map(c -> CandleEvent.recorded(btc, PriceKind.LAST, c)).toList();
    List<Setup> setups = new ArrayList<>();
    // region feed
    LiquidationMap map = LiquidationMap.of(btc, tiers);
    SetupEngine engine = SetupEngine.builder(btc).timeframe(Timeframe.M5).tiers(tiers).build();

    feed.forEach(
        event -> {
          map.apply(event);
          engine
              .apply(event, map::profile) // asks for a profile on a closed candle only
              .ifPresent(setups::add);
        });
    // endregion
    assertThat(setups).hasSize(400);

    Setup setup = setups.getLast();
    // region answer
    String answer =
        switch (setup) {
          case Setup.Trade trade ->
              trade.side() + " at " + trade.plan().entry() + ", stop " + trade.plan().stop()
                  + ", target " + trade.plan().finalTarget();
          case Setup.Wait wait -> {
            SetupReason.Missing first = wait.missing().getFirst(); // never empty
            yield "WAIT, " + first.code() + "; would change it: " + first.code().wouldChange();
          }
        };
    System.out.println(setup.explain()); // the same in words, with everything seen
    // endregion
    assertThat(answer).startsWith(setup.decision() == Decision.WAIT ? "WAIT, " : "");

    // region keep
    String json = SetupJson.write(setup); // one line, everything in it
    Setup again = SetupJson.read(json); // strict: an unknown field is refused by its path
    SetupChart.of(again, candles).write(Path.of("target/setup.png"));
    // endregion
    assertThat(again.explain()).isEqualTo(setup.explain());
    assertThat(Files.size(Path.of("target/setup.png"))).isPositive();

    // region restart
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    engine.save(new DataOutputStream(saved));

    SetupEngine restarted =
        SetupEngine.builder(btc)
            .timeframe(Timeframe.M5)
            .tiers(tiers)
            .restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
    // endregion
    assertThat(restarted.config()).isEqualTo(engine.config());
  }
  @Test
  void many_engines_share_the_cores() {
    List<Instrument> instruments = List.of(BTC, coin("ETHUSDT"), coin("SOLUSDT"));
    List<LiquidationMap> maps =
        instruments.stream()
            .map(each -> LiquidationMap.of(each, KnownMarginTiers.binanceBtcusdt2026()))
            .toList();
    Candle candle = candles(1).get(0);
    List<CandleEvent> closed =
        instruments.stream()
            .map(each -> CandleEvent.recorded(each, PriceKind.LAST, candle))
            .toList();
    List<Setup> setups = new ArrayList<>();
    // region fleet
    SetupFleet.Builder builder = SetupFleet.builder(); // as many threads as there are processors
    for (LiquidationMap map : maps) {
      builder.add(SetupEngine.of(map.instrument(), Timeframe.M5), map::profile);
      builder.add(SetupEngine.of(map.instrument(), Timeframe.H1), map::profile);
    }
    try (SetupFleet fleet = builder.build()) {
      fleet.apply(closed, setups::add); // handed over here, in the order of the candles
    }
    // endregion
    assertThat(setups)
        .extracting(setup -> setup.facts().instrument())
        .containsExactlyElementsOf(instruments);
  }

  private static Instrument coin(String symbol) {
    return Instrument.linear(Venue.BINANCE, symbol, symbol, "USDT").tickSize("0.1").build();
  }
}
