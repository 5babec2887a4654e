// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact rational number in lowest terms, so that nothing is rounded before a rule says so. */
record Fraction(BigInteger num, BigInteger den) implements Comparable<Fraction> {

  static final Fraction ZERO = of(0);
  static final Fraction ONE = of(1);

  Fraction {
    if (den.signum() <= 0) {
      throw new ArithmeticException("denominator must be > 0, was " + den);
    }
    if (!den.equals(BigInteger.ONE)) {
      BigInteger common = num.gcd(den);
      if (!common.equals(BigInteger.ONE)) {
        num = num.divide(common);
        den = den.divide(common);
      }
    }
  }

  static Fraction of(long whole) {
    return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  static Fraction of(BigDecimal decimal) {
    return decimal.scale() <= 0
        ? new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE)
        : new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  /** The shortest decimal that a double prints as: what its writer meant. */
  static Fraction of(double value) {
    return of(BigDecimal.valueOf(value));
  }

  Fraction plus(Fraction o) {
    return new Fraction(num.multiply(o.den).add(o.num.multiply(den)), den.multiply(o.den));
  }

  Fraction minus(Fraction o) {
    return plus(o.negate());
  }

  Fraction times(Fraction o) {
    return new Fraction(num.multiply(o.num), den.multiply(o.den));
  }

  Fraction times(long whole) {
    return times(of(whole));
  }

  Fraction over(Fraction o) {
    BigInteger sign = BigInteger.valueOf(o.num.signum());
    return new Fraction(num.multiply(o.den).multiply(sign), den.multiply(o.num.abs()));
  }

  Fraction negate() {
    return new Fraction(num.negate(), den);
  }

  int signum() {
    return num.signum();
  }

  long floor() {
    BigInteger[] parts = num.divideAndRemainder(den);
    return parts[1].signum() < 0 ? parts[0].longValueExact() - 1 : parts[0].longValueExact();
  }

  long ceil() {
    return -negate().floor();
  }

  /** Rounded HALF_EVEN. */
  BigDecimal round(int scale) {
    return new BigDecimal(num).divide(new BigDecimal(den), scale, RoundingMode.HALF_EVEN);
  }

  boolean atLeast(Fraction o) {
    return compareTo(o) >= 0;
  }

  boolean atMost(Fraction o) {
    return compareTo(o) <= 0;
  }

  @Override
  public int compareTo(Fraction o) {
    return num.multiply(o.den).compareTo(o.num.multiply(den));
  }
}
