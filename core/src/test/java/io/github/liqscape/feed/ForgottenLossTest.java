// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.SimProtocol.MS;
import static io.github.liqscape.feed.SimVenue.SECOND;
import static io.github.liqscape.feed.SimVenue.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ways in which a loss that was noticed could be forgotten again before it was declared. */
class ForgottenLossTest extends FeedByHand {

  private void live(StreamKind... kinds) {
    live(true, kinds);
  }

  private void live(boolean numbered, StreamKind... kinds) {
    machine = machine(numbered, kinds);
    machine.start(START);
    open();
    at(500);
    acknowledge();
    at(1_000);
    frame(mark());
    frame(trade(1));
  }

  /** A mark price at each of these seconds; what is asked meanwhile is refused. */
  private void ticks(int from, int to) {
    for (int second = from; second <= to; second++) {
      at(second * 1_000L);
      frame("PONG");
      frame(mark());
      noAnswers();
    }
  }

  private void assertDeclared(StreamKind kind, long millis) {
    assertThat(declared(kind, START + millis * MS)).as("%s", events).isTrue();
  }

  // ---- streams that are lost more than once ---------------------------------------------------

  @Test
  void loss_behind_a_jump_that_waits_is_declared() {
    live(StreamKind.TRADE, StreamKind.MARK_PRICE);
    at(2_000);
    cut();
    at(3_000);
    open();
    frame(trade(5));
    at(3_500);
    cut();
    at(9_000);
    open();
    acknowledge();
    frame(mark());
    at(9_500);
    frame(trade(9));
    at(11_000);
    cut();
    // Five waited for ten seconds: what it and nine show to be missing is declared.
    at(13_200);
    answer(
        requests("/trades").getLast(),
        trade(6, 4_000), trade(7, 5_000), trade(8, 6_000), trade(9, 9_500), trade(10, 10_000));
    at(15_000);
    open();
    frame(trade(20));
    at(15_500);
    acknowledge();
    frame(mark());
    at(40_000);
    assertDeclared(StreamKind.TRADE, 2_500);
    assertDeclared(StreamKind.TRADE, 5_000);
    assertDeclared(StreamKind.TRADE, 14_000);
    assertThat(trades()).containsExactly("1", "5", "9", "20");
  }

  @Test
  void loss_behind_a_jump_on_a_running_stream_is_closed_too() {
    live(StreamKind.TRADE, StreamKind.MARK_PRICE, StreamKind.CANDLE);
    frame(candle(-1, 1_000, true));
    ticks(2, 60);
    at(60_500);
    // The candle of the first minute is missing, so all that follows waits.
    frame(candle(1, 60_500, false));
    at(61_000);
    frame(trade(4));
    at(61_500);
    cut();
    at(62_300);
    answer(requests("/candles").getLast(), candle(0, 60_000, true));
    answer(requests("/trades").getLast(), trade(2, 60_700), trade(3, 60_900));
    assertThat(trades()).containsExactly("1", "2", "3", "4");
    at(66_000);
    open();
    acknowledge();
    frame(mark());
    answer(requests("/trades").getLast(), trade(5, 64_000));
    at(66_500);
    noAnswers();
    assertThat(trades()).containsExactly("1", "2", "3", "4", "5");
    assertThat(gaps(StreamKind.TRADE))
        .anyMatch(g -> g.healed() && g.toNanos() == START + 66 * SECOND)
        .filteredOn(g -> g.toNanos() == StreamGap.OPEN)
        .hasSize(1);
  }

  @Test
  void lost_print_is_declared_when_its_connection_ends_before_it_counts() {
    live(StreamKind.TRADE, StreamKind.MARK_PRICE, StreamKind.FORCED_ORDER);
    frame(print(1));
    at(2_000);
    cut();
    at(4_000);
    open();
    at(8_000);
    frame(print(2));
    at(8_500);
    frame("<html>");
    at(9_000);
    frame(print(3));
    at(9_100);
    cut();
    at(15_000);
    open();
    acknowledge();
    frame(mark());
    at(40_000);
    assertThat(events.stream().filter(ForcedOrder.class::isInstance)).hasSize(3);
    assertDeclared(StreamKind.FORCED_ORDER, 8_500);
  }

  @Test
  void lost_print_is_declared_when_its_connection_ends_while_others_are_filled_in() {
    live(StreamKind.TRADE, StreamKind.MARK_PRICE, StreamKind.FORCED_ORDER);
    frame(print(1));
    at(2_000);
    cut();
    at(4_000);
    open();
    acknowledge();
    frame(mark());
    at(8_000);
    frame(print(2));
    at(8_500);
    frame("<html>");
    at(9_000);
    frame(print(3));
    at(9_100);
    cut();
    at(40_000);
    assertThat(events.stream().filter(ForcedOrder.class::isInstance)).hasSize(3);
    assertDeclared(StreamKind.FORCED_ORDER, 8_500);
  }

  // ---- jumps ----------------------------------------------------------------------------------

  @Test
  void jump_after_a_hole_that_is_settled_is_a_hole_of_its_own() {
    machine = machine(true, StreamKind.TRADE, StreamKind.MARK_PRICE, StreamKind.BOOK);
    startWithBooks();
    frame(mark());
    frame(trade(1));
    at(3_500);
    connection = 2;
    frame(book(2));
    connection = 1;
    frame("<html>");
    frame(mark());
    // The second trade is too old by now, so a part of the hole stays. Three ends the matter.
    answer(requests("/trades").getLast(), trade(2, 2_000), trade(3, 3_500));
    assertDeclared(StreamKind.TRADE, 2_000);
    int asked = requests("/trades").size();
    at(4_000);
    frame(trade(9));
    assertThat(requests("/trades")).hasSize(asked + 1);
  }

  /** Two connections, of the market and of the books. */
  private void startWithBooks() {
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
    connection = 1;
  }

  @Test
  void trades_that_are_fetched_too_late_are_declared_to_the_last_of_them() {
    machine = machine(true, StreamKind.TRADE, StreamKind.MARK_PRICE, StreamKind.BOOK);
    startWithBooks();
    frame(mark());
    frame(trade(1));
    at(6_000);
    connection = 2;
    frame(book(2));
    connection = 1;
    // This connection lags: three is of two seconds, and four on its way.
    frame(trade(3, 2_000));
    answer(
        requests("/trades").getLast(), trade(2, 1_500), trade(3, 2_000), trade(4, 4_000));
    frame(trade(4, 4_000));
    for (int number = 2; number <= 4; number++) {
      long at = List.of(1_500L, 2_000L, 4_000L).get(number - 2);
      assertThat(
              trades().contains(Integer.toString(number))
                  || declared(StreamKind.TRADE, START + at * MS))
          .as("trade %s: %s", number, events)
          .isTrue();
    }
  }

  @Test
  void hole_lasts_until_the_first_event_after_it() {
    live(StreamKind.TRADE, StreamKind.MARK_PRICE);
    at(2_000);
    cut();
    at(4_000);
    open();
    acknowledge();
    frame(mark());
    at(4_100);
    // Three of 4.05 s was sent before this connection had the topic, though a mark price had come.
    frame(trade(4));
    noAnswers();
    at(6_000);
    frame(mark());
    assertThat(trades()).containsExactly("1", "4");
    assertDeclared(StreamKind.TRADE, 4_050);
  }

  @Test
  void so_it_does_when_that_comes_later() {
    live(StreamKind.TRADE, StreamKind.MARK_PRICE);
    at(2_000);
    cut();
    at(4_000);
    open();
    acknowledge();
    frame(mark());
    noAnswers();
    at(4_100);
    frame(trade(4));
    assertThat(trades()).containsExactly("1", "4");
    assertDeclared(StreamKind.TRADE, 4_050);
  }

  @Test
  void frame_lost_before_the_first_candle_may_have_been_one() {
    live(StreamKind.TRADE, StreamKind.MARK_PRICE, StreamKind.CANDLE);
    ticks(2, 60);
    frame("<html>");
    ticks(61, 120);
    frame("<html>");
    ticks(121, 180);
    frame(candle(2, 180_000, true));
    ticks(181, 200);
    assertDeclared(StreamKind.CANDLE, 120_000);
  }

  // ---- answers --------------------------------------------------------------------------------

  @Test
  void answer_that_does_not_reach_back_leaves_the_beginning_lost() {
    live(false, StreamKind.TRADE, StreamKind.MARK_PRICE);
    at(2_000);
    cut();
    at(4_000);
    open();
    acknowledge();
    frame(mark());
    at(4_200);
    frame(trade(10));
    answer(requests("/trades").getLast(), trade(8, 3_500), trade(9, 3_900));
    noAnswers();
    frame(mark());
    assertThat(trades()).containsExactly("1", "8", "9", "10");
    assertDeclared(StreamKind.TRADE, 3_000);
    assertThat(declared(StreamKind.TRADE, START + 3_700 * MS)).as("%s", events).isFalse();
  }

  // ---- copies ---------------------------------------------------------------------------------

  @Test
  void copy_does_not_show_that_a_stream_runs_again() {
    live(false, StreamKind.TRADE, StreamKind.MARK_PRICE);
    at(2_000);
    cut();
    at(4_000);
    open();
    frame(trade(2));
    at(4_100);
    cut();
    // Ten seconds after trade two nothing waits any more.
    at(14_100);
    open();
    frame(trade(2, 4_000));
    at(15_000);
    frame(trade(9));
    at(15_500);
    acknowledge();
    frame(mark());
    noAnswers();
    frame(mark());
    assertDeclared(StreamKind.TRADE, 10_000);
  }

  @Test
  void copy_does_not_settle_what_a_lost_frame_may_have_held() {
    live(StreamKind.TRADE, StreamKind.MARK_PRICE);
    String first = mark();
    at(2_000);
    frame("<html>");
    frame(first);
    noAnswers();
    at(3_000);
    frame(mark());
    assertDeclared(StreamKind.MARK_PRICE, 2_000);
  }

  // ---- the other connection -------------------------------------------------------------------

  @Test
  void connection_that_stands_by_and_loses_a_frame_does_not_take_over_at_once() {
    int second = untilAnotherStandsBy();
    on(next, mark());
    on(old, mark());
    on(next, "<html>");
    at(++second * 1_000L);
    on(old, mark());
    // What was lost on one of them comes later on the other.
    on(old, print(5));
    assertThat(events.stream().filter(ForcedOrder.class::isInstance)).hasSize(1);
  }

  @Test
  void what_stands_by_loses_is_declared_if_the_other_ends() {
    int second = untilAnotherStandsBy();
    at(++second * 1_000L);
    on(next, mark());
    long lost = ++second * 1_000L;
    at(lost);
    on(next, "<html>");
    connection = old;
    cut();
    connection = next;
    ticks(second + 1, second + 2);
    assertDeclared(StreamKind.MARK_PRICE, lost);
  }

  private int old;
  private int next;

  /** The second at which a connection that will replace the other has subscribed. */
  private int untilAnotherStandsBy() {
    machine =
        machine(
            new SimProtocol(Optional.of(Duration.ofSeconds(601)), true),
            StreamKind.TRADE, StreamKind.MARK_PRICE, StreamKind.FORCED_ORDER);
    machine.start(START);
    open();
    at(500);
    acknowledge();
    int second = 0;
    while (commands.stream().filter(FeedCommand.Connect.class::isInstance).count() < 2) {
      ticks(++second, second);
    }
    old = connection;
    open();
    acknowledge();
    next = connection;
    return second;
  }

  private void on(int which, String row) {
    connection = which;
    frame(row);
  }
}
