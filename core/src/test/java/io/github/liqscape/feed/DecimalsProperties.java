// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

final class DecimalsProperties {

  @Property
  void every_decimal_is_read_as_parse_double_reads_it(
      @ForAll @BigRange(min = "-99999999999999999999", max = "99999999999999999999")
          BigInteger digits,
      @ForAll @IntRange(min = -5, max = 30) int scale) {
    agrees(new BigDecimal(digits, scale).toPlainString());
    agrees(new BigDecimal(digits, scale).toString());
  }

  @Property
  void short_decimals_too(@ForAll long seed, @ForAll @IntRange(min = 0, max = 22) int scale) {
    agrees(BigDecimal.valueOf(seed % 1_000_000_000_000_000L, scale).toPlainString());
  }

  @Property
  void every_double_survives(@ForAll double value) {
    agrees(Double.toString(value));
  }

  @Property
  void whatever_it_reads_parse_double_reads_the_same(
      @ForAll @CharRange(from = '+', to = '9') @StringLength(max = 12) String text) {
    double value = Decimals.parse(text);
    if (!Double.isNaN(value)) {
      agrees(text);
    }
  }

  private static void agrees(String text) {
    assertThat(Double.doubleToRawLongBits(Decimals.parse(text)))
        .as(text)
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
  }
}
