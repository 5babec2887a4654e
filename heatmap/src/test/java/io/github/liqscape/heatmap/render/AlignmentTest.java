// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.LiquidationProfile;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Price, time and amount land on the pixels that the axes say. */
class AlignmentTest {

  private static final int MARK_BUCKET =
      (int) Math.floor(Math.log(FixtureProfile.MARK) / HeatmapHistory.LOG_STEP);
  private static final int HOT = MARK_BUCKET - 8;
  private static final LiquidationProfile PROFILE = FixtureProfile.of(Fidelity.OI_ANCHORED);

  @Test
  void a_bucket_with_mass_lights_exactly_its_own_pixels() {
    HeatmapImage picture = picture();
    HeatmapPainter painter = new HeatmapPainter(picture);
    BufferedImage image = painter.paint().done();
    double top = painter.price.y(HeatmapHistory.low(HOT + 1, 1));
    double bottom = painter.price.y(HeatmapHistory.low(HOT, 1));
    double left = painter.time.x(FixtureMarket.START + 2 * FixtureMarket.MINUTE);
    double right = painter.time.x(FixtureMarket.START + 3 * FixtureMarket.MINUTE);
    int inside = (int) (left + right) / 2 + 7;
    int row = (int) (top + bottom) / 2;
    assertThat(bottom - top).isGreaterThan(20);

    for (int y = painter.price.top() + 1; y < painter.price.bottom() - 1; y++) {
      if (Math.abs(y - painter.price.y(FixtureProfile.MARK)) < 4) {
        continue; // the mark line
      }
      if (y >= top && y + 1 <= bottom) {
        assertThat(hot(image, inside, y)).as("row %s of %s to %s", y, top, bottom).isTrue();
      } else if (y + 1 < top || y > bottom) {
        assertThat(hot(image, inside, y)).as("row %s of %s to %s", y, top, bottom).isFalse();
      }
    }
    assertThat(hot(image, (int) left + 2, row)).isTrue();
    assertThat(hot(image, (int) left - 2, row)).isFalse();
    assertThat(hot(image, (int) right - 2, row)).isTrue();
    assertThat(hot(image, (int) right + 2, row)).isFalse();
  }

  @Test
  void the_colour_of_an_amount_does_not_depend_on_the_window() {
    for (double reach : new double[] {0.0025, 0.004, 0.01}) {
      HeatmapImage picture = picture().prices(60_000 * (1 - reach), 60_000 * (1 + reach));
      HeatmapPainter painter = new HeatmapPainter(picture);
      BufferedImage image = painter.paint().done();
      double price = Math.sqrt(HeatmapHistory.low(HOT, 1) * HeatmapHistory.low(HOT + 1, 1));
      int x = (int) painter.time.x(FixtureMarket.START + 150_000_000_000L) + 7;
      double stored = picture.history.column(2).value(HOT) * 4;
      int expected = new ColourRamp(Theme.DARK).rgb(HeatScale.absolute(1e4, 1e8).heat(stored));
      assertThat(image.getRGB(x, (int) painter.price.y(price)) & 0xFFFFFF).isEqualTo(expected);
    }
  }

  @Test
  void a_candle_stands_at_its_prices() {
    Candle candle =
        Candle.closed(Timeframe.M1, FixtureMarket.START, 60_020, 60_060, 60_000, 60_040, 1);
    HeatmapPainter painter = new HeatmapPainter(picture().candles(List.of(candle)));
    BufferedImage image = painter.paint().done();
    int x = (int) painter.time.x(FixtureMarket.START + 30_000_000_000L);
    int white = 0xFFFFFF;
    int above = (int) painter.price.y(60_041.5);
    assertThat(image.getRGB(x - 4, (int) painter.price.y(60_039)) & white).isEqualTo(white);
    assertThat(image.getRGB(x - 4, (int) painter.price.y(60_021)) & white).isEqualTo(white);
    assertThat(image.getRGB(x - 4, above) & white).isNotEqualTo(white);
    assertThat(image.getRGB(x - 4, (int) painter.price.y(60_018)) & white).isNotEqualTo(white);
  }

  @Test
  void a_bar_of_the_profile_lies_at_its_price() {
    ProfilePainter painter =
        new ProfilePainter(ProfileImage.of(PROFILE).prices(56_500, 57_500).barsTo(5e6));
    BufferedImage image = painter.paint().done();
    Color bar =
        LeverageGroups.of(PROFILE, Measure.EXPECTED_FORCED)
            .groups().getFirst().colour(PositionSide.LONG, Theme.DARK);
    int index = FixtureProfile.SIZE - 1 - 50; // 5M, its neighbours a tenth
    double top = painter.price.y(PROFILE.high(PositionSide.LONG, index));
    double bottom = painter.price.y(PROFILE.low(PositionSide.LONG, index));
    int inside = 0;
    int lit = 0;
    for (int y = painter.price.top(); y < painter.price.bottom(); y += ProfilePainter.ROW) {
      boolean isBar = image.getRGB(painter.left + 250, y + 1) == bar.getRGB();
      if (y >= top && y + ProfilePainter.ROW <= bottom) {
        inside++;
        lit += isBar ? 1 : 0;
      } else if (y + ProfilePainter.ROW < top || y > bottom) {
        assertThat(isBar).as("row %s of %s to %s", y, top, bottom).isFalse();
      }
    }
    // The cumulative curve and a grid line may cross a row.
    assertThat(inside).isGreaterThan(5);
    assertThat(lit).isGreaterThanOrEqualTo(inside - 2);
  }

  @Test
  void density_counts_a_cut_bucket_by_its_part() {
    double low = PROFILE.low(PositionSide.SHORT, 10);
    double high = PROFILE.high(PositionSide.SHORT, 10);
    double middle = Math.sqrt(low * high);
    Density.Amount amount = PROFILE::expectedForced;
    assertThat(Density.per10Bps(PROFILE, PositionSide.SHORT, amount, low, high))
        .isCloseTo(1e6, within(1.0));
    assertThat(Density.per10Bps(PROFILE, PositionSide.SHORT, amount, middle, high))
        .isCloseTo(1e6, within(1.0));
    assertThat(Density.per10Bps(PROFILE, PositionSide.LONG, amount, low, high)).isZero();
  }

  /** Five columns; the third holds 500,000 in one bucket, 2M per 10 bp. */
  private static HeatmapImage picture() {
    HeatmapHistory history = HeatmapHistory.builder().capacity(5).build();
    for (int i = 0; i < 5; i++) {
      double[] values = new double[HeatmapHistory.BUCKETS];
      int first = MARK_BUCKET - HeatmapHistory.BUCKETS / 2;
      values[HOT - first] = i == 2 ? 500_000 : 0;
      history.append(
          FixtureMarket.START + i * FixtureMarket.MINUTE, FixtureProfile.MARK, MARK_BUCKET, first,
          values, 500_000, 0, Fidelity.OI_ANCHORED, 1);
    }
    return HeatmapImage.of(PROFILE, history).prices(59_850, 60_150);
  }

  private static boolean hot(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    return (rgb >> 8 & 0xFF) > 90;
  }
}
