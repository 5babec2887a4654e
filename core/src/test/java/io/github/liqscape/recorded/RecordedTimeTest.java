// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedTimeTest {

  private static final long NEW_YEAR_2022 = 1_640_995_200_000_000_000L;

  @Test
  void the_unit_of_an_epoch_time_follows_from_its_digits() {
    assertThat(RecordedTime.nanos("1640995200")).isEqualTo(NEW_YEAR_2022);
    assertThat(RecordedTime.nanos("1640995200001")).isEqualTo(NEW_YEAR_2022 + 1_000_000);
    assertThat(RecordedTime.nanos("1640995200000001")).isEqualTo(NEW_YEAR_2022 + 1_000);
    assertThat(RecordedTime.nanos("1640995200000000001")).isEqualTo(NEW_YEAR_2022 + 1);
  }

  @Test
  void a_number_with_a_point_is_seconds() {
    assertThat(RecordedTime.nanos("1640995200.0001")).isEqualTo(NEW_YEAR_2022 + 100_000);
  }

  @Test
  void dates_and_times_in_text_are_utc_unless_they_name_an_offset() {
    for (String text :
        List.of(
            "2022-01-01",
            "2022-01-01 00:00",
            "2022-01-01 00:00:00",
            "2022-01-01 00:00:00.000000",
            "2022-01-01T00:00:00Z",
            "2022-01-01 00:00:00+00:00",
            "2022-01-01 02:00:00+02:00",
            "2021-12-31 19:00:00-05:00")) {
      assertThat(RecordedTime.nanos(text)).as(text).isEqualTo(NEW_YEAR_2022);
    }
    assertThat(RecordedTime.nanos("2022-01-01 00:00:00.001000+00:00"))
        .isEqualTo(NEW_YEAR_2022 + 1_000_000);
  }

  @Test
  void anything_else_is_refused() {
    for (String text :
        List.of(
            "", "0", "123456789012", "99999999999999999999", "2022-13-01", "01/02/2022", "-1")) {
      assertThatThrownBy(() -> RecordedTime.nanos(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not a time: '" + text + "'");
    }
  }
}
