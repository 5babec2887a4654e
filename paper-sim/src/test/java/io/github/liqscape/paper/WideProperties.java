// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class WideProperties {

  /** Numbers of every length, and those beside a power of two. */
  @Provide
  Arbitrary<Long> numbers() {
    Arbitrary<Long> lengths =
        Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 63))
            .as((x, shift) -> x >> shift);
    Arbitrary<Long> edges =
        Combinators.combine(
                Arbitraries.integers().between(0, 62), Arbitraries.longs().between(-2, 2),
                Arbitraries.of(1L, -1L))
            .as((power, off, sign) -> sign * ((1L << power) + off));
    return Arbitraries.oneOf(lengths, edges);
  }

  @Provide
  Arbitrary<Long> divisors() {
    return numbers().map(x -> x == Long.MIN_VALUE ? 1 : Math.max(1, Math.abs(x)));
  }

  private static BigInteger exact(BigInteger product, long d) {
    return new BigDecimal(product)
        .divide(BigDecimal.valueOf(d), 0, RoundingMode.HALF_EVEN)
        .toBigIntegerExact();
  }

  @Property(tries = 20_000)
  void the_quotient_of_a_product_is_rounded_once_and_half_to_even(
      @ForAll("numbers") long a, @ForAll("numbers") long b, @ForAll("divisors") long d) {
    BigInteger expected = exact(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), d);
    if (expected.bitLength() < 63) {
      assertThat(Wide.mulDiv(a, b, d)).isEqualTo(expected.longValueExact());
    } else if (expected.bitLength() > 64) {
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> Wide.mulDiv(a, b, d));
    }
  }

  /** Ties are rare among random numbers. */
  @Property(tries = 5_000)
  void a_tie_goes_to_the_even_number(
      @ForAll("numbers") long quotient, @ForAll("divisors") long d) {
    long even = d & ~1L;
    BigInteger product =
        BigInteger.valueOf(quotient).multiply(BigInteger.valueOf(even))
            .add(BigInteger.valueOf(even / 2));
    BigInteger[] factors = product.divideAndRemainder(BigInteger.valueOf(1L << 20));
    if (even > 0 && factors[1].signum() == 0 && factors[0].bitLength() < 63) {
      long a = factors[0].longValueExact();
      assertThat(Wide.mulDiv(a, 1L << 20, even))
          .isEqualTo(exact(product, even).longValueExact());
    }
  }

  @Test
  void a_tie_of_128_bits_goes_to_the_even_number() {
    long unit = 20_000_000_000_000L;
    assertThat(Wide.mulDiv(3 * unit / 2, 1_000_001, unit)).isEqualTo(1_500_002);
    assertThat(Wide.mulDiv(5 * (unit / 2), 3_000_001, unit)).isEqualTo(7_500_002);
    assertThat(Wide.mulDiv(-5 * (unit / 2), 3_000_001, unit)).isEqualTo(-7_500_002);
  }
}
