// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static io.github.liqscape.instrument.PositionSide.LONG;
import static io.github.liqscape.instrument.PositionSide.SHORT;
import static io.github.liqscape.instrument.Terms.dec;
import static io.github.liqscape.instrument.Terms.inverse;
import static io.github.liqscape.instrument.Terms.linear;
import static io.github.liqscape.instrument.Terms.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Formulas seen in public code that are wrong. Each test writes the mistake out, checks that it
 * gives the value seen, and that ours is another by more than one dollar.
 */
class WrongFormulasTest {

  private static final double E = 60_000;
  private static final double Q = 2;
  private static final double L = 25;
  private static final double M = 0.004;
  private static final MarginTiers BINANCE = KnownMarginTiers.binanceBtcusdt2026();

  private static double right(PositionSide side) {
    return price(
            LiquidationFormula.BINANCE_USDM,
            linear(side, "2", "60000").leverage(dec("25")).tiers(BINANCE))
        .doubleValue();
  }

  /** Section 6: 29 BTC short at 100,000, 20x; tier 3 at entry, tier 4 at liquidation. */
  private static double rightLargeShort() {
    return price(
            LiquidationFormula.BINANCE_USDM,
            linear(SHORT, "29", "100000").leverage(dec("20")).tiers(BINANCE))
        .doubleValue();
  }

  private static void mistake(double wrong, double seen, double right) {
    assertThat(wrong).isCloseTo(seen, within(0.01));
    assertThat(Math.abs(wrong - right)).isGreaterThan(1);
  }

  @Test
  void the_base_case_is_right() {
    assertThat(right(LONG)).isCloseTo(57_831.3253, within(0.00005));
    assertThat(right(SHORT)).isCloseTo(62_151.3944, within(0.00005));
  }

  @ParameterizedTest
  @CsvSource({"LONG, 57600", "SHORT, 62400"})
  void no_maintenance_margin_at_all(PositionSide side, double seen) {
    mistake(E * (1 - side.sign() / L), seen, right(side));
  }

  @ParameterizedTest
  @CsvSource({"LONG, 57720", "SHORT, 62280"})
  void a_flat_five_percent_off_the_initial_margin(PositionSide side, double seen) {
    mistake(E * (1 - side.sign() * 0.95 / L), seen, right(side));
  }

  @ParameterizedTest
  @CsvSource({"LONG, 57840", "SHORT, 62160"})
  void the_first_order_of_the_series(PositionSide side, double seen) {
    mistake(E * (1 - side.sign() * (1 / L - M)), seen, right(side));
  }

  @Test
  void maintenance_margin_added_for_a_short_lands_beyond_bankruptcy() {
    double wrong = E * (1 + 1 / L + M);
    assertThat(wrong).isGreaterThan(E * (1 + 1 / L));
    mistake(wrong, 62_640, right(SHORT));
  }

  @ParameterizedTest
  @CsvSource({"LONG, 57609.6", "SHORT, 62390.4"})
  void the_rate_divided_by_leverage(PositionSide side, double seen) {
    mistake(E * (1 - side.sign() * (1 / L - M / L)), seen, right(side));
  }

  @Test
  void the_wallet_divided_instead_of_the_price() {
    mistake(E - Q * E / L / (Q * (1 - M)), 57_590.36, right(LONG));
  }

  @Test
  void the_rate_read_from_the_whole_open_interest() {
    mistake(E * (1 - 1 / L) / (1 - 0.5), 115_200, right(LONG));
  }

  @Test
  void a_rate_that_rises_with_leverage_instead_of_size() {
    double wrong = E * (1 - 1 / 100.0) / (1 - 0.025);
    double right =
        price(
                LiquidationFormula.BINANCE_USDM,
                linear(LONG, "2", "60000").leverage(dec("100")).tiers(BINANCE))
            .doubleValue();
    // Liquidated above its own entry: 2.5 % is more than the 1 % put down.
    assertThat(wrong).isGreaterThan(E);
    assertThat(right).isLessThan(E - 1);
  }

  @Test
  void the_tier_looked_up_by_collateral() {
    assertThat(rightLargeShort()).isCloseTo(104_370.0922, within(0.00005));
    mistake(100_000 * 1.05 / 1.004, 104_581.67, rightLargeShort());
  }

  @Test
  void the_deduction_ignored() {
    mistake(100_000 * 1.05 / 1.01, 103_960.40, rightLargeShort());
  }

  @Test
  void the_deduction_with_the_wrong_sign() {
    mistake((100_000 * 1.05 - 12_000 / 29.0) / 1.01, 103_550.70, rightLargeShort());
  }

  @Test
  void the_tier_taken_at_entry() {
    mistake((100_000 * 1.05 + 1_500 / 29.0) / 1.0065, 104_373.2977, rightLargeShort());
    double right =
        price(
                LiquidationFormula.BINANCE_USDM,
                linear(LONG, "3.5", "100000").leverage(dec("2")).tiers(BINANCE))
            .doubleValue();
    mistake((100_000 * 0.5 - 300 / 3.5) / 0.995, 50_165.1113, right);
  }

  @Test
  void bybits_legacy_formula_after_its_time() {
    PositionTerms.Builder terms =
        linear(LONG, "2", "60000").leverage(dec("25")).maintenance(dec("0.005"), dec("0"));
    double legacy = price(LiquidationFormula.BYBIT_LINEAR_LEGACY, terms).doubleValue();
    double right = price(LiquidationFormula.BYBIT_LINEAR_2025, terms).doubleValue();
    assertThat(right).isCloseTo(57_889.45, within(0.005));
    mistake(legacy, 57_900, right);
  }

  @ParameterizedTest
  @CsvSource({"LONG, 57923.0769", "SHORT, 62250"})
  void the_linear_formula_on_an_inverse_contract(PositionSide side, double expected) {
    double right =
        price(
                LiquidationFormula.BINANCE_COINM,
                inverse(side, "120000", "60000")
                    .leverage(dec("25"))
                    .maintenance(dec("0.004"), dec("0")))
            .doubleValue();
    assertThat(right).isCloseTo(expected, within(0.0001));
    assertThat(Math.abs(right(side) - right)).isGreaterThan(1);
  }
}
