// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static io.github.liqscape.instrument.PositionSide.LONG;
import static io.github.liqscape.instrument.PositionSide.SHORT;
import static io.github.liqscape.instrument.Terms.at;
import static io.github.liqscape.instrument.Terms.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.MarginTiers.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HedgeLiquidationTest {

  private static final LiquidationFormula HEDGE = LiquidationFormula.BINANCE_USDM_HEDGE_CROSS;

  private static final MarginTiers STEEP =
      MarginTiers.builder(Unit.QUOTE, LocalDate.of(2026, 1, 1), "a test")
          .tier("0", "100000", "0.01")
          .tier("100000", "1000000", "0.05")
          .unboundedTier("1000000", "0.25")
          .build();

  private static PositionTerms.Builder hedge(String longs, String shorts, String wallet) {
    return PositionTerms.cross(ContractType.LINEAR)
        .position(LONG, dec(longs), dec("52000"))
        .position(SHORT, dec(shorts), dec("50000"))
        .walletBalance(dec(wallet));
  }

  @Test
  void a_nearly_flat_hedge_has_two_prices_the_nearest_first() {
    // Rates rise with notional, so equity minus maintenance is concave: it falls on both sides.
    PositionTerms.Builder near = hedge("1", "0.95", "3500").tiers(STEEP).markPrice(dec("51000"));
    LiquidationPrice.At at = at(HEDGE, near);
    assertThat(at.levels()).hasSize(2);
    assertThat(at.levels()).extracting(LiquidationLevel::side).containsOnly(LONG, SHORT);
    BigDecimal mark = dec("51000");
    assertThat(distance(at, 0, mark)).isLessThanOrEqualTo(distance(at, 1, mark));
    PositionTerms terms = near.build();
    for (LiquidationLevel level : at.levels()) {
      assertThat(excess(terms, level.price()).doubleValue()).isCloseTo(0, within(1e-9));
    }
    // Between the two prices the account stands.
    BigDecimal middle = at.levels().get(0).price().add(at.levels().get(1).price()).divide(dec("2"));
    assertThat(excess(terms, middle).signum()).isPositive();
  }

  @Test
  void the_mark_decides_which_price_comes_first() {
    LiquidationPrice.At low =
        at(HEDGE, hedge("1", "0.95", "3500").tiers(STEEP).markPrice(dec("1000")));
    LiquidationPrice.At high =
        at(HEDGE, hedge("1", "0.95", "3500").tiers(STEEP).markPrice(dec("900000")));
    assertThat(low.levels().get(0).side()).isEqualTo(LONG);
    assertThat(high.levels().get(0).side()).isEqualTo(SHORT);
  }

  @Test
  void a_leg_of_size_zero_leaves_the_one_way_price() {
    LiquidationPrice.At hedge = at(HEDGE, hedge("3", "0", "10000").tiers(STEEP));
    LiquidationPrice.At single =
        at(
            LiquidationFormula.BINANCE_USDM,
            PositionTerms.cross(ContractType.LINEAR)
                .position(LONG, dec("3"), dec("52000"))
                .walletBalance(dec("10000"))
                .tiers(STEEP));
    assertThat(hedge.levels()).hasSize(1);
    assertThat(hedge.price()).isEqualByComparingTo(single.price());
  }

  @Test
  void a_zero_denominator_means_no_price() {
    // QL mL + QS mS = QL - QS: 1 x 0.1 + 0.75 x 0.2 = 0.25.
    PositionTerms.Builder terms =
        PositionTerms.cross(ContractType.LINEAR)
            .position(LONG, dec("1"), dec("50000"))
            .maintenance(dec("0.1"), dec("0"))
            .position(SHORT, dec("0.75"), dec("50000"))
            .maintenance(dec("0.2"), dec("0"));
    assertThat(HEDGE.price(terms.walletBalance(dec("20000")).build()))
        .isInstanceOf(LiquidationPrice.Never.class);
    assertThat(HEDGE.price(terms.walletBalance(dec("1000")).build()))
        .isInstanceOf(LiquidationPrice.AtEveryPrice.class);
  }

  @Test
  void a_hedge_that_never_has_enough_is_under_margin_at_every_price() {
    PositionTerms terms = hedge("1", "0.95", "-60000").tiers(STEEP).build();
    assertThat(HEDGE.price(terms)).isInstanceOf(LiquidationPrice.AtEveryPrice.class);
  }

  @Test
  void coin_margined_hedges_sum_over_their_legs() {
    PositionTerms.Builder terms =
        PositionTerms.cross(ContractType.INVERSE)
            .position(LONG, dec("100000"), dec("50000"))
            .maintenance(dec("0.004"), dec("0"))
            .position(SHORT, dec("40000"), dec("52000"))
            .maintenance(dec("0.004"), dec("0"))
            .walletBalance(dec("0.5"));
    double n = 100000 * (0.004 + 1) + 40000 * (0.004 - 1);
    double d = 0.5 + 100000 / 50000.0 - 40000 / 52000.0;
    assertThat(at(LiquidationFormula.BINANCE_COINM, terms).price().doubleValue())
        .isCloseTo(n / d, within(1e-9));
  }

  @Test
  void terms_that_contradict_are_rejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiquidationFormula.BINANCE_USDM.price(hedge("1", "1", "1").build()))
        .withMessage("BINANCE_USDM is for 1 leg, terms had 2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PositionTerms.isolated(ContractType.LINEAR)
                    .position(LONG, dec("1"), dec("1"))
                    .walletBalance(dec("1"))
                    .otherMaintenanceMargin(dec("1"))
                    .build())
        .withMessage("other maintenance margin of an isolated position must be 0, was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hedge("1", "1", "1").leverage(dec("2")).build())
        .withMessage(
            "margin must be given in 1 way (leverage, walletBalance or accountValue), was in 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hedge("0", "0", "1").build())
        .withMessage("quantity must be > 0, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PositionTerms.cross(ContractType.INVERSE)
                    .position(LONG, dec("1"), dec("1"))
                    .walletBalance(dec("1"))
                    .tiers(STEEP)
                    .build())
        .withMessage("INVERSE contracts need tiers in COIN, were in QUOTE");
  }

  private static BigDecimal distance(LiquidationPrice.At at, int level, BigDecimal mark) {
    return at.levels().get(level).price().subtract(mark).abs();
  }

  /** Equity minus maintenance margin at a price, written out. */
  private static BigDecimal excess(PositionTerms terms, BigDecimal price) {
    BigDecimal excess = terms.walletBalance();
    for (PositionLeg leg : terms.legs()) {
      BigDecimal sign = BigDecimal.valueOf(leg.side().sign());
      BigDecimal pnl = leg.quantity().multiply(price.subtract(leg.entryPrice())).multiply(sign);
      excess = excess.add(pnl).subtract(STEEP.maintenanceMargin(leg.quantity().multiply(price)));
    }
    return excess;
  }
}
