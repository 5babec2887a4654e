// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.ZonedMarket;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SetupChartTest {

  private static final List<Candle> CANDLES = ZonedMarket.candles(7, 1_200);
  private static final List<Setup> SETUPS = ZonedMarket.setups(CANDLES);

  private static Setup.Trade trade() {
    return SETUPS.stream()
        .filter(Setup.Trade.class::isInstance)
        .map(Setup.Trade.class::cast)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private static Setup waiting() {
    return SETUPS.stream()
        .filter(Setup.Wait.class::isInstance)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void a_trade_names_every_price_of_its_plan() {
    Setup.Trade trade = trade();
    List<String> texts = SetupChart.of(trade, CANDLES).paper().texts();
    assertThat(texts)
        .contains(trade.decision().name(), "STOP " + Axes.price(trade.plan().stop()))
        .contains("TARGET " + Axes.price(trade.plan().finalTarget()))
        .contains("WRONG BEYOND " + Axes.price(trade.plan().invalidation()))
        .anyMatch(text -> text.matches("ENTRY, (limit|market) .*"))
        .anyMatch(text -> text.contains("confidence UNCALIBRATED"))
        .anyMatch(text -> text.contains(ChartPainter.CONTEXT) && text.contains("For paper only"));
  }

  @Test
  void a_wait_names_what_is_missing_and_draws_no_plan() {
    Setup setup = waiting();
    List<String> texts =
        SetupChart.of(setup, CANDLES).notes(List.of("made up")).paper().texts();
    String code = ((Setup.Wait) setup).missing().getFirst().code().name();
    assertThat(texts).contains("WAIT", "made up").anyMatch(text -> text.startsWith(code + ": "));
    assertThat(texts).noneMatch(text -> text.startsWith("STOP ") || text.startsWith("TARGET "));
  }

  @Test
  void structure_and_zones_are_named() {
    assertThat(SetupChart.of(trade(), CANDLES).bars(400).paper().texts())
        .anyMatch(text -> text.startsWith("crowded shorts"))
        .anyMatch(text -> text.startsWith("crowded longs"))
        .anyMatch(text -> text.startsWith("BOS") || text.startsWith("CHoCH"))
        .anyMatch(List.of("HH", "HL", "LH", "LL")::contains);
  }

  @Test
  void what_follows_the_decision_changes_no_pixel() {
    Setup.Trade trade = trade();
    List<Candle> known =
        CANDLES.stream().filter(c -> c.closeNanos() <= trade.asOfNanos()).toList();
    assertThat(pixels(SetupChart.of(trade, CANDLES).image()))
        .isEqualTo(pixels(SetupChart.of(trade, known).image()));
  }

  @Test
  void the_png_has_the_size_asked_for_in_both_themes() throws IOException {
    for (ChartTheme theme : ChartTheme.values()) {
      byte[] png = SetupChart.of(trade(), CANDLES).theme(theme).size(1_000, 600).png();
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      assertThat(image.getWidth()).isEqualTo(1_000);
      assertThat(image.getHeight()).isEqualTo(600);
      assertThat(Arrays.stream(pixels(image)).distinct().count()).isGreaterThan(50);
    }
  }

  @Test
  void one_flat_candle_can_be_drawn() {
    Candle flat = Candle.closed(Timeframe.M5, CANDLES.getFirst().openNanos(), 5, 5, 5, 5, 0);
    Setup first = ZonedMarket.setups(CANDLES.subList(0, 1)).getFirst();
    assertThat(SetupChart.of(first, List.of(flat)).image().getWidth()).isEqualTo(1_600);
  }

  @Test
  void wrong_input_is_told() {
    Setup setup = SETUPS.getFirst();
    assertThatThrownBy(() -> SetupChart.of(setup, CANDLES.subList(1, 9)))
        .hasMessageContaining("closed by the time of the decision");
    List<Candle> mixed = new ArrayList<>(CANDLES.subList(0, 2));
    mixed.addFirst(CANDLES.get(5));
    assertThatThrownBy(() -> SetupChart.of(setup, mixed)).hasMessageContaining("in order");
    SetupChart chart = SetupChart.of(setup, CANDLES);
    assertThatThrownBy(() -> chart.bars(19)).hasMessageContaining("[20, 2000], was 19");
    assertThatThrownBy(() -> chart.size(959, 600)).hasMessageContaining("[960, 10000], was 959");
  }
}
