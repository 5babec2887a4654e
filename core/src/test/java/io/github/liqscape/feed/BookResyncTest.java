// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.SimVenue.SECOND;
import static io.github.liqscape.feed.SimVenue.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OrderBook;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A change of a book that is lost: the hole is declared, and a new snapshot is fetched. */
class BookResyncTest {

  private static final int MARKET = 1;
  private static final int BOOKS = 2;

  private final List<MarketEvent> events = new ArrayList<>();
  private final List<FeedCommand> commands = new ArrayList<>();
  private final FeedMachine machine =
      new FeedMachine(
          new SimProtocol(Optional.empty(), true),
          Subscription.builder()
              .instrument(SimProtocol.instrument("S0"))
              .kind(StreamKind.MARK_PRICE)
              .kind(StreamKind.BOOK)
              .build(),
          7,
          events::add,
          commands::add);

  private long now = START;

  private void at(long millis) {
    long until = START + millis * SimProtocol.MS;
    while (machine.nextDeadline() <= until) {
      now = machine.nextDeadline();
      machine.accept(new FeedInput.Tick(now));
    }
    now = until;
    for (FeedCommand command : List.copyOf(commands)) {
      if (command instanceof FeedCommand.Send s && s.text().startsWith("SUB,")) {
        commands.remove(command);
        frame(s.connection(), "ACK," + s.text().split(",", -1)[1]);
      }
    }
    frame(MARKET, "M,S0," + now / SimProtocol.MS + ",100");
  }

  private void frame(int connection, String text) {
    machine.accept(new FeedInput.Frame(now, connection, text));
  }

  /** The change with this number, which follows the one before. */
  private void change(int number) {
    frame(
        BOOKS, "B,S0," + number + "," + number + "," + (number - 1) + "," + now / SimProtocol.MS);
  }

  private long bookQuestions() {
    return commands.stream().filter(BookResyncTest::asksForBook).count();
  }

  private static boolean asksForBook(FeedCommand command) {
    return command instanceof FeedCommand.Get g && g.what().uri().getPath().equals("/book");
  }

  /** Answers the last question with the book as it is after a change. */
  private void snapshot(int number) {
    FeedCommand.Get asked =
        (FeedCommand.Get)
            commands.stream().filter(BookResyncTest::asksForBook).toList().getLast();
    machine.accept(
        new FeedInput.Body(now, asked.request(), number + "," + now / SimProtocol.MS));
  }

  @Test
  void x11_one_lost_change_is_a_declared_gap_and_a_new_snapshot() {
    machine.start(START);
    machine.accept(new FeedInput.Opened(now, MARKET));
    machine.accept(new FeedInput.Opened(now, BOOKS));
    at(1_000);
    at(2_000);
    change(10);
    change(11);
    assertThat(bookQuestions()).isOne();
    snapshot(10);
    at(3_000);
    change(12);
    at(4_000);
    // Number 13 never arrives.
    change(14);
    assertThat(bookQuestions()).isEqualTo(2);
    at(5_000);
    snapshot(14);
    change(15);
    at(40_000);

    assertThat(machine.counts().snapshot()).containsEntry(FeedCount.BOOK_RESYNCS, 1L);
    assertThat(events.stream().filter(e -> e instanceof StreamGap).map(e -> (StreamGap) e))
        .filteredOn(g -> g.kind() == StreamKind.BOOK && g.cause() == StreamGap.Cause.SEQUENCE)
        .isNotEmpty()
        .allMatch(g -> !g.healed() && g.fromNanos() >= START + 3 * SECOND);
    OrderBook book = new OrderBook(SimProtocol.instrument("S0"));
    List<Long> applied = new ArrayList<>();
    for (MarketEvent event : events) {
      if (event instanceof BookChange c) {
        assertThat(book.apply(c)).as("%s", c).isTrue();
        applied.add(c.lastUpdate());
      }
    }
    assertThat(applied).startsWith(10L).endsWith(15L).doesNotContain(13L).isSorted();
    assertThat(book.synced()).isTrue();
  }
}
