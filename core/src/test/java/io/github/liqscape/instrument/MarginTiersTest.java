// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.liqscape.instrument.MarginTiers.Tier;
import io.github.liqscape.instrument.MarginTiers.Unit;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MarginTiersTest {

  private static MarginTiers.Builder quote() {
    return MarginTiers.builder(Unit.QUOTE, LocalDate.of(2026, 8, 2), "a test");
  }

  private static MarginTiers.Builder coin() {
    return MarginTiers.builder(Unit.COIN, LocalDate.of(2026, 8, 2), "a test");
  }

  private static long nanos(String instant) {
    return TimeUnit.SECONDS.toNanos(Instant.parse(instant).getEpochSecond());
  }

  @Test
  void an_absent_deduction_is_computed_by_the_continuity_rule() {
    assertThat(KnownMarginTiers.binanceBtcusdt2024().tiers())
        .extracting(tier -> tier.deduction().stripTrailingZeros().toPlainString())
        .containsExactly(
            "0", "50", "950", "11450", "131450", "481450", "2981450", "14481450", "26481450",
            "41481450", "121481450", "421481450");
  }

  @Test
  void the_bybit_table_satisfies_the_rule_and_has_no_last_cap() {
    MarginTiers tiers = KnownMarginTiers.bybitBtcusdt2026();
    assertThat(tiers.tiers()).hasSize(7);
    assertThat(tiers.tiers().get(6).cap()).isEmpty();
    assertThat(tiers.beyondLastTier(new BigDecimal("1e15"))).isFalse();
  }

  @Test
  void coin_margin_example_of_the_binance_faq() {
    MarginTiers tiers = coin().tier("0", "5", "0.004").build();
    assertThat(tiers.maintenanceMargin(new BigDecimal("0.4"))).isEqualByComparingTo("0.0016");
  }

  @Test
  void ranges_are_half_open() {
    MarginTiers tiers = KnownMarginTiers.binanceBtcusdt2026();
    assertThat(tiers.tierIndexAt(299_999.99)).isZero();
    assertThat(tiers.tierIndexAt(300_000)).isEqualTo(1);
    assertThat(tiers.tierAt(new BigDecimal("300000"))).isSameAs(tiers.tiers().get(1));
    assertThat(tiers.beyondLastTier(new BigDecimal("11999999"))).isFalse();
    assertThat(tiers.beyondLastTier(new BigDecimal("12000000"))).isTrue();
    assertThat(tiers.tierIndexAt(50e6)).isEqualTo(3);
  }

  @Test
  void maximum_leverage_is_the_tiers_or_the_bound_that_its_rate_sets() {
    assertThat(KnownMarginTiers.binanceBtcusdt2026().maxLeverageAt(50_000)).isEqualTo(150);
    assertThat(KnownMarginTiers.bybitBtcusdt2026().maxLeverageAt(50_000))
        .isCloseTo(200, within(1e-9));
  }

  @Test
  void a_table_is_stale_after_ninety_days() {
    MarginTiers tiers = quote().tier("0", "1", "0.01").build();
    assertThat(tiers.staleAt(nanos("2026-10-31T00:00:00Z"))).isFalse();
    assertThat(tiers.staleAt(nanos("2026-10-31T00:00:00Z") + 1)).isTrue();
  }

  @Test
  void gaps_and_overlaps_are_rejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().tier("0", "10", "0.01").tier("11", "20", "0.02").build())
        .withMessage("tier 2: floor must be 10 (the cap of the tier below), was 11");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().tier("0", "10", "0.01").tier("9", "20", "0.02").build())
        .withMessageContaining("was 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().unboundedTier("0", "0.01").tier("9", "20", "0.02").build())
        .withMessage("tier 2: the tier below has no cap, so it must be the last");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().tier("0", "0", "0.01").build())
        .withMessage("tier 1: cap must be > floor 0, was 0");
  }

  @Test
  void the_first_floor_is_zero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().tier("1", "10", "0.01").build())
        .withMessage("tier 1: floor must be 0, was 1");
  }

  @Test
  void rates_rise_inside_zero_and_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().tier("0", "10", "0.02").tier("10", "20", "0.02").build())
        .withMessage("tier 2: rate must be > 0.02 (the tier below), was 0.02");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().tier("0", "10", "0").build())
        .withMessage("tier 1: rate must be in (0, 1), was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().tier("0", "10", "0.4").tier("10", "20", "1").build())
        .withMessage("tier 2: rate must be in (0, 1), was 1");
  }

  @Test
  void a_wrong_deduction_is_rejected_never_repaired() {
    MarginTiers.Builder table =
        quote().tier("0", "300000", "0.004").tier("300000", "800000", "0.005").deduction("301");
    assertThatIllegalArgumentException()
        .isThrownBy(table::build)
        .withMessage(
            "tier 2: deduction must be 300.000 within 0.01 to keep the maintenance margin"
                + " continuous, was 301");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().tier("0", "300000", "0.004").deduction("1").build())
        .withMessageContaining("deduction must be 0 within 0.01");
  }

  @Test
  void an_empty_deduction_means_zero_and_is_checked_like_any_other() {
    assertThat(quote().tier("0", "10", "0.01").deduction("").build().tiers().get(0).deduction())
        .isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> quote().tier("0", "99", "0.01").tier("99", "100", "0.2").deduction("").build())
        .withMessageContaining("was 0");
  }

  @Test
  void a_deduction_within_tolerance_is_kept_as_supplied() {
    Tier quoted = second(quote(), "300.01");
    assertThat(quoted.deduction()).isEqualByComparingTo("300.01");
    assertThatIllegalArgumentException().isThrownBy(() -> second(quote(), "300.0101"));
    // A relative 1e-6 of 300 coins is wider than 1e-8 coin.
    assertThat(second(coin(), "300.0003").deduction()).isEqualByComparingTo("300.0003");
    assertThatIllegalArgumentException().isThrownBy(() -> second(coin(), "300.00031"));
  }

  private static Tier second(MarginTiers.Builder table, String deduction) {
    return table
        .tier("0", "300000", "0.004")
        .tier("300000", "800000", "0.005")
        .deduction(deduction)
        .build()
        .tiers()
        .get(1);
  }

  @Test
  void what_is_no_table_is_rejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().build())
        .withMessage("a margin table must have at least 1 tier, had 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().tier("0", "ten", "0.1"))
        .withMessage("tier 1: cap must be a decimal number, was 'ten'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quote().tier("0", "10", "0.1").maxLeverage("0.5"))
        .withMessage("tier 1: maxLeverage must be >= 1, was 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MarginTiers.builder(Unit.COIN, LocalDate.of(2026, 1, 1), " "))
        .withMessage("source must not be blank");
    assertThatThrownBy(() -> quote().deduction("1")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void doubles_outside_their_range_are_rejected() {
    MarginTiers tiers = KnownMarginTiers.binanceBtcusdt2026();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tiers.liquidationDistance(PositionSide.LONG, 0, 1))
        .withMessage("leverage must be finite and > 0, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tiers.liquidationDistance(PositionSide.LONG, 5, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tiers.isolatedLiquidationPrice(PositionSide.LONG, 1, 1, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tiers.maintenanceMarginAt(-1))
        .withMessage("notional must be >= 0, was -1.0");
  }

  @Test
  void the_double_path_allocates_nothing() {
    MarginTiers tiers = KnownMarginTiers.binanceBtcusdt2024();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double sum = askEverything(tiers, 20_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    sum += askEverything(tiers, 20_000);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(sum).isFinite();
    // A single object per call would be 20,000 x 5 x 16 bytes.
    assertThat(bytes).isLessThan(100_000);
  }

  private static double askEverything(MarginTiers tiers, int times) {
    double sum = 0;
    for (int i = 1; i <= times; i++) {
      PositionSide side = (i & 1) == 0 ? PositionSide.LONG : PositionSide.SHORT;
      sum += tiers.liquidationDistance(side, 20, i * 5_000.0);
      sum += tiers.isolatedLiquidationPrice(side, i * 0.1, 60_000, i * 300.0);
      sum += tiers.bankruptcyPrice(side, i * 0.1, 60_000, i * 300.0);
      sum += tiers.triggerOfBankruptcy(side, i * 0.1, 60_000);
      sum += tiers.maintenanceMarginAt(i * 5_000.0) + tiers.maxLeverageAt(i);
    }
    return sum;
  }

  @Test
  void no_price_liquidates_a_long_without_leverage() {
    MarginTiers tiers = KnownMarginTiers.binanceBtcusdt2026();
    assertThat(tiers.liquidationDistance(PositionSide.LONG, 1, 50_000)).isNaN();
    assertThat(tiers.isolatedLiquidationPrice(PositionSide.LONG, 1, 50_000, 50_000)).isNaN();
    assertThat(tiers.bankruptcyPrice(PositionSide.LONG, 1, 50_000, 50_000)).isNaN();
    assertThat(tiers.liquidationDistance(PositionSide.SHORT, 1, 50_000)).isPositive();
    MarginTiers inverse = coin().tier("0", "5", "0.004").build();
    assertThat(inverse.liquidationDistance(PositionSide.SHORT, 1, 2)).isNaN();
    assertThat(inverse.isolatedLiquidationPrice(PositionSide.SHORT, 60_000, 60_000, 1)).isNaN();
    assertThat(inverse.liquidationDistance(PositionSide.LONG, 1, 2)).isPositive();
  }
}
