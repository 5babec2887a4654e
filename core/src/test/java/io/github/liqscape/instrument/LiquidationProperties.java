// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.MarginArbitraries.Position;
import io.github.liqscape.instrument.MarginTiers.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Laws that every liquidation price obeys. */
@Domain(DomainContext.Global.class)
@Domain(MarginArbitraries.class)
class LiquidationProperties {

  private static final BigDecimal HAIR = new BigDecimal("1e-25");

  private static BigDecimal price(Position p, PositionTerms terms) {
    return p.formula().price(terms).nearest().orElseThrow();
  }

  private static BigDecimal dec(double exact) {
    return new BigDecimal(exact);
  }

  /** Positive if b is further from entry than a, in the direction of the loss. */
  private static int further(Position p, BigDecimal a, BigDecimal b) {
    return p.side().sign() * a.compareTo(b);
  }

  @Property
  void equity_meets_maintenance_margin_at_the_liquidation_price(@ForAll Position p) {
    PositionTerms terms = p.leveraged();
    BigDecimal at = p.notionalAt(price(p, terms));
    BigDecimal move = at.subtract(p.notionalAt(dec(p.entry())));
    BigDecimal equity =
        terms.walletBalance().add(move.multiply(BigDecimal.valueOf(p.direction())));
    BigDecimal gap = equity.subtract(p.tiers().maintenanceMargin(at)).abs();
    assertThat(gap).isLessThanOrEqualTo(at.max(dec(p.entryNotional())).multiply(HAIR));
  }

  @Property
  void an_isolated_price_does_not_depend_on_the_mark(
      @ForAll Position p, @ForAll @Scale(6) @DoubleRange(min = 0.01, max = 1e6) double mark) {
    PositionTerms marked =
        p.terms().leverage(dec(p.leverage())).markPrice(dec(mark)).build();
    assertThat(price(p, marked)).isEqualTo(price(p, p.leveraged()));
  }

  @Property
  void an_inverse_position_is_the_mirror_image_of_a_linear_one(@ForAll Position p) {
    MarginTiers mirrored =
        retabled(p.tiers(), p.tiers().unit() == Unit.QUOTE ? Unit.COIN : Unit.QUOTE);
    BigDecimal entry = dec(p.entry());
    BigDecimal wallet = p.leveraged().walletBalance();
    BigDecimal mirroredEntry = BigDecimal.ONE.divide(entry, MathContext.DECIMAL128);
    boolean linear = p.tiers().unit() == Unit.QUOTE;
    PositionTerms other =
        PositionTerms.isolated(linear ? ContractType.INVERSE : ContractType.LINEAR)
            .position(p.side().opposite(), dec(p.quantity()), mirroredEntry)
            .walletBalance(wallet)
            .tiers(mirrored)
            .build();
    LiquidationFormula formula =
        linear ? LiquidationFormula.BINANCE_COINM : LiquidationFormula.BINANCE_USDM;
    BigDecimal product =
        formula.price(other).nearest().orElseThrow().multiply(price(p, p.leveraged()));
    assertThat(product).isCloseTo(BigDecimal.ONE, within(HAIR));
  }

  /** The same numbers counted in the other unit. */
  private static MarginTiers retabled(MarginTiers table, Unit unit) {
    MarginTiers.Builder copy =
        MarginTiers.builder(unit, LocalDate.of(2026, 1, 1), "mirrored by a test");
    for (MarginTiers.Tier tier : table.tiers()) {
      String floor = tier.floor().toPlainString();
      String rate = tier.rate().toPlainString();
      if (tier.cap().isPresent()) {
        copy.tier(floor, tier.cap().get().toPlainString(), rate);
      } else {
        copy.unboundedTier(floor, rate);
      }
    }
    return copy.build();
  }

  @Property
  void more_margin_moves_the_price_away_from_entry(
      @ForAll Position p, @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 0.005) double share) {
    BigDecimal added = dec(p.entryNotional()).multiply(dec(share));
    BigDecimal before = price(p, p.leveraged());
    PositionTerms more = p.terms().leverage(dec(p.leverage())).addedMargin(added).build();
    LiquidationPrice after = p.formula().price(more);
    assertThat(after.nearest().map(b -> further(p, before, b)).orElse(1)).isEqualTo(1);
  }

  @Property
  void funding_paid_moves_the_price_toward_entry(
      @ForAll Position p, @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 0.01) double share) {
    BigDecimal wallet = p.leveraged().walletBalance();
    BigDecimal paid = dec(p.entryNotional()).multiply(dec(share));
    BigDecimal before = price(p, p.leveraged());
    BigDecimal after = price(p, p.terms().walletBalance(wallet.subtract(paid)).build());
    assertThat(further(p, after, before)).isEqualTo(1);
  }

  @Property
  void more_leverage_moves_the_price_toward_entry(
      @ForAll Position p, @ForAll @Scale(6) @DoubleRange(min = 1.01, max = 3) double factor) {
    BigDecimal before = price(p, p.leveraged());
    BigDecimal after =
        price(p, p.terms().leverage(dec(p.leverage()).multiply(dec(factor))).build());
    assertThat(further(p, after, before)).isEqualTo(1);
  }

  @Property
  void a_higher_rate_moves_the_price_toward_entry(
      @ForAll Position p,
      @ForAll @Scale(6) @DoubleRange(min = 0, max = 0.4) double rate,
      @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 0.4) double more) {
    BigDecimal before = price(p, known(p, dec(rate)));
    BigDecimal after = price(p, known(p, dec(rate).add(dec(more))));
    assertThat(further(p, after, before)).isEqualTo(1);
  }

  private static PositionTerms known(Position p, BigDecimal rate) {
    return p.terms().maintenance(rate, BigDecimal.ZERO).leverage(dec(p.leverage())).build();
  }

  @Property
  void bankruptcy_lies_beyond_liquidation(@ForAll Position p) {
    PositionTerms terms = p.leveraged();
    assertThat(further(p, price(p, terms), terms.bankruptcyPrice().orElseThrow())).isEqualTo(1);
    PositionTerms without = known(p, BigDecimal.ZERO);
    BigDecimal bankruptcy = without.bankruptcyPrice().orElseThrow();
    assertThat(price(p, without)).isCloseTo(bankruptcy, within(bankruptcy.multiply(HAIR)));
  }

  @Property
  void a_price_scales_with_the_currency(
      @ForAll Position p, @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 1000) double scale) {
    Assume.that(p.type() == ContractType.LINEAR);
    BigDecimal a = dec(scale);
    BigDecimal size = dec(p.quantity()).divide(a, MathContext.DECIMAL128);
    PositionTerms scaled =
        PositionTerms.isolated(ContractType.LINEAR)
            .position(p.side(), size, dec(p.entry()).multiply(a))
            .leverage(dec(p.leverage()))
            .tiers(p.tiers())
            .build();
    BigDecimal expected = price(p, p.leveraged()).multiply(a);
    assertThat(price(p, scaled)).isCloseTo(expected, within(expected.multiply(HAIR)));
  }

  @Property
  void a_hedge_with_an_empty_leg_is_a_one_way_position(@ForAll Position p) {
    BigDecimal wallet = p.leveraged().walletBalance();
    PositionTerms hedge =
        PositionTerms.cross(p.type())
            .position(p.side(), dec(p.quantity()), dec(p.entry()))
            .position(p.side().opposite(), BigDecimal.ZERO, BigDecimal.ONE)
            .walletBalance(wallet)
            .tiers(p.tiers())
            .build();
    LiquidationFormula formula =
        p.type() == ContractType.LINEAR
            ? LiquidationFormula.BINANCE_USDM_HEDGE_CROSS
            : LiquidationFormula.BINANCE_COINM;
    assertThat(formula.price(hedge).nearest().orElseThrow())
        .isEqualByComparingTo(price(p, p.leveraged()));
  }

  @Property
  void bybits_formula_of_2025_is_binances(@ForAll Position p) {
    Assume.that(p.type() == ContractType.LINEAR);
    assertThat(LiquidationFormula.BYBIT_LINEAR_2025.price(p.leveraged()).nearest())
        .isEqualTo(LiquidationFormula.BINANCE_USDM.price(p.leveraged()).nearest());
  }
}
