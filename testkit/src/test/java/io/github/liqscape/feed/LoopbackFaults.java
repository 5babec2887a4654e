// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.LoopbackVenue.SECOND;
import static io.github.liqscape.feed.LoopbackVenue.START;

import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.FeedHealth;
import io.github.liqscape.testkit.ScriptedHttp;
import io.github.liqscape.testkit.ScriptedSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One run of the made-up venue in which things go wrong: what happens, and when, follows from a
 * seed; how it interleaves inside the client does not.
 */
final class LoopbackFaults {

  /** Something that really happened. */
  record Truth(String symbol, StreamKind kind, long nanos, String id) {}

  static final long LENGTH = 110 * SECOND;
  private static final long CALM_FROM = START + 75 * SECOND;
  private static final Duration STEP = Duration.ofMillis(500);
  private static final List<String> SYMBOLS = List.of("A", "B");
  private static final int TOPICS_PER_REQUEST = 3;

  /** Requests that subscribe to the four topics of each symbol. */
  static final int REQUESTS = Math.ceilDiv(4 * SYMBOLS.size(), TOPICS_PER_REQUEST);

  private static final SocketRules RULES =
      new SocketRules(
          TOPICS_PER_REQUEST,
          Duration.ofMillis(100),
          Optional.of(
              new SocketRules.Heartbeat("PING", Duration.ofSeconds(20), Duration.ofSeconds(30))),
          Optional.empty());

  final LoopbackVenue venue;
  final List<Truth> truths = new ArrayList<>();

  /** Whether it was live at the end. */
  boolean live;

  private final Random random;
  private final double garbage;
  private final double twice;
  private final double pieces;
  private final Map<ScriptedSocket, List<String>> toSend = new HashMap<>();
  private final Set<ScriptedSocket> silent = new HashSet<>();
  private final List<Long> cuts = new ArrayList<>();
  private final List<Long> stops = new ArrayList<>();
  private long refuseFrom = Long.MAX_VALUE;
  private long refuseTo;
  private volatile boolean limited;
  private long limitFrom = Long.MAX_VALUE;
  private long limitTo;

  LoopbackFaults(long seed) {
    random = new Random(seed);
    venue = new LoopbackVenue(RULES, 65_536, seed, SYMBOLS.toArray(String[]::new));
    garbage = random.nextInt(3) == 0 ? 0.01 : 0;
    twice = random.nextInt(3) == 0 ? 0.05 : 0;
    pieces = random.nextInt(2) == 0 ? 0.2 : 0;
    int faults = 1 + random.nextInt(3);
    for (int i = 0; i < faults; i++) {
      long at = START + (5 + random.nextInt(60)) * SECOND;
      switch (random.nextInt(5)) {
        case 0, 1 -> cuts.add(at);
        case 2 -> stops.add(at);
        case 3 -> {
          cuts.add(at);
          refuseFrom = at;
          refuseTo = at + random.nextInt(10) * SECOND;
        }
        default -> {
          cuts.add(at);
          limitFrom = at - SECOND;
          limitTo = at + random.nextInt(20) * SECOND;
        }
      }
    }
    venue.http.answer(
        request ->
            limited
                ? ScriptedHttp.Reply.of(429, "").header("Retry-After", "2")
                : venue.answer(request));
  }

  void run() {
    venue.feed.start();
    long nextMinute = START;
    while (venue.clock.nanos() < START + LENGTH) {
      // Whatever is under way gets the real time it needs: the clock must not run away.
      venue.caughtUp();
      connect();
      venue.clock.advance(STEP);
      faults();
      long minute = venue.clock.nanos() / (60 * SECOND) * 60 * SECOND;
      for (String symbol : SYMBOLS) {
        if (minute > nextMinute) {
          String row = venue.candle(symbol);
          tell(symbol, StreamKind.CANDLE, row.split(",", -1)[2], row);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
          String row = venue.trade(symbol);
          tell(symbol, StreamKind.TRADE, row.split(",", -1)[2], row);
        }
        if (random.nextInt(10) == 0) {
          int quantity = 1 + random.nextInt(1_000);
          tell(
              symbol,
              StreamKind.FORCED_ORDER,
              quantity + ".0",
              "F," + symbol + "," + venue.nowMs() + "," + quantity);
        }
        if (venue.clock.nanos() % SECOND == 0) {
          tell(symbol, StreamKind.MARK_PRICE, "", venue.mark(symbol));
        }
      }
      nextMinute = Math.max(nextMinute, minute);
      for (ScriptedSocket socket : venue.sockets.open()) {
        if (!silent.contains(socket)) {
          List<String> rest = Objects.requireNonNullElse(toSend.remove(socket), List.of());
          venue.sync(socket, rest);
        }
      }
      venue.take();
    }
    live = venue.feed.health().live();
    venue.feed.close();
    venue.until(
        "the end of the feed",
        () -> {
          venue.take();
          return venue.feed.ended();
        });
  }

  private void connect() {
    int before = venue.sockets.handshakes().size();
    venue.until(
        "a connection, or its refusal",
        () ->
            venue.feed.health().connections().stream()
                    .noneMatch(c -> c.state() == FeedHealth.ConnectionState.CONNECTING)
                || venue.sockets.handshakes().size() > before);
    venue.until(
        "the server's own view of it",
        () ->
            venue.sockets.handshakes().stream().filter(h -> h.refused() == 0).count()
                == venue.sockets.connections().size());
  }

  private void faults() {
    long now = venue.clock.nanos();
    if (now >= refuseFrom && now < refuseTo) {
      venue.sockets.refuse(503);
    } else {
      venue.sockets.accept();
    }
    limited = now >= limitFrom && now < limitTo;
    if (stops.removeIf(at -> at <= now)) {
      silent.addAll(venue.sockets.open());
    }
    if (cuts.removeIf(at -> at <= now)) {
      cut();
    }
  }

  /** Cuts what is open, and waits until the client has noticed. */
  private void cut() {
    venue.caughtUp();
    connect();
    long before = venue.feed.health().count(FeedCount.DISCONNECTS);
    List<ScriptedSocket> open = venue.sockets.open();
    open.forEach(ScriptedSocket::cut);
    // A cut that the client's socket does not notice is for the watchdog, which needs the clock.
    long unnoticed = System.nanoTime() + 3_000_000_000L;
    venue.untilHealth(
        "the cut",
        h -> {
          boolean noticed =
              open.isEmpty()
                  || h.count(FeedCount.DISCONNECTS) > before
                  || h.connections().getFirst().state() == FeedHealth.ConnectionState.WAITING;
          if (!noticed && System.nanoTime() > unnoticed) {
            venue.clock.advance(Duration.ofSeconds(1));
          }
          return noticed;
        });
  }

  private void tell(String symbol, StreamKind kind, String id, String row) {
    long at =
        kind == StreamKind.CANDLE ? Long.parseLong(id) * LoopbackProtocol.MS : venue.clock.nanos();
    truths.add(new Truth(symbol, kind, at, id));
    boolean calm = venue.clock.nanos() >= CALM_FROM;
    for (ScriptedSocket socket : venue.sockets.open()) {
      if (silent.contains(socket)) {
        continue;
      }
      List<String> waiting = toSend.computeIfAbsent(socket, s -> new ArrayList<>());
      if (!calm && random.nextDouble() < garbage) {
        waiting.add(row.substring(0, 2) + "<garbage>");
      } else if (random.nextDouble() < pieces) {
        socket.send(waiting);
        waiting.clear();
        socket.sendInPieces(row, 3);
      } else {
        waiting.add(row);
        // A second print on one socket is another print.
        if (kind != StreamKind.FORCED_ORDER && random.nextDouble() < twice) {
          waiting.add(row);
        }
      }
    }
  }
}
