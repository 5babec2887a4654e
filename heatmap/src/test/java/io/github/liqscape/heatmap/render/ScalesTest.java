// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.liquidation.Fidelity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalesTest {

  @Test
  void more_heat_is_always_lighter_on_dark_and_darker_on_light() {
    for (Theme theme : Theme.values()) {
      ColourRamp ramp = new ColourRamp(theme);
      double last = luminance(ramp.rgb(0));
      for (int i = 1; i <= 64; i++) {
        double next = luminance(ramp.rgb(i / 64.0));
        assertThat(theme.dark() ? next - last : last - next).as("%s %s", theme, i).isPositive();
        last = next;
      }
      assertThat(ramp.rgb(-1)).isEqualTo(ramp.rgb(0));
      assertThat(ramp.rgb(2)).isEqualTo(ramp.rgb(1));
    }
  }

  @Test
  void the_absolute_scale_is_log10_of_the_amount() {
    HeatScale scale = HeatScale.absolute().resolved(Fidelity.CALIBRATED);
    assertThat(scale.heat(1e4)).isZero();
    assertThat(scale.heat(1e6)).isCloseTo(0.5, within(1e-12));
    assertThat(HeatScale.absolute().resolved(Fidelity.VOLUME_PROXY).high()).isEqualTo(0.01);
    assertThat(HeatScale.absolute(1e3, 1e5).resolved(Fidelity.VOLUME_PROXY).low()).isEqualTo(1e3);
    assertThatThrownBy(() -> HeatScale.absolute(1e4, 2e4)).hasMessageContaining("20000");
  }

  @Test
  void amounts_are_short_and_never_currency_where_there_is_none() {
    Amounts usdt = new Amounts(true, "USDT");
    assertThat(List.of(0.0, 12.34, 999.4, 999.6, 1e5, 12_345_678.0, 2.5e9))
        .map(usdt::text)
        .containsExactly("0", "12.3", "999", "1k", "100k", "12.3M", "2.5B");
    assertThat(usdt.withUnit(1e6)).isEqualTo("1M USDT");
    Amounts share = new Amounts(false, "USDT");
    assertThat(share.withUnit(0.0123)).isEqualTo("1.2 % of total");
    assertThat(share.unit()).isEqualTo("share of total");
    assertThat(Amounts.price(60_250.5, 0.1)).isEqualTo("60,250.5");
    assertThat(Amounts.price(0.00012345, 0.00000001)).isEqualTo("0.00012345");
  }

  @Test
  void axes_choose_round_ticks() {
    PriceAxis price = new PriceAxis(59_000, 61_000, 0, 500);
    assertThat(price.step()).isEqualTo(200);
    assertThat(price.ticks()).first().isEqualTo(59_000.0);
    assertThat(price.price(price.y(60_123.4))).isCloseTo(60_123.4, within(1e-6));
    TimeAxis day =
        new TimeAxis(
            FixtureMarket.START, FixtureMarket.START + 1_440 * FixtureMarket.MINUTE, 0, 1_200);
    assertThat(day.ticks()).map(day::label).startsWith("24 Nov", "02:00", "04:00");
  }

  @Test
  void spread_labels_keep_order_distance_and_bounds() {
    assertThat(Spread.apart(new double[] {10, 11, 50}, 10, 0, 100))
        .containsExactly(5.5, 15.5, 50);
    assertThat(Spread.apart(new double[] {1, 2, 3, 98, 99}, 10, 0, 100))
        .containsExactly(0, 10, 20, 90, 100);
    assertThat(Spread.apart(new double[] {}, 10, 0, 100)).isEmpty();
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    return Math.pow((channel & 0xFF) / 255.0, 2.2);
  }
}
