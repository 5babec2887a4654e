// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.heatmap.render.ProfileImage;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.TradeCandles;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.render.SetupChart;
import io.github.liqscape.synthetic.SyntheticMarket;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * Draws the pictures of docs/model.md and docs/tutorial.md that no command draws, into {@code
 * target/docs}, and checks what the text says of them. Copy them to {@code docs} when the model or the
 * painting changes.
 */
class ModelPicturesTest {

  private static final Path FOLDER = Path.of("target", "docs");

  @Test
  void the_same_market_through_two_pairs_of_eyes() throws IOException {
    SyntheticMarket market = SyntheticMarket.of(42, SyntheticMarketConfig.hedged());
    LiquidationMap all = LiquidationMap.of(market.instrument(), market.config().tiers());
    LiquidationMap candles = LiquidationMap.of(market.instrument(), market.config().tiers());
    Consumer<MarketEvent> feed =
        TradeCandles.of(market.instrument(), Timeframe.M1)
            .to(
                event -> {
                  all.apply(event);
                  if (event instanceof CandleEvent) {
                    candles.apply(event);
                  }
                });
    market.advance(Duration.ofDays(3), feed);

    LiquidationProfile full = all.profile();
    LiquidationProfile poor = candles.profile();
    double low = full.mark() * 0.92;
    double high = full.mark() * 1.08;
    assertThat(full.band(PositionSide.LONG, low, full.mark())).isPresent();
    assertThat(poor.provenance().fidelity()).isEqualTo(Fidelity.VOLUME_PROXY);
    assertThat(poor.band(PositionSide.LONG, low, poor.mark())).isEmpty();

    BufferedImage sheet = new BufferedImage(1_300, 1_100, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.drawImage(picture(full, low, high), 0, 0, null);
    pen.drawImage(picture(poor, low, high), 0, 550, null);
    pen.dispose();
    write(sheet, "fidelity-synthetic.png");
  }

  private static BufferedImage picture(LiquidationProfile of, double low, double high) {
    return ProfileImage.of(of).prices(low, high).size(1_300, 550).image();
  }

  @Test
  void a_decision_drawn() throws IOException {
    SyntheticMarket market = SyntheticMarket.of(44, SyntheticMarketConfig.hedged());
    LiquidationMap map = LiquidationMap.of(market.instrument(), market.config().tiers());
    SetupEngine engine =
        SetupEngine.builder(market.instrument())
            .timeframe(Timeframe.M5)
            .tiers(market.config().tiers())
            .build();
    List<Candle> candles = new ArrayList<>();
    List<Setup> trades = new ArrayList<>();
    market.advance(
        Duration.ofDays(3),
        TradeCandles.of(market.instrument(), Timeframe.M5)
            .to(
                event -> {
                  map.apply(event);
                  if (event instanceof CandleEvent c) {
                    candles.add(c.candle());
                  }
                  engine
                      .apply(event, map::profile)
                      .filter(Setup.Trade.class::isInstance)
                      .ifPresent(trades::add);
                }));
    assertThat(trades).hasSize(2);
    write(
        SetupChart.of(trades.getFirst(), candles).size(1_400, 800).image(), "setup-synthetic.png");
  }

  private static void write(BufferedImage image, String name) throws IOException {
    Files.createDirectories(FOLDER);
    ImageIO.write(image, "png", FOLDER.resolve(name).toFile());
    assertThat(FOLDER.resolve(name)).isNotEmptyFile();
  }
}
