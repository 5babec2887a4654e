// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.MarginArbitraries.Position;
import io.github.liqscape.instrument.MarginTiers.Tier;
import io.github.liqscape.instrument.MarginTiers.Unit;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The laws of a margin table, and that doubles and decimals tell the same. */
@Domain(DomainContext.Global.class)
@Domain(MarginArbitraries.class)
class MarginTiersProperties {

  @Property
  void maintenance_margin_is_continuous_at_each_edge(@ForAll MarginTiers table) {
    for (int i = 1; i < table.tiers().size(); i++) {
      Tier below = table.tiers().get(i - 1);
      Tier above = table.tiers().get(i);
      assertThat(below.maintenanceMargin(above.floor()))
          .isEqualByComparingTo(above.maintenanceMargin(above.floor()));
    }
  }

  @Property
  void maintenance_margin_never_falls_and_is_convex(
      @ForAll MarginTiers table,
      @ForAll @DoubleRange(min = 0, max = 1e8) double a,
      @ForAll @DoubleRange(min = 0, max = 1e8) double b) {
    BigDecimal low = new BigDecimal(Math.min(a, b));
    BigDecimal high = new BigDecimal(Math.max(a, b));
    BigDecimal atLow = table.maintenanceMargin(low);
    BigDecimal atHigh = table.maintenanceMargin(high);
    assertThat(atHigh).isGreaterThanOrEqualTo(atLow);
    BigDecimal two = BigDecimal.valueOf(2);
    BigDecimal middle = table.maintenanceMargin(low.add(high).divide(two));
    assertThat(middle.multiply(two)).isLessThanOrEqualTo(atLow.add(atHigh));
  }

  @Property
  void doubles_agree_with_decimals_on_the_maintenance_margin(
      @ForAll MarginTiers table, @ForAll @DoubleRange(min = 0, max = 1e8) double notional) {
    double exact = table.maintenanceMargin(new BigDecimal(notional)).doubleValue();
    assertThat(table.maintenanceMarginAt(notional))
        .isCloseTo(exact, within(1e-12 * (1 + notional)));
    assertThat(table.tiers().get(table.tierIndexAt(notional)))
        .isSameAs(table.tierAt(new BigDecimal(notional)));
  }

  @Property
  void doubles_agree_with_decimals_on_the_liquidation_price(@ForAll Position p) {
    double wallet = p.entryNotional() / p.leverage();
    double price =
        p.tiers().isolatedLiquidationPrice(p.side(), p.quantity(), p.entry(), wallet);
    double exact =
        p.formula()
            .price(p.terms().walletBalance(new BigDecimal(wallet)).build())
            .nearest()
            .orElseThrow()
            .doubleValue();
    assertThat(price).isCloseTo(exact, within(1e-12 * exact));
  }

  @Property
  void the_distance_form_is_the_same_price(@ForAll Position p) {
    double d = p.tiers().liquidationDistance(p.side(), p.leverage(), p.entryNotional());
    double price = p.formula().price(p.leveraged()).nearest().orElseThrow().doubleValue();
    double exact = p.side().sign() * (p.entry() - price) / p.entry();
    assertThat(d).isCloseTo(exact, within(1e-12 * Math.max(1, Math.abs(exact))));
  }

  @Property
  void doubles_agree_with_decimals_on_the_bankruptcy_price(@ForAll Position p) {
    double wallet = p.entryNotional() / p.leverage();
    double price = p.tiers().bankruptcyPrice(p.side(), p.quantity(), p.entry(), wallet);
    double exact =
        p.terms()
            .walletBalance(new BigDecimal(wallet))
            .build()
            .bankruptcyPrice()
            .orElseThrow()
            .doubleValue();
    assertThat(price).isCloseTo(exact, within(1e-12 * exact));
  }

  @Property
  void a_bankruptcy_price_gives_its_trigger_back(@ForAll Position p) {
    PositionTerms terms = p.leveraged();
    BigDecimal exact = p.formula().price(terms).nearest().orElseThrow();
    BigDecimal bankruptcy = terms.bankruptcyPrice().orElseThrow();
    LiquidationPrice trigger =
        LiquidationFormula.triggerOfBankruptcy(
            p.side(), new BigDecimal(p.quantity()), bankruptcy, p.tiers());
    assertThat(trigger.basis().flags()).contains(LiquidationPrice.Flag.ESTIMATE);
    assertThat(trigger.nearest().orElseThrow())
        .isCloseTo(exact, within(exact.multiply(new BigDecimal("1e-25"))));
    assertThat(
            p.tiers().triggerOfBankruptcy(p.side(), p.quantity(), bankruptcy.doubleValue()))
        .isCloseTo(exact.doubleValue(), within(1e-12 * exact.doubleValue()));
  }

  @Property
  void scan_and_bisection_find_the_same_tier(@ForAll Position p) {
    TierCurve curve = new TierCurve(p.tiers().tiers());
    int u = p.direction();
    double wallet = p.entryNotional() / p.leverage();
    assertThat(curve.bisect(u, p.entryNotional(), wallet))
        .isEqualTo(curve.scan(u, p.entryNotional(), wallet));
  }

  @Property
  void exactly_one_tier_accepts_its_own_solution(@ForAll Position p) {
    BigDecimal found =
        p.notionalAt(p.formula().price(p.leveraged()).nearest().orElseThrow());
    int accepting = 0;
    for (Tier tier : p.tiers().tiers()) {
      PositionTerms.Builder one =
          PositionTerms.isolated(p.type())
              .position(p.side(), new BigDecimal(p.quantity()), new BigDecimal(p.entry()))
              .maintenance(tier.rate(), tier.deduction())
              .leverage(new BigDecimal(p.leverage()));
      if (p.formula().price(one.build()) instanceof LiquidationPrice.At at
          && holds(p.tiers(), tier, p.notionalAt(at.price()))) {
        accepting++;
        BigDecimal notional = p.notionalAt(at.price());
        assertThat(notional).isCloseTo(found, within(found.multiply(new BigDecimal("1e-25"))));
      }
    }
    assertThat(accepting).isEqualTo(1);
  }

  private static boolean holds(MarginTiers table, Tier tier, BigDecimal notional) {
    return table.tierAt(notional).equals(tier);
  }

  @Property
  void unit_says_which_way_a_position_loses(@ForAll Position p) {
    double d = p.tiers().liquidationDistance(p.side(), p.leverage(), p.entryNotional());
    double price = p.entry() * (1 - p.side().sign() * d);
    assertThat(price).isPositive();
    // Nothing put down beyond the initial margin: it is lost before the whole price is.
    if (p.tiers().unit() == Unit.QUOTE && p.side() == PositionSide.LONG) {
      assertThat(d).isLessThan(1);
    }
  }
}
