// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** Numbers and times as archives write them. */
class FieldProperties {

  private static double number(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return DecimalText.parse(bytes, 1, bytes.length - 1);
  }

  private static long time(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return ArchiveTime.nanos(bytes, 1, bytes.length - 1);
  }

  @Property
  void decimal_is_the_double_that_the_jdk_reads(
      @ForAll @BigRange(min = "-1000000000000", max = "1000000000000") @Scale(12)
          BigDecimal decimal) {
    String text = decimal.toPlainString();
    assertThat(number(text)).isEqualTo(Double.parseDouble(text));
  }

  @Property
  void any_double_survives(@ForAll @DoubleRange(min = -1e300, max = 1e300) double value) {
    assertThat(number(Double.toString(value))).isEqualTo(value);
    assertThat(number(new BigDecimal(value).toPlainString())).isEqualTo(value);
  }

  @Example
  void text_that_is_no_decimal_is_none() {
    for (String text :
        new String[] {
          "", "-", ".", "NaN", "Infinity", "0x1p3", "1d", "1,5", "1 5", "--1", "1.2.3", "1e999",
          "e5"
        }) {
      assertThat(number(text)).as(text).isNaN();
    }
    assertThat(number("1e-05")).isEqualTo(1e-5);
    assertThat(number("+5")).isEqualTo(5);
    assertThat(number(".5")).isEqualTo(0.5);
    assertThat(number("5.")).isEqualTo(5);
    assertThat(number("0.00000000000000000000000001")).isEqualTo(1e-26);
  }

  @Property
  void every_unit_gives_the_same_instant(
      @ForAll @LongRange(min = 1_000_000_000, max = 4_000_000_000L) long seconds) {
    long nanos = seconds * 1_000_000_000L;
    String text =
        LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC)
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
    assertThat(time(Long.toString(seconds))).isEqualTo(nanos);
    assertThat(time(seconds + "000")).isEqualTo(nanos);
    assertThat(time(seconds + "000000")).isEqualTo(nanos);
    assertThat(time(seconds + ".0")).isEqualTo(nanos);
    assertThat(time(text)).isEqualTo(nanos);
  }

  @Example
  void decimals_of_seconds_are_kept_to_the_nanosecond() {
    assertThat(time("1730419200.4438")).isEqualTo(1_730_419_200_443_800_000L);
    assertThat(time("1730419200.")).isEqualTo(1_730_419_200_000_000_000L);
    assertThat(time("1730419200.1234567899")).isEqualTo(1_730_419_200_123_456_789L);
  }

  @Example
  void text_that_is_no_time_is_none() {
    for (String text :
        new String[] {
          "", "0", "123456789", "17304192001", "9999999999", "9999999999999999", "1730419200.x",
          "-1730419200", "2025-13-01 00:00:00", "2025-10-10", "1.73e9", "2025"
        }) {
      assertThat(time(text)).as(text).isEqualTo(ArchiveTime.NONE);
    }
  }
}
