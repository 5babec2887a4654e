// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The maintenance margin table of one contract: half-open notional ranges, each with a rate and a
 * deduction. {@code MM(n) = n * rate - deduction} of the range that holds n; the deductions make it
 * continuous.
 *
 * <p>The {@link Unit} says what the notional is counted in, and with it which contract the prices
 * here belong to: {@link Unit#QUOTE} is a linear contract, its quantity is in base coins and its
 * wallet in quote currency; {@link Unit#COIN} is an inverse contract, its quantity is in quote
 * currency (contracts x contract size) and its wallet in coin.
 *
 * <p>Exchanges change tables without notice, so each table has a date and a source, and both belong
 * into every result that rests on it. Above the last cap the last tier is extrapolated.
 *
 * <p>The methods on {@code double} allocate nothing and are for isolated positions, one at a time:
 * maps and simulations use them. Everything else, exact and with flags, is {@link
 * LiquidationFormula}. Immutable.
 */
public final class MarginTiers {

  /** What the notional of a table is counted in. */
  public enum Unit {
    /** Quote currency: linear contracts. */
    QUOTE,
    /** Base coin: inverse contracts. */
    COIN
  }

  /**
   * One range of notional, {@code [floor, cap)}.
   *
   * @param floor lowest notional, >= 0
   * @param cap notional from which the next tier rules; empty: none
   * @param rate maintenance margin rate, a fraction in (0, 1)
   * @param deduction what makes the maintenance margin continuous at the floor; 0 in the first tier
   * @param maxLeverage highest leverage the venue allows here; empty: not recorded
   */
  public record Tier(
      BigDecimal floor,
      Optional<BigDecimal> cap,
      BigDecimal rate,
      BigDecimal deduction,
      Optional<BigDecimal> maxLeverage) {

    public Tier {
      Objects.requireNonNull(floor, "floor");
      Objects.requireNonNull(cap, "cap");
      Objects.requireNonNull(rate, "rate");
      Objects.requireNonNull(deduction, "deduction");
      Objects.requireNonNull(maxLeverage, "maxLeverage");
    }

    /** {@code notional * rate - deduction}, exact. It means something inside the range only. */
    public BigDecimal maintenanceMargin(BigDecimal notional) {
      return notional.multiply(rate).subtract(deduction);
    }
  }

  private static final long STALE_AFTER_DAYS = 90;

  private final Unit unit;
  private final LocalDate asOf;
  private final String source;
  private final List<Tier> tiers;
  private final TierCurve curve;
  private final long staleAfterNanos;

  private MarginTiers(Builder b) {
    unit = b.unit;
    asOf = b.asOf;
    source = b.source;
    tiers = MarginTierRules.checked(b.unit, b.drafts);
    curve = new TierCurve(tiers);
    staleAfterNanos =
        Math.multiplyExact(
            asOf.plusDays(STALE_AFTER_DAYS).atStartOfDay().toEpochSecond(ZoneOffset.UTC),
            1_000_000_000L);
  }

  /**
   * Starts a table.
   *
   * @param asOf day on which the venue showed it
   * @param source where it was read: an address or a file
   */
  public static Builder builder(Unit unit, LocalDate asOf, String source) {
    return new Builder(unit, asOf, source);
  }

  public Unit unit() {
    return unit;
  }

  /** The day on which the venue showed this table. */
  public LocalDate asOf() {
    return asOf;
  }

  /** Where the table was read. */
  public String source() {
    return source;
  }

  /** The tiers by rising floor; at least one. */
  public List<Tier> tiers() {
    return tiers;
  }

  /** Whether the table is older than 90 days at this time (UTC, from the start of its day). */
  public boolean staleAt(long epochNanos) {
    return epochNanos > staleAfterNanos;
  }

  /** The tier that holds a notional; the last one above all caps. */
  public Tier tierAt(BigDecimal notional) {
    notNegative(notional);
    int i = tiers.size() - 1;
    while (tiers.get(i).floor().compareTo(notional) > 0) {
      i--;
    }
    return tiers.get(i);
  }

  /** Whether a notional lies above the last cap, where the last tier is only extrapolated. */
  public boolean beyondLastTier(BigDecimal notional) {
    Optional<BigDecimal> lastCap = tiers.get(tiers.size() - 1).cap();
    return lastCap.isPresent() && notional.compareTo(lastCap.get()) >= 0;
  }

  /** The maintenance margin of a notional >= 0, exact, in the table's unit. */
  public BigDecimal maintenanceMargin(BigDecimal notional) {
    return tierAt(notional).maintenanceMargin(notional);
  }

  /** The maintenance margin of a notional >= 0, in the table's unit. */
  public double maintenanceMarginAt(double notional) {
    return curve.maintenanceMargin(notional);
  }

  /** Index in {@link #tiers} of the tier that holds a notional >= 0. */
  public int tierIndexAt(double notional) {
    return curve.indexAt(notional);
  }

  /**
   * The highest leverage allowed for a notional. Where the table does not record it, 1/rate: from
   * there on a position would be liquidated as it is opened.
   */
  public double maxLeverageAt(double notional) {
    return curve.maxLeverageAt(notional);
  }

  /**
   * How far the mark may move against an isolated position without added margin until it is
   * liquidated, as a fraction of the entry price: {@code d = s (E - LP) / E}, so {@code LP = E (1 -
   * s d)}. The tier is the one that holds at the liquidation price.
   *
   * <p>Linear {@code d = (1/L - m + c/n) / (1 - s m)}, inverse {@code d = (1/L - m + c/n) / (1 + s
   * (1/L + c/n))}, n being the notional at entry. Source: solved from equity = maintenance margin,
   * see {@link LiquidationFormula#BINANCE_USDM} and {@link LiquidationFormula#BINANCE_COINM}.
   *
   * @param leverage > 0
   * @param entryNotional quantity x entry price in quote currency (linear), or quantity / entry
   *     price in coin (inverse); > 0
   * @return the distance; 0 or less if the position is under its maintenance margin at entry
   *     already; <b>NaN if no price liquidates it</b> (LONG linear or SHORT inverse at leverage 1
   *     or less)
   * @throws IllegalArgumentException if an argument is not finite and positive
   */
  public double liquidationDistance(PositionSide side, double leverage, double entryNotional) {
    positive("leverage", leverage);
    positive("entryNotional", entryNotional);
    int s = side.sign();
    int u = direction(side);
    int tier = curve.indexAtLiquidation(u, entryNotional, entryNotional / leverage);
    double margin = 1 / leverage + curve.deduction(tier) / entryNotional;
    if (u > 0 && margin >= 1) {
      return Double.NaN;
    }
    double m = curve.rate(tier);
    return unit == Unit.QUOTE ? (margin - m) / (1 - s * m) : (margin - m) / (1 + s * margin);
  }

  /**
   * The mark price at which an isolated position is liquidated. The tier is the one that holds
   * there.
   *
   * @param quantity base coins (linear) or quote currency (inverse), > 0
   * @param entryPrice > 0
   * @param walletBalance initial margin + added margin + settled funding, in quote currency
   *     (linear) or coin (inverse); finite
   * @return the price, or <b>NaN if there is none</b>: with a wallet of at least the notional, a
   *     LONG linear or SHORT inverse position cannot be liquidated. (With a wallet below minus the
   *     notional, which only funding can bring about, the other sides have none because they are
   *     under margin at every price.)
   * @throws IllegalArgumentException if an argument is outside its range
   */
  public double isolatedLiquidationPrice(
      PositionSide side, double quantity, double entryPrice, double walletBalance) {
    positive("quantity", quantity);
    positive("entryPrice", entryPrice);
    finite("walletBalance", walletBalance);
    double entryNotional = notional(quantity, entryPrice);
    return price(
        quantity, curve.liquidationNotional(direction(side), entryNotional, walletBalance));
  }

  /**
   * The price at which the margin of an isolated position is zero, closing fee excluded: linear
   * {@code E - s WB / Q}, inverse {@code N / (N/E + s WB)}.
   *
   * <p>Arguments as in {@link #isolatedLiquidationPrice}.
   *
   * @return the price, or NaN if no positive price takes the whole wallet
   */
  public double bankruptcyPrice(
      PositionSide side, double quantity, double entryPrice, double walletBalance) {
    positive("quantity", quantity);
    positive("entryPrice", entryPrice);
    finite("walletBalance", walletBalance);
    return price(quantity, notional(quantity, entryPrice) - direction(side) * walletBalance);
  }

  /**
   * The mark price that triggered the liquidation of which the venue printed the bankruptcy price:
   * linear {@code (BP - s c/Q) / (1 - s m)}, inverse {@code N (m + s) / (c + s N/BP)}. An estimate:
   * a partial print can put the tier too low.
   *
   * @param quantity the size printed: base coins (linear) or quote currency (inverse), > 0
   * @param bankruptcyPrice > 0
   * @throws IllegalArgumentException if an argument is not finite and positive
   */
  public double triggerOfBankruptcy(PositionSide side, double quantity, double bankruptcyPrice) {
    positive("bankruptcyPrice", bankruptcyPrice);
    // An entry at the bankruptcy price with an empty wallet has the same equity at every price.
    return isolatedLiquidationPrice(side, quantity, bankruptcyPrice, 0);
  }

  /** +1 if the position loses while its notional, in the table's unit, falls; else -1. */
  private int direction(PositionSide side) {
    return unit == Unit.QUOTE ? side.sign() : -side.sign();
  }

  private double notional(double quantity, double price) {
    return unit == Unit.QUOTE ? quantity * price : quantity / price;
  }

  private double price(double quantity, double notional) {
    double price = unit == Unit.QUOTE ? notional / quantity : quantity / notional;
    return price > 0 && price < Double.POSITIVE_INFINITY ? price : Double.NaN;
  }

  @Override
  public String toString() {
    return tiers.size() + " tiers in " + unit + " of " + asOf + " (" + source + ")";
  }

  private static void positive(String name, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be finite and > 0, was " + value);
    }
  }

  private static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, was " + value);
    }
  }

  private static void notNegative(BigDecimal notional) {
    if (notional.signum() < 0) {
      throw new IllegalArgumentException("notional must be >= 0, was " + notional.toPlainString());
    }
  }

  /**
   * Collects the tiers, by rising floor, as decimal text: 0.0065 has no exact binary form.
   *
   * <pre>{@code
   * MarginTiers.builder(Unit.QUOTE, LocalDate.of(2026, 8, 2), "…")
   *     .tier("0", "300000", "0.004").maxLeverage("150")
   *     .tier("300000", "800000", "0.005").deduction("300").maxLeverage("100")
   *     .unboundedTier("800000", "0.0065")
   *     .build();
   * }</pre>
   */
  public static final class Builder {
    private final Unit unit;
    private final LocalDate asOf;
    private final String source;
    private final List<MarginTierRules.Draft> drafts = new ArrayList<>();

    private Builder(Unit unit, LocalDate asOf, String source) {
      this.unit = Objects.requireNonNull(unit, "unit");
      this.asOf = Objects.requireNonNull(asOf, "asOf");
      this.source = Objects.requireNonNull(source, "source");
      if (source.isBlank()) {
        throw new IllegalArgumentException("source must not be blank");
      }
    }

    /** Adds a tier {@code [floor, cap)}. Its deduction is computed unless one is supplied. */
    public Builder tier(String floor, String cap, String rate) {
      drafts.add(new MarginTierRules.Draft(drafts.size() + 1, floor, Optional.of(cap), rate));
      return this;
    }

    /** Adds a last tier without a cap. */
    public Builder unboundedTier(String floor, String rate) {
      drafts.add(new MarginTierRules.Draft(drafts.size() + 1, floor, Optional.empty(), rate));
      return this;
    }

    /**
     * The venue's deduction of the tier added last. It is checked against the continuity rule and
     * kept as it is. Empty text means 0, as in Bybit's answers.
     */
    public Builder deduction(String decimal) {
      last("deduction").deduction(decimal);
      return this;
    }

    /** The highest leverage of the tier added last. */
    public Builder maxLeverage(String decimal) {
      last("maxLeverage").maxLeverage(decimal);
      return this;
    }

    /**
     * The table.
     *
     * @throws IllegalArgumentException if there is no tier, the first floor is not 0, tiers leave a
     *     gap or overlap, a rate is outside (0, 1) or does not rise, or a deduction differs from
     *     {@code c + floor (m - m of the tier below)} by more than 0.01 quote currency (1e-8 coin)
     *     or 1e-6 of it, whichever is larger
     */
    public MarginTiers build() {
      return new MarginTiers(this);
    }

    private MarginTierRules.Draft last(String what) {
      if (drafts.isEmpty()) {
        throw new IllegalStateException(what + " belongs to a tier: add the tier first");
      }
      return drafts.get(drafts.size() - 1);
    }
  }
}
