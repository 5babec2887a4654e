// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prices that venues, exchanges' calculators and public projects have published. */
class LiquidationOracleTest {

  static List<OracleRow> rows() {
    return OracleRow.all();
  }

  @Test
  void the_table_is_read_whole() {
    assertThat(rows()).hasSize(45).allSatisfy(row -> assertThat(row.fields()).hasSize(26));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void each_published_price_is_met_within_its_tolerance(OracleRow row) {
    PositionTerms terms = row.terms();
    BigDecimal tolerance = row.number("tolerance").orElseThrow();
    Optional<BigDecimal> expected = row.number("expected_liquidation_price");
    Optional<BigDecimal> bankruptcy = row.number("expected_bankruptcy_price");
    assertThat(expected.isPresent() || bankruptcy.isPresent()).isTrue();
    if (row.formulaId().equals("BYBIT_LINEAR_BANKRUPTCY")) {
      assertThat(terms.bankruptcyPrice().orElseThrow())
          .isCloseTo(bankruptcy.orElseThrow(), within(tolerance));
      return;
    }
    LiquidationPrice result = LiquidationFormula.ofId(row.formulaId()).price(terms);
    assertThat(result).isInstanceOf(LiquidationPrice.At.class);
    LiquidationLevel level = ((LiquidationPrice.At) result).levels().get(0);
    BigDecimal price = level.buffered(row.orZero("liquidation_buffer")).price();
    expected.ifPresent(value -> assertThat(price).isCloseTo(value, within(tolerance)));
    bankruptcy.ifPresent(
        value ->
            assertThat(result.bankruptcyPrice().orElseThrow())
                .isCloseTo(value, within(tolerance)));
  }

  static List<OracleRow> tieredRows() {
    return rows().stream()
        .filter(row -> row.text("formula").equals("BINANCE_USDM_TIERED"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("tieredRows")
  void binance_rows_of_2026_find_their_tier_in_the_table(OracleRow row) {
    PositionTerms known = row.terms();
    PositionLeg leg = known.legs().get(0);
    PositionTerms terms =
        PositionTerms.isolated(ContractType.LINEAR)
            .position(leg.side(), leg.quantity(), leg.entryPrice())
            .leverage(row.number("leverage").orElseThrow())
            .tiers(KnownMarginTiers.binanceBtcusdt2026())
            .build();
    LiquidationPrice.At at = (LiquidationPrice.At) LiquidationFormula.BINANCE_USDM.price(terms);
    assertThat(at.price())
        .isCloseTo(
            row.number("expected_liquidation_price").orElseThrow(),
            within(row.number("tolerance").orElseThrow()));
    assertThat(at.levels().get(0).tiers().get(0).rate())
        .isEqualByComparingTo(row.number("maintenance_margin_rate").orElseThrow());
  }
}
