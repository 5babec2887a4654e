// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.liquidation.Fidelity;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole pictures; they are also left in {@code target/pictures} to be looked at. */
class PicturesTest {

  private static final Path FOLDER = Path.of("target", "pictures");
  private static final FixtureMarket MARKET =
      new FixtureMarket(Fidelity.OI_ANCHORED, 720);
  private static final FixtureMarket PROXY = new FixtureMarket(Fidelity.VOLUME_PROXY, 120);

  @BeforeAll
  static void folder() throws IOException {
    Files.createDirectories(FOLDER);
  }

  @Test
  void the_same_input_gives_the_same_pixels() throws IOException {
    heatmap(MARKET).write(FOLDER.resolve("heatmap-dark.png"));
    Path file = FOLDER.resolve("heatmap-again.png");
    heatmap(MARKET).size(960, 500).write(file);
    assertThat(heatmap(MARKET).size(960, 500).png()).isEqualTo(Files.readAllBytes(file));
    ProfileImage.of(MARKET.profile).write(FOLDER.resolve("profile-dark.png"));
    assertThat(ProfileImage.of(MARKET.profile).png())
        .isEqualTo(Files.readAllBytes(FOLDER.resolve("profile-dark.png")));
    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getWidth()).isEqualTo(960);
    assertThat(read.getHeight()).isEqualTo(500);
  }

  @Test
  void no_two_texts_overlap_and_none_leaves_the_paper() throws IOException {
    write("heatmap-light-percentile.png",
        heatmap(MARKET).theme(Theme.LIGHT).scale(HeatScale.percentile()).sheet());
    write("heatmap-small.png", heatmap(MARKET).size(960, 450).sheet());
    write("heatmap-proxy.png", heatmap(PROXY).sheet());
    write("heatmap-coarse.png",
        HeatmapImage.of(MARKET.profile, MARKET.history.coarser().orElseThrow())
            .candles(MARKET.candles).sheet());
    write("profile-light-truth.png",
        ProfileImage.of(MARKET.profile).theme(Theme.LIGHT).truth(MARKET.truth).sheet());
    write("profile-small.png", ProfileImage.of(MARKET.profile).size(1240, 450).sheet());
    write("profile-proxy.png", ProfileImage.of(PROXY.profile).sheet());
    write("profile-position.png",
        ProfileImage.of(MARKET.profile).measure(Measure.POSITION_NOTIONAL).sheet());
  }

  @Test
  void shares_of_a_volume_proxy_are_never_written_as_currency() {
    for (Sheet sheet : List.of(heatmap(PROXY).sheet(), ProfileImage.of(PROXY.profile).sheet())) {
      List<String> texts = sheet.texts().stream().map(Sheet.Text::text).toList();
      assertThat(texts)
          .allSatisfy(
              text ->
                  assertThat(text.replace("BTCUSDT", ""))
                      .doesNotContain("USD", "$")
                      .doesNotMatch("\\d+(\\.\\d+)?[kMB]"));
      assertThat(texts).anyMatch(text -> text.contains("share of total"));
      assertThat(String.join(" ", texts)).contains("close to a shifted volume profile");
    }
  }

  @Test
  void every_picture_says_what_it_is_and_what_it_is_not() {
    for (Sheet sheet : List.of(heatmap(MARKET).sheet(), ProfileImage.of(MARKET.profile).sheet())) {
      assertThat(String.join(" ", sheet.texts().stream().map(Sheet.Text::text).toList()))
          .contains("BTCUSDT · binance", "model liqscape-map/1 3f9a0c12", "UTC", "USDT")
          .contains("fidelity OI_ANCHORED", "coverage 83 %", "mark source MARK_PRICE")
          .contains("uncalibrated", HonestLabels.CONTEXT);
    }
  }

  @Test
  void axis_of_the_bars_reaches_the_truth() {
    List<TruthBar> far =
        MARKET.truth.stream()
            .map(t -> new TruthBar(t.low(), t.high(), t.side(), 1e6 * t.notional()))
            .toList();
    List<String> plain = texts(ProfileImage.of(MARKET.profile).sheet());
    assertThat(texts(ProfileImage.of(MARKET.profile).truth(far).sheet()))
        .anyMatch(text -> text.matches("\\d+(\\.\\d+)?T"));
    assertThat(plain).noneMatch(text -> text.matches("\\d+(\\.\\d+)?T"));
  }

  @Test
  void axis_of_the_zones_writes_no_share_twice() {
    List<String> axis =
        texts(ProfileImage.of(PROXY.profile).sheet()).stream()
            .filter(text -> text.equals("<0.001 %"))
            .toList();
    assertThat(axis).isEmpty();
  }

  private static List<String> texts(Sheet sheet) {
    return sheet.texts().stream().map(Sheet.Text::text).toList();
  }

  private static HeatmapImage heatmap(FixtureMarket market) {
    return HeatmapImage.of(market.profile, market.history)
        .candles(market.candles)
        .forcedPrints(market.prints);
  }

  private static void write(String name, Sheet sheet) throws IOException {
    Files.write(FOLDER.resolve(name), Png.of(sheet.done()));
    List<Sheet.Text> texts = sheet.texts();
    for (int i = 0; i < texts.size(); i++) {
      Sheet.Text one = texts.get(i);
      assertThat(sheet.image.getRaster().getBounds().contains(one.bounds()))
          .as("%s: %s on the paper", name, one)
          .isTrue();
      for (Sheet.Text other : texts.subList(i + 1, texts.size())) {
        assertThat(one.bounds().intersects(other.bounds()))
            .as("%s: %s and %s", name, one, other)
            .isFalse();
      }
    }
  }
}
