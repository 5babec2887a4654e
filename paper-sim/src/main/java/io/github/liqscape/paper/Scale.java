// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The whole numbers of one contract: prices in ticks, quantities in steps (lots), marks in 10^-markScale of
 * the quote currency, costs in 10^-costScale and amounts in 1e-8 of the settlement asset. RULES.md, section 1.
 */
final class Scale {

  /** Amounts per unit of the settlement asset. */
  static final int MONEY = 8;

  /** Rates are whole multiples of 1e-10. */
  static final long RATE = 10_000_000_000L;

  /** Leverage is a whole multiple of 0.01. */
  static final long LEVERAGE = 100;

  /** Largest number of ticks or steps. */
  static final long LARGEST = 1L << 40;

  private static final BigDecimal LARGEST_VALUE = new BigDecimal("4e10");
  private static final BigDecimal LARGEST_LONG = new BigDecimal("4e18");
  private static final int INVERSE_COST = 12;
  private static final int MARK_DIGITS = 4;

  private final Instrument instrument;
  private final boolean linear;
  private final BigDecimal unit;
  private final BigDecimal perLot;
  private final int costScale;
  private final BigDecimal largest;
  private final long costUnit;
  private final long toMoney;
  private final int markScale;
  private final double markPower;
  private final long markPerTick;
  private final long lotUnits;
  private final long markToMoney;
  private final long costToMark;
  private final double lot;
  /** What a step is worth at one tick, and a value well below the largest. */
  private final double roughUnit;
  private final double roughLargest;

  Scale(Instrument instrument) {
    this.instrument = instrument;
    linear = instrument.contractType() == ContractType.LINEAR;
    BigDecimal tick = instrument.tickSize().stripTrailingZeros();
    perLot = instrument.lotSize().multiply(instrument.contractSize()).stripTrailingZeros();
    unit = tick.multiply(perLot).stripTrailingZeros();
    lot = instrument.lotSize().doubleValue();
    costScale = linear ? Math.max(MONEY, unit.scale()) : INVERSE_COST;
    largest = LARGEST_VALUE.min(LARGEST_LONG.movePointLeft(costScale));
    roughLargest = 0.99 * largest.doubleValue();
    roughUnit =
        linear ? unit.doubleValue() : perLot.doubleValue() / tick.doubleValue();
    costUnit = linear ? unit.movePointRight(costScale).longValueExact() : 0;
    toMoney = Wide.pow10(costScale - MONEY);
    markScale = Math.max(MONEY, tick.scale() + MARK_DIGITS);
    markPower = Math.pow(10, markScale);
    markPerTick = tick.movePointRight(markScale).longValueExact();
    int lotScale = Math.max(0, perLot.scale());
    lotUnits = perLot.movePointRight(lotScale).longValueExact();
    markToMoney = linear ? Wide.pow10(markScale + lotScale - MONEY) : 1;
    costToMark = linear ? Wide.pow10(markScale + lotScale - costScale) : 1;
  }

  boolean linear() {
    return linear;
  }

  int costScale() {
    return costScale;
  }

  /** Ticks of a price, -1 if it is off the grid or out of range. */
  long ticks(double price) {
    if (!(price > 0) || price > LARGEST * instrument.tickSize().doubleValue()) {
      return -1;
    }
    long ticks = instrument.exactTicks(price);
    return ticks > 0 ? ticks : -1;
  }

  /** Whether a price is, to the nearest, a number of ticks that can be counted. */
  boolean counts(double price) {
    long ticks = instrument.ticks(price);
    return ticks > 0 && ticks <= LARGEST;
  }

  /** Steps of a quantity, -1 if it is no multiple of the lot. */
  long steps(double quantity) {
    double inLots = quantity / lot;
    double whole = Math.rint(inLots);
    double off = Math.abs(inLots - whole);
    return whole >= 1 && (off <= 1e-4 || off <= 2 * Math.ulp(inLots)) ? (long) whole : -1;
  }

  /** Whole steps in a traded volume. */
  long wholeSteps(double volume) {
    double inLots = volume / lot;
    double nearest = Math.rint(inLots);
    double whole = Math.abs(inLots - nearest) <= 1e-6 ? nearest : Math.floor(inLots);
    return whole >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) whole;
  }

  /** A mark price. */
  long mark(double price) {
    return (long) Math.rint(price * markPower);
  }

  long markOfTicks(long ticks) {
    return ticks * markPerTick;
  }

  /** Whether the books could count a position of this size at this price. */
  boolean countable(long steps, long ticks) {
    if (steps > LARGEST || ticks > LARGEST) {
      return false;
    }
    double roughly = linear ? roughUnit * steps * ticks : roughUnit * steps / ticks;
    if (roughly < roughLargest) {
      return true;
    }
    BigDecimal size = perLot.multiply(BigDecimal.valueOf(steps));
    BigDecimal price = instrument.tickSize().multiply(BigDecimal.valueOf(ticks));
    return linear
        ? size.multiply(price).compareTo(largest) <= 0
        : size.compareTo(largest.multiply(price)) <= 0;
  }

  /** Value at a price, at costScale. */
  long cost(long steps, long ticks) {
    return linear
        ? Math.multiplyExact(Math.multiplyExact(steps, ticks), costUnit)
        : inverse(steps, markOfTicks(ticks), INVERSE_COST, 1, 1);
  }

  /** {@code value(steps, ticks) * numerator / denominator} in 1e-8, rounded once. */
  long share(long steps, long ticks, long numerator, long denominator) {
    return linear
        ? Wide.mulDiv(
            cost(steps, ticks), numerator, Math.multiplyExact(denominator, toMoney))
        : inverse(steps, markOfTicks(ticks), MONEY, numerator, denominator);
  }

  long value(long steps, long ticks) {
    return share(steps, ticks, 1, 1);
  }

  /** {@code value(steps, mark) * numerator / denominator} in 1e-8, rounded once. */
  long markShare(long steps, long mark, long numerator, long denominator) {
    if (!linear) {
      return inverse(steps, mark, MONEY, numerator, denominator);
    }
    if (numerator == 1 && denominator == 1) {
      return Wide.mulDiv(steps, mark, lotUnits, markToMoney);
    }
    long value = steps * mark * lotUnits;
    long unit = markToMoney * denominator;
    boolean small =
        Math.multiplyHigh(steps, mark) == 0 && steps * mark >= 0
            && Math.multiplyHigh(steps * mark, lotUnits) == 0 && value >= 0
            && Math.multiplyHigh(markToMoney, denominator) == 0 && unit > 0;
    if (small) {
      return Wide.mulDiv(value, numerator, unit);
    }
    return Wide.div(
        BigInteger.valueOf(steps)
            .multiply(BigInteger.valueOf(mark))
            .multiply(BigInteger.valueOf(lotUnits))
            .multiply(BigInteger.valueOf(numerator)),
        BigInteger.valueOf(markToMoney).multiply(BigInteger.valueOf(denominator)));
  }

  long markValue(long steps, long mark) {
    return markShare(steps, mark, 1, 1);
  }

  /** Profit of a part that leaves, by price alone, in 1e-8. */
  long realized(int sign, long steps, long ticks, long released) {
    long difference = cost(steps, ticks) - released;
    return Wide.div((linear ? sign : -sign) * difference, toMoney);
  }

  /** Profit of a position at a mark, in 1e-8. */
  long unrealized(int sign, long steps, long mark, long cost) {
    if (steps == 0) {
      return 0;
    }
    if (!linear) {
      long value = inverse(steps, mark, INVERSE_COST, 1, 1);
      return Wide.div(sign * (cost - value), toMoney);
    }
    long perMark = steps * lotUnits;
    long value = perMark * mark;
    long base = cost * costToMark;
    boolean small =
        Math.multiplyHigh(perMark, mark) == value >> 63
            && Math.multiplyHigh(cost, costToMark) == base >> 63
            && Math.abs(value) < Long.MAX_VALUE / 2
            && Math.abs(base) < Long.MAX_VALUE / 2;
    if (small) {
      return sign * Wide.div(value - base, markToMoney);
    }
    BigInteger exact =
        BigInteger.valueOf(perMark)
            .multiply(BigInteger.valueOf(mark))
            .subtract(BigInteger.valueOf(cost).multiply(BigInteger.valueOf(costToMark)));
    return sign * Wide.div(exact, BigInteger.valueOf(markToMoney));
  }

  /** What a part of a position costs. */
  long released(long cost, long part, long whole) {
    return part == whole ? cost : Wide.mulDiv(cost, part, whole);
  }

  /** A part of a cost in 1e-8, rounded once. */
  long costShare(long cost, long numerator, long denominator) {
    return Wide.mulDiv(cost, numerator, Math.multiplyExact(denominator, toMoney));
  }

  /** A cost in 1e-8. */
  long money(long cost) {
    return Wide.div(cost, toMoney);
  }

  /** Coin value {@code steps * perLot / price} times a fraction, with some decimals. */
  private long inverse(long steps, long mark, int decimals, long numerator, long denominator) {
    int lotScale = perLot.scale();
    BigInteger up =
        perLot.unscaledValue()
            .multiply(BigInteger.valueOf(steps))
            .multiply(BigInteger.valueOf(numerator));
    BigInteger down = BigInteger.valueOf(mark).multiply(BigInteger.valueOf(denominator));
    int shift = decimals + markScale - lotScale;
    return shift >= 0
        ? Wide.div(up.multiply(BigInteger.TEN.pow(shift)), down)
        : Wide.div(up, down.multiply(BigInteger.TEN.pow(-shift)));
  }
}
