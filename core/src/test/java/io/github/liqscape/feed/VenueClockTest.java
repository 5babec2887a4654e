// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.SimVenue.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.StreamKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class VenueClockTest extends FeedByHand {

  private void begin() {
    machine = machine(true, StreamKind.TRADE);
    machine.start(START);
  }

  private Duration offset() {
    return machine.health(0, 1, 0).clockOffset();
  }

  private void timeIs(long millisAhead) {
    answer(requests("/time").getLast(), String.valueOf(now / SimProtocol.MS + millisAhead));
  }

  @Test
  void the_offset_is_taken_against_the_middle_of_the_round_trip() {
    begin();
    at(400);
    timeIs(1_000);
    assertThat(offset()).isEqualTo(Duration.ofMillis(1_200));
  }

  /** Half a minute under way says nothing finer than a quarter of a minute: candles hang on it. */
  @Test
  void an_answer_that_was_long_under_way_is_not_believed_and_asked_for_again() {
    begin();
    at(35_000);
    timeIs(0);
    assertThat(offset()).isZero();
    int asked = requests("/time").size();
    at(44_999);
    assertThat(requests("/time")).hasSize(asked);
    at(45_000);
    assertThat(requests("/time")).hasSize(asked + 1);
    at(45_100);
    timeIs(500);
    assertThat(offset()).isEqualTo(Duration.ofMillis(550));
  }

  @Test
  void the_median_of_the_last_five_counts() {
    begin();
    long[] measured = {0, 10, 20, 30, 9_000, 40, 50};
    long[] expected = {0, 10, 10, 20, 20, 30, 40};
    for (int i = 0; i < measured.length; i++) {
      at(i * 600_000L);
      timeIs(measured[i]);
      assertThat(offset()).as("after %d", i + 1).isEqualTo(Duration.ofMillis(expected[i]));
    }
  }
}
