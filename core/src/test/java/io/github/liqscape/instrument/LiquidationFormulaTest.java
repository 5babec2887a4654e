// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static io.github.liqscape.instrument.PositionSide.LONG;
import static io.github.liqscape.instrument.PositionSide.SHORT;
import static io.github.liqscape.instrument.Terms.at;
import static io.github.liqscape.instrument.Terms.dec;
import static io.github.liqscape.instrument.Terms.inverse;
import static io.github.liqscape.instrument.Terms.linear;
import static io.github.liqscape.instrument.Terms.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.LiquidationPrice.Flag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiquidationFormulaTest {

  private static final MarginTiers BINANCE = KnownMarginTiers.binanceBtcusdt2026();

  @Test
  void the_tier_is_the_one_that_holds_at_the_liquidation_price() {
    PositionTerms.Builder twice = linear(LONG, "3.5", "100000").leverage(dec("2")).tiers(BINANCE);
    assertThat(price(LiquidationFormula.BINANCE_USDM, twice))
        .isCloseTo(dec("50200.8032"), within(dec("0.00005")));
    PositionTerms.Builder shorts = linear(SHORT, "29", "100000").leverage(dec("20")).tiers(BINANCE);
    LiquidationPrice.At at = at(LiquidationFormula.BINANCE_USDM, shorts);
    assertThat(at.price()).isCloseTo(dec("104370.0922"), within(dec("0.00005")));
    assertThat(at.levels().get(0).tiers()).containsExactly(BINANCE.tiers().get(3));
    assertThat(at.basis().flags()).isEmpty();
    assertThat(at.basis())
        .hasToString(
            "BINANCE_USDM, tiers of 2026-08-02"
                + " (Binance USD-M leverage brackets of BTCUSDT, the first four)");
  }

  @Test
  void a_root_on_an_edge_falls_to_the_upper_tier() {
    // MM(300,000) = 1,200: the long that has just that left there.
    PositionTerms.Builder terms =
        linear(LONG, "3", "110000").walletBalance(dec("31200")).tiers(BINANCE);
    LiquidationPrice.At at = at(LiquidationFormula.BINANCE_USDM, terms);
    assertThat(at.price()).isEqualByComparingTo("100000");
    assertThat(at.levels().get(0).tiers()).containsExactly(BINANCE.tiers().get(1));
  }

  @Test
  void above_the_last_cap_the_last_tier_is_extrapolated_and_flagged() {
    PositionTerms.Builder terms = linear(SHORT, "200", "100000").leverage(dec("10")).tiers(BINANCE);
    LiquidationPrice.At at = at(LiquidationFormula.BINANCE_USDM, terms);
    assertThat(at.price()).isCloseTo(dec("108970.2970"), within(dec("0.0001")));
    assertThat(at.basis().flags()).containsExactly(Flag.BEYOND_LAST_TIER);
    assertThat(at(LiquidationFormula.BYBIT_LINEAR_LEGACY, terms).basis().flags())
        .containsExactly(Flag.BEYOND_LAST_TIER);
  }

  @Test
  void an_unleveraged_long_is_never_liquidated() {
    PositionTerms terms =
        linear(LONG, "1", "50000").leverage(dec("1")).maintenance(dec("0"), dec("0")).build();
    LiquidationPrice result = LiquidationFormula.BINANCE_USDM.price(terms);
    assertThat(result).isInstanceOf(LiquidationPrice.Never.class);
    assertThat(result.nearest()).isEmpty();
    assertThat(result.bankruptcyPrice()).isEmpty();
  }

  @Test
  void an_inverse_short_that_is_fully_covered_is_never_liquidated() {
    PositionTerms terms =
        inverse(SHORT, "60000", "60000")
            .walletBalance(dec("1"))
            .maintenance(dec("0.004"), dec("0"))
            .build();
    assertThat(LiquidationFormula.BINANCE_COINM.price(terms))
        .isInstanceOf(LiquidationPrice.Never.class);
    PositionTerms legacy =
        inverse(SHORT, "60000", "60000")
            .walletBalance(dec("1.1"))
            .maintenance(dec("0.004"), dec("0"))
            .build();
    assertThat(LiquidationFormula.BYBIT_INVERSE_LEGACY.price(legacy))
        .isInstanceOf(LiquidationPrice.Never.class);
  }

  @Test
  void losses_elsewhere_can_leave_a_short_under_margin_at_every_price() {
    PositionTerms terms =
        PositionTerms.cross(ContractType.LINEAR)
            .position(SHORT, dec("1"), dec("100"))
            .maintenance(dec("0.01"), dec("0"))
            .walletBalance(dec("50"))
            .otherUnrealizedPnl(dec("-160"))
            .build();
    assertThat(LiquidationFormula.BINANCE_USDM.price(terms))
        .isInstanceOf(LiquidationPrice.AtEveryPrice.class);
  }

  @Test
  void the_date_selects_bybits_formula() {
    assertThat(LiquidationFormula.bybitLinear(nanos("2025-09-01T23:59:59Z")))
        .isEqualTo(LiquidationFormula.BYBIT_LINEAR_LEGACY);
    assertThat(LiquidationFormula.bybitLinear(nanos("2025-09-02T00:00:00Z")))
        .isEqualTo(LiquidationFormula.BYBIT_LINEAR_2025);
  }

  @Test
  void bybits_inverse_text_takes_the_closing_fee_off_added_margin() {
    PositionTerms.Builder terms =
        inverse(SHORT, "60000", "50000")
            .leverage(dec("10"))
            .addedMargin(dec("0.05"))
            .takerFeeRate(dec("0.00055"))
            .maintenance(dec("0.005"), dec("0"));
    // N (1 - m) / (N/E - N/(E L) - X/(1 - tau) - c)
    double expected = 60000 * 0.995 / (1.2 - 0.12 - 0.05 / (1 - 0.00055));
    assertThat(price(LiquidationFormula.BYBIT_INVERSE_2026, terms).doubleValue())
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void the_unified_account_price_is_an_estimate() {
    PositionTerms.Builder terms =
        PositionTerms.cross(ContractType.LINEAR)
            .position(LONG, dec("2"), dec("60000"))
            .accountValue(dec("9000"), dec("61000"))
            .otherMaintenanceMargin(dec("100"))
            .takerFeeRate(dec("0.0006"))
            .tiers(KnownMarginTiers.bybitBtcusdt2026());
    LiquidationPrice.At at = at(LiquidationFormula.BYBIT_UTA_CROSS_ESTIMATE, terms);
    // (MB - s Q mark + c - closeFee - MM_other) / (Q (m - s))
    double expected = (9000 - 122000 - 0.0006 * 122000 - 100) / (2 * (0.005 - 1));
    assertThat(at.price().doubleValue()).isCloseTo(expected, within(1e-9));
    assertThat(at.basis().flags()).containsExactly(Flag.ESTIMATE);
  }

  @Test
  void hyperliquids_own_text_gives_the_same_price_at_any_mark() {
    for (String mark : new String[] {"58000", "60000", "71234.5"}) {
      PositionTerms.Builder terms =
          PositionTerms.cross(ContractType.LINEAR)
              .position(SHORT, dec("0.5"), dec("58000"))
              .accountValue(dec("12000"), dec(mark))
              .maintenance(dec("0.0125"), dec("0"));
      double m = Double.parseDouble(mark);
      double available = 12000 - 0.5 * m * 0.0125;
      assertThat(price(LiquidationFormula.HYPERLIQUID, terms).doubleValue())
          .isCloseTo(m + available / 0.5 / 1.0125, within(1e-9));
    }
  }

  @Test
  void the_cross_price_of_2020_is_mirrored_for_a_short_as_an_estimate() {
    PositionTerms.Builder terms =
        PositionTerms.cross(ContractType.INVERSE)
            .position(SHORT, dec("10000"), dec("8000"))
            .maintenance(dec("0.005"), dec("0"))
            .walletBalance(dec("0.5"))
            .takerFeeRate(dec("0.00075"));
    LiquidationPrice.At at = at(LiquidationFormula.BYBIT_INVERSE_CROSS_2020, terms);
    assertThat(at.bankruptcyPrice().orElseThrow().doubleValue())
        .isCloseTo(0.99925 * 10000 / 0.75, within(1e-9));
    assertThat(at.basis().flags()).containsExactly(Flag.ESTIMATE);
    assertThat(at.price()).isLessThan(at.bankruptcyPrice().orElseThrow());
  }

  @Test
  void rounding_to_the_tick_goes_toward_entry() {
    LiquidationLevel fall = new LiquidationLevel(dec("5739.08"), LONG, dec("8000"), List.of());
    assertThat(fall.roundedTo(dec("0.5")).price()).isEqualByComparingTo("5739.5");
    LiquidationLevel rise = new LiquidationLevel(dec("9001.4"), SHORT, dec("8000"), List.of());
    assertThat(rise.roundedTo(dec("0.5")).price()).isEqualByComparingTo("9001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rise.roundedTo(BigDecimal.ZERO))
        .withMessage("tick size must be > 0, was 0");
    assertThatIllegalArgumentException().isThrownBy(() -> rise.buffered(BigDecimal.ONE));
  }

  @Test
  void a_formula_refuses_what_it_is_not_for() {
    PositionTerms coin =
        inverse(LONG, "1", "1").leverage(dec("2")).maintenance(dec("0.1"), dec("0")).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiquidationFormula.BINANCE_USDM.price(coin))
        .withMessage("BINANCE_USDM is for LINEAR contracts, terms were INVERSE");
    PositionTerms.Builder cross =
        PositionTerms.cross(ContractType.LINEAR)
            .position(LONG, dec("1"), dec("1"))
            .maintenance(dec("0.1"), dec("0"))
            .walletBalance(dec("1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiquidationFormula.BYBIT_LINEAR_2025.price(cross.build()))
        .withMessage("BYBIT_LINEAR_2025 is for ISOLATED margin, terms were CROSS");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiquidationFormula.BYBIT_UTA_CROSS_ESTIMATE.price(cross.build()))
        .withMessage("BYBIT_UTA_CROSS_ESTIMATE needs the mark price, had none");
    PositionTerms bare = linear(LONG, "1", "1").leverage(dec("2")).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiquidationFormula.BINANCE_USDM.price(bare))
        .withMessage("the maintenance margin is unknown: give tiers(...) or maintenance(...)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiquidationFormula.ofId("BARE"))
        .withMessageStartingWith("formula must be one of BINANCE_USDM, ")
        .withMessageEndingWith("was 'BARE'");
  }

  @Test
  void a_short_inverse_table_is_searched_in_coin() {
    MarginTiers coin =
        MarginTiers.builder(MarginTiers.Unit.COIN, LocalDate.of(2026, 1, 1), "a test")
            .tier("0", "5", "0.004")
            .tier("5", "10", "0.005")
            .build();
    PositionTerms.Builder terms = inverse(LONG, "300000", "60000").leverage(dec("10")).tiers(coin);
    LiquidationPrice.At at = at(LiquidationFormula.BINANCE_COINM, terms);
    // 5 BTC at entry, more at the lower liquidation price.
    assertThat(at.levels().get(0).tiers()).containsExactly(coin.tiers().get(1));
    assertThat(at.price().doubleValue())
        .isCloseTo(300000 * 1.005 / (0.5 + 0.005 + 5), within(1e-9));
  }

  private static long nanos(String instant) {
    return TimeUnit.SECONDS.toNanos(Instant.parse(instant).getEpochSecond());
  }
}
