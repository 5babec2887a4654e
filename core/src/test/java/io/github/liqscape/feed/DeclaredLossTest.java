// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.SimVenue.SECOND;
import static io.github.liqscape.feed.SimVenue.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.VenueFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Losses that random schedules hit rarely, and have hit: each must be declared. */
class DeclaredLossTest extends FeedByHand {

  /** A trade is lost, so that the first mark price has to wait, and then its connection ends. */
  private void firstMarkWaits() {
    machine.start(START);
    open();
    at(500);
    frame(trade(1));
    at(1_000);
    cut();
    at(3_000);
    open();
    frame(mark());
  }

  private void endsWell() {
    at(8_000);
    open();
    acknowledge();
    at(9_000);
    acknowledge();
    frame(mark());
    at(10_000);
    acknowledge();
    frame(mark());
    at(40_000);
  }

  @Test
  void what_is_lost_behind_a_first_event_that_waits_is_declared() {
    firstMarkWaits();
    cut();
    endsWell();
    assertThat(events.stream().filter(MarkPrice.class::isInstance).map(MarketEvent::eventNanos))
        .startsWith(START + 3 * SECOND);
    assertThat(declared(StreamKind.MARK_PRICE, START + 6 * SECOND)).as("%s", events).isTrue();
  }

  @Test
  void frame_that_is_lost_behind_a_first_event_that_waits_is_declared() {
    firstMarkWaits();
    at(4_000);
    frame("<html>");
    at(5_000);
    acknowledge();
    frame(mark());
    at(6_000);
    acknowledge();
    frame(mark());
    at(40_000);
    assertThat(declared(StreamKind.MARK_PRICE, START + 4 * SECOND)).as("%s", events).isTrue();
  }

  @Test
  void frame_that_was_lost_before_its_connection_was_is_declared_from_there_on() {
    machine.start(START);
    open();
    at(500);
    acknowledge();
    frame(trade(1));
    frame(mark());
    at(1_500);
    frame("<html>");
    at(3_000);
    frame(trade(2));
    at(3_100);
    cut();
    at(4_000);
    endsWell();
    assertThat(declared(StreamKind.MARK_PRICE, START + 3 * SECOND / 2)).as("%s", events).isTrue();
  }

  @Test
  void hole_within_a_millisecond_is_not_healed_by_a_refused_question() {
    machine.start(START);
    open();
    at(500);
    acknowledge();
    at(1_000);
    frame(mark());
    at(2_000);
    frame(trade(1));
    frame("<html>");
    frame(mark());
    int request = lastRequest();
    at(3_000);
    machine.accept(
        new FeedInput.NoAnswer(
            now, request, new VenueFailure(VenueFailure.Reason.RATE_LIMITED, "429")));
    frame(mark());
    assertThat(declared(StreamKind.TRADE, START + 2 * SECOND)).as("%s", events).isTrue();
  }

  @Test
  void stream_that_is_lost_again_while_it_is_filled_in_is_said_to_be_gone() {
    machine.start(START);
    open();
    at(500);
    acknowledge();
    at(1_000);
    frame(mark());
    frame(trade(1));
    frame("<html>");
    at(2_000);
    frame(mark());
    int request = lastRequest();
    frame(trade(3));
    at(2_500);
    cut();
    machine.accept(new FeedInput.Body(now, request, trade(2)));
    List<MarketEvent> trades =
        events.stream().filter(e -> e.kind() == StreamKind.TRADE).toList();
    assertThat(trades.getLast())
        .isInstanceOfSatisfying(
            StreamGap.class,
            g -> {
              assertThat(g.toNanos()).isEqualTo(StreamGap.OPEN);
              assertThat(g.fromNanos()).isBetween(START + 2 * SECOND, now);
            });
    assertThat(trades.stream().filter(Trade.class::isInstance)).hasSize(3);
  }

  @Test
  void trade_that_is_fetched_again_too_late_is_not_lost() {
    fetchedWhenTheBooksHaveGoneOn(1);
    assertThat(trades()).containsExactly("1", "3");
    assertThat(events.stream().filter(e -> e instanceof StreamGap g && g.healed())).hasSize(1);
    assertThat(declared(StreamKind.TRADE, START + 2 * SECOND)).as("%s", events).isFalse();
  }

  @Test
  void trade_that_is_fetched_too_late_for_the_first_time_is_declared() {
    fetchedWhenTheBooksHaveGoneOn(1, 2);
    assertThat(trades()).containsExactly("1", "3");
    assertThat(declared(StreamKind.TRADE, START + 2 * SECOND)).as("%s", events).isTrue();
  }

  /**
   * Trades without numbers, so that an answer begins with what was delivered, and a book over a
   * socket of its own: the lost frame is noticed when everything from two seconds is late.
   *
   * @param old trades of two seconds that the answer has, the first of them delivered
   */
  private void fetchedWhenTheBooksHaveGoneOn(int... old) {
    machine = machine(false, StreamKind.TRADE, StreamKind.MARK_PRICE, StreamKind.BOOK);
    machine.start(START);
    for (connection = 1; connection <= 2; connection++) {
      machine.accept(new FeedInput.Opened(now, connection));
    }
    at(500);
    for (connection = 1; connection <= 2; connection++) {
      acknowledge();
    }
    at(1_000);
    connection = 2;
    frame(book(1));
    machine.accept(new FeedInput.Body(now, lastRequest(), "1," + now / SimProtocol.MS));
    at(2_000);
    connection = 1;
    frame(mark());
    frame(trade(1));
    List<String> answer = new ArrayList<>();
    for (int number : old) {
      answer.add(trade(number));
    }
    at(3_500);
    connection = 2;
    frame(book(2));
    connection = 1;
    frame("<html>");
    frame(mark());
    answer.add(trade(3));
    machine.accept(new FeedInput.Body(now, lastRequest(), String.join("\n", answer)));
  }
}
