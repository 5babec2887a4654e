// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import java.math.BigInteger;

/** Quotients of products, rounded half to even, whose products may need more than 64 bits. */
final class Wide {

  private Wide() {}

  /** {@code a * b / d}, rounded half to even. */
  static long mulDiv(long a, long b, long d) {
    long low = a * b;
    long high = Math.multiplyHigh(a, b);
    if (high == low >> 63) {
      return div(low, d);
    }
    boolean below = high < 0;
    // The magnitude of the product, in two words.
    long lowest = below ? -low : low;
    long highest = below ? (low == 0 ? -high : ~high) : high;
    return highest < d >>> 2
        ? divWide(highest, lowest, d, below)
        : div(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), BigInteger.valueOf(d));
  }

  /**
   * A magnitude of two words by d, for {@code high < d / 4}: the quotient fits a long, rounded too. Schoolbook division with
   * digits of 32 bits (Knuth, The Art of Computer Programming, volume 2, algorithm D).
   */
  private static long divWide(long high, long low, long d, boolean below) {
    int shift = Long.numberOfLeadingZeros(d);
    long v = d << shift;
    long v1 = v >>> 32;
    long v0 = v & 0xFFFF_FFFFL;
    long top = high << shift | (shift == 0 ? 0 : low >>> (64 - shift));
    long rest = low << shift;
    long q1 = digit(top, rest >>> 32, v1, v0);
    long middle = (top << 32 | rest >>> 32) - q1 * v;
    long q0 = digit(middle, rest & 0xFFFF_FFFFL, v1, v0);
    long quotient = q1 << 32 | q0;
    long remainder = ((middle << 32 | (rest & 0xFFFF_FFFFL)) - q0 * v) >>> shift;
    long toNext = d - remainder;
    if (remainder > toNext || (remainder == toNext && (quotient & 1) != 0)) {
      quotient++;
    }
    return below ? -quotient : quotient;
  }

  /** One digit of a quotient: the estimate by the first digit of the divisor is at most 2 too large. */
  private static long digit(long top, long next, long v1, long v0) {
    long q = Long.divideUnsigned(top, v1);
    long r = top - q * v1;
    while (q >>> 32 != 0 || Long.compareUnsigned(q * v0, r << 32 | next) > 0) {
      q--;
      r += v1;
      if (r >>> 32 != 0) {
        break;
      }
    }
    return q;
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
