// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.LoopbackVenue.SECOND;
import static io.github.liqscape.feed.LoopbackVenue.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.VenueFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A new connection that delivers something and is lost again before it counts as live. */
class LostTwiceTest {

  private final List<MarketEvent> events = new ArrayList<>();
  private final List<FeedCommand> commands = new ArrayList<>();
  private final FeedMachine machine =
      new FeedMachine(
          new LoopbackProtocol(
              URI.create("http://x"), URI.create("ws://x"), LoopbackVenue.RULES, word -> {}),
          Subscription.builder()
              .instrument(LoopbackProtocol.instrument("A"))
              .kind(StreamKind.MARK_PRICE)
              .kind(StreamKind.FORCED_ORDER)
              .kind(StreamKind.TRADE)
              .build(),
          3,
          events::add,
          commands::add);

  private static long at(double second) {
    return START + (long) (second * SECOND);
  }

  private void opened(double second, int connection) {
    machine.accept(new FeedInput.Opened(at(second), connection));
  }

  private void cut(double second, int connection) {
    machine.accept(new FeedInput.Closed(at(second), connection, 0, "cut"));
  }

  private void acknowledge(double second, int connection) {
    int request =
        commands.stream()
            .filter(FeedCommand.Send.class::isInstance)
            .map(c -> ((FeedCommand.Send) c).text())
            .filter(t -> t.startsWith("SUB,"))
            .mapToInt(t -> Integer.parseInt(t.split(",", -1)[1]))
            .max()
            .orElseThrow();
    machine.accept(new FeedInput.Frame(at(second), connection, "ACK," + request));
  }

  private void mark(double second, int connection) {
    frame(second, connection, "M,A," + at(second) / LoopbackProtocol.MS);
  }

  private void forced(double second, int connection) {
    frame(second, connection, "F,A," + at(second) / LoopbackProtocol.MS + ",1");
  }

  private void frame(double second, int connection, String row) {
    machine.accept(new FeedInput.Frame(at(second), connection, row));
  }

  private void nothingCanBeFilledIn(double second) {
    for (int request = 1; request <= 40; request++) {
      machine.accept(
          new FeedInput.NoAnswer(
              at(second), request, new VenueFailure(VenueFailure.Reason.OVERLOADED, "503")));
    }
  }

  private void live() {
    machine.start(at(0));
    opened(0, 1);
    acknowledge(0, 1);
    mark(1, 1);
    forced(1, 1);
    mark(2, 1);
    cut(2.5, 1);
  }

  private void lostBetween(StreamKind kind, double from, double to) {
    assertThat(events)
        .as("%s lost from %s to %s", kind, from, to)
        .anyMatch(
            e ->
                e instanceof StreamGap g
                    && g.kind() == kind
                    && !g.healed()
                    && g.fromNanos() <= at(from)
                    && at(to) <= g.toNanos()
                    && g.toNanos() != StreamGap.OPEN);
  }

  private void marksAreDelivered(double... seconds) {
    assertThat(
            events.stream()
                .filter(MarkPrice.class::isInstance)
                .mapToDouble(e -> (e.eventNanos() - START) / 1e9))
        .containsExactly(Arrays.stream(seconds).boxed().toArray(Double[]::new));
    for (MarketEvent e : events) {
      for (double second : seconds) {
        assertThat(
                e instanceof StreamGap g
                    && g.kind() == StreamKind.MARK_PRICE
                    && g.toNanos() != StreamGap.OPEN
                    && g.fromNanos() < at(second)
                    && at(second) < g.toNanos())
            .as("%s claims the mark price of %s", e, second)
            .isFalse();
      }
    }
  }

  @Test
  void what_is_lost_before_and_after_it_is_declared() {
    live();
    opened(4, 2);
    mark(5, 2);
    forced(5.2, 2);
    mark(6, 2);
    cut(6.5, 2);
    opened(8, 3);
    acknowledge(8, 3);
    mark(9, 3);
    nothingCanBeFilledIn(9.5);
    mark(10, 3);
    lostBetween(StreamKind.MARK_PRICE, 2.1, 4.9);
    lostBetween(StreamKind.MARK_PRICE, 6.1, 8.9);
    lostBetween(StreamKind.FORCED_ORDER, 2.6, 5.1);
    lostBetween(StreamKind.FORCED_ORDER, 6.6, 8.9);
    marksAreDelivered(1, 2, 5, 6, 9, 10);
  }

  @Test
  void so_it_is_when_several_are_lost() {
    live();
    opened(3, 2);
    mark(4, 2);
    cut(4.5, 2);
    opened(5.5, 3);
    mark(6, 3);
    cut(6.5, 3);
    opened(9, 4);
    cut(9.2, 4);
    opened(10, 5);
    acknowledge(10, 5);
    mark(11, 5);
    nothingCanBeFilledIn(11.5);
    mark(12, 5);
    lostBetween(StreamKind.MARK_PRICE, 2.1, 3.9);
    lostBetween(StreamKind.MARK_PRICE, 4.1, 5.9);
    lostBetween(StreamKind.MARK_PRICE, 6.1, 10.9);
    marksAreDelivered(1, 2, 4, 6, 11, 12);
  }

  @Test
  void so_it_is_when_the_wait_was_too_long() {
    live();
    opened(4, 2);
    mark(5, 2);
    cut(6.5, 2);
    // Ten seconds after the first event that waits nothing waits any more.
    machine.accept(new FeedInput.Tick(at(16)));
    opened(17, 3);
    acknowledge(17, 3);
    mark(18, 3);
    nothingCanBeFilledIn(18.5);
    mark(19, 3);
    lostBetween(StreamKind.MARK_PRICE, 2.1, 4.9);
    lostBetween(StreamKind.MARK_PRICE, 5.1, 17.9);
    marksAreDelivered(1, 2, 5, 18, 19);
  }

  @Test
  void so_it_is_when_the_first_hole_is_being_filled_in() {
    live();
    opened(4, 2);
    acknowledge(4, 2);
    mark(5, 2);
    mark(6, 2);
    cut(6.5, 2);
    opened(7.5, 3);
    mark(8, 3);
    cut(8.5, 3);
    nothingCanBeFilledIn(9);
    opened(13, 4);
    acknowledge(13, 4);
    mark(14, 4);
    nothingCanBeFilledIn(14.5);
    mark(15, 4);
    lostBetween(StreamKind.MARK_PRICE, 2.1, 4.9);
    lostBetween(StreamKind.MARK_PRICE, 6.1, 7.9);
    lostBetween(StreamKind.MARK_PRICE, 8.1, 13.9);
    marksAreDelivered(1, 2, 5, 6, 8, 14, 15);
  }
}
