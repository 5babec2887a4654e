// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.SimVenue.START;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.VenueFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A feed of the made-up venue whose every input a test writes itself. */
abstract class FeedByHand {

  final List<MarketEvent> events = new ArrayList<>();
  final List<FeedCommand> commands = new ArrayList<>();
  FeedMachine machine = machine(true, StreamKind.TRADE, StreamKind.MARK_PRICE);

  int connection;
  long now = START;

  FeedMachine machine(boolean numbered, StreamKind... kinds) {
    return machine(new SimProtocol(Optional.empty(), numbered), kinds);
  }

  FeedMachine machine(SimProtocol protocol, StreamKind... kinds) {
    Subscription.Builder wanted = Subscription.builder().instrument(SimProtocol.instrument("S0"));
    for (StreamKind kind : kinds) {
      wanted.kind(kind);
    }
    return new FeedMachine(protocol, wanted.build(), 7, events::add, commands::add);
  }

  void at(long millis) {
    long until = START + millis * SimProtocol.MS;
    while (machine.nextDeadline() <= until) {
      now = machine.nextDeadline();
      machine.accept(new FeedInput.Tick(now));
    }
    now = until;
  }

  void open() {
    connection =
        commands.stream()
            .mapToInt(c -> c instanceof FeedCommand.Connect x ? x.connection() : 0)
            .max()
            .orElseThrow();
    machine.accept(new FeedInput.Opened(now, connection));
  }

  void acknowledge() {
    for (FeedCommand command : List.copyOf(commands)) {
      if (command instanceof FeedCommand.Send s
          && s.connection() == connection
          && s.text().startsWith("SUB,")) {
        frame("ACK," + s.text().split(",", -1)[1]);
      }
    }
  }

  void frame(String text) {
    machine.accept(new FeedInput.Frame(now, connection, text));
  }

  void cut() {
    machine.accept(new FeedInput.Closed(now, connection, 0, "cut"));
  }

  String mark() {
    return "M,S0," + now / SimProtocol.MS + ",100";
  }

  String trade(int number) {
    return trade(number, (now - START) / SimProtocol.MS);
  }

  static String trade(int number, long millis) {
    return "T,S0," + number + "," + (START / SimProtocol.MS + millis) + ",100";
  }

  String print(int quantity) {
    return "F,S0," + now / SimProtocol.MS + "," + quantity;
  }

  /** The candle of a minute after the start, counted from 0. */
  static String candle(int minute, long millis, boolean closed) {
    long open = (START + minute * 60L * SimVenue.SECOND) / SimProtocol.MS;
    long shown = START / SimProtocol.MS + millis;
    return "C,S0," + open + "," + shown + "," + (closed ? 1 : 0);
  }

  List<StreamGap> gaps(StreamKind kind) {
    return events.stream()
        .filter(e -> e instanceof StreamGap && e.kind() == kind)
        .map(StreamGap.class::cast)
        .toList();
  }

  boolean declared(StreamKind kind, long atNanos) {
    return gaps(kind).stream()
        .anyMatch(
            g ->
                !g.healed()
                    && g.toNanos() != StreamGap.OPEN
                    && g.fromNanos() <= atNanos
                    && atNanos <= g.toNanos());
  }

  int lastRequest() {
    return requests("").getLast();
  }

  /** What was asked for under this path so far. */
  List<Integer> requests(String path) {
    return commands.stream()
        .filter(c -> c instanceof FeedCommand.Get g && g.what().uri().getPath().startsWith(path))
        .map(c -> ((FeedCommand.Get) c).request())
        .toList();
  }

  void answer(int request, String... rows) {
    machine.accept(new FeedInput.Body(now, request, String.join("\n", rows)));
  }

  /** Every question that waits is refused. */
  void noAnswers() {
    for (int request : requests("")) {
      machine.accept(
          new FeedInput.NoAnswer(
              now, request, new VenueFailure(VenueFailure.Reason.RATE_LIMITED, "429")));
    }
  }

  List<String> trades() {
    return events.stream().filter(Trade.class::isInstance).map(e -> ((Trade) e).id()).toList();
  }

  String book(int update) {
    return "B,S0," + update + "," + update + "," + (update - 1) + "," + now / SimProtocol.MS;
  }
}
