// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section J of the routing vectors. */
final class RetryAfterTest {

  private static final long NOW = Messages.nanos("2026-11-23T00:00:00Z");

  private static OptionalLong parsed(String value) {
    return RetryAfter.nanos(Optional.of(value), NOW);
  }

  @Test
  void seconds_and_dates_are_read() {
    assertThat(parsed("120")).hasValue(120 * Messages.SECOND);
    assertThat(parsed(" 0 ")).hasValue(0);
    assertThat(parsed("Mon, 23 Nov 2026 00:02:00 GMT")).hasValue(120 * Messages.SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "abc", "", "1.5", "99999999999999999999", "23 Nov", "+3"})
  void what_is_malformed_says_nothing(String value) {
    assertThat(parsed(value)).isEmpty();
  }

  @Test
  void a_date_that_has_passed_means_at_once() {
    assertThat(parsed("Sun, 22 Nov 2026 00:02:00 GMT")).hasValue(0);
  }

  @Test
  void nobody_is_made_to_wait_longer_than_a_day() {
    assertThat(parsed("999999999")).hasValue(86_400 * Messages.SECOND);
    assertThat(RetryAfter.nanos(1e300)).hasValue(86_400 * Messages.SECOND);
  }

  @Test
  void fractions_of_seconds_come_from_bodies() {
    assertThat(RetryAfter.nanos(0.376)).hasValue(376_000_000L);
    assertThat(RetryAfter.nanos(-1)).isEmpty();
    assertThat(RetryAfter.nanos(Double.NaN)).isEmpty();
  }
}
