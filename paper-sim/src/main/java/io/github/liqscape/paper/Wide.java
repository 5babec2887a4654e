package io.github.liqscape.paper;

import java.math.BigInteger;

/** Quotients of products, rounded half to even, whose products may need more than 64 bits. */
final class Wide {

  private Wide() {}

  /** {@code a * b / d}, rounded half to even. */
  static long mulDiv(long a, long b, long d) {
    long low = a * b;
    return Math.multiplyHigh(a, b) == low >> 63
        ? div(low, d)
        : div(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), BigInteger.valueOf(d));
  }

  /** {@code a * b * c / d}, rounded half to even. */
  static long mulDiv(long a, long b, long c, long d) {
    long low = a * b;
    return Math.multiplyHigh(a, b) == low >> 63
        ? mulDiv(low, c, d)
        : div(
            BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).multiply(BigInteger.valueOf(c)),
            BigInteger.valueOf(d));
  }

  /** {@code n / d} for d &gt; 0, rounded half to even. */
  static long div(long n, long d) {
    long quotient = Math.floorDiv(n, d);
    long rest = n - quotient * d;
    long toNext = d - rest;
    return rest > toNext || (rest == toNext && (quotient & 1) != 0) ? quotient + 1 : quotient;
  }

  /** The same for numbers of any size; the quotient must fit. */
  static long div(BigInteger n, BigInteger d) {
    BigInteger[] parts = n.divideAndRemainder(d);
    BigInteger twice = parts[1].abs().shiftLeft(1);
    int half = twice.compareTo(d.abs());
    boolean away = half > 0 || (half == 0 && parts[0].testBit(0));
    int sign = n.signum() * d.signum();
    BigInteger quotient = away ? parts[0].add(BigInteger.valueOf(sign)) : parts[0];
    return quotient.longValueExact();
  }

  /** 10 to a power in [0, 18]. */
  static long pow10(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power = Math.multiplyExact(power, 10);
    }
    return power;
  }
}
