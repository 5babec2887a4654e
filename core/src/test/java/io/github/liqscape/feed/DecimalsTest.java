// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.000",
        "61631.70",
        "0.00038167",
        "+5",
        "5.",
        ".5",
        "999999999999999",
        "9007199254740993",
        "0.1234567890123456789",
        "1e3",
        "1E-7",
        "1e22",
        "1e23",
        "1e400",
        "-1e400",
        "4.9e-324",
        "1e-400",
        "0.0000000000000000000000001",
        "123456789012345678901234567890",
        "000000000000000000001.5"
      })
  void text_that_spells_a_number_is_read_as_parse_double_reads_it(String text) {
    assertThat(Double.doubleToRawLongBits(Decimals.parse(text)))
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "+",
        ".",
        "-.",
        "e5",
        "1e",
        "1e+",
        "1f",
        "1d",
        "0x10",
        "0x1p3",
        "NaN",
        "Infinity",
        " 1",
        "1 ",
        "1,5",
        "1.2.3",
        "--1",
        "1-",
        "١",
        "12345678901234567890f"
      })
  void anything_else_is_nan(String text) {
    assertThat(Decimals.parse(text)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1791565603055,1791565603055",
    "9223372036854775807,9223372036854775807",
    "9223372036854775808,-1",
    "99999999999999999999,-1",
    "-1,-1",
    "+1,-1",
    "1.0,-1",
    "'',-1",
    "007,7"
  })
  void whole_numbers_are_read_up_to_the_largest_long(String text, long expected) {
    assertThat(Decimals.parseWhole(text)).isEqualTo(expected);
  }
}
