// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.LoopbackProtocol.MS;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.FeedHealth;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.testkit.ManualScheduler;
import io.github.liqscape.testkit.ScriptedHttp;
import io.github.liqscape.testkit.ScriptedSocket;
import io.github.liqscape.testkit.ScriptedSockets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The made-up venue with its servers and its history, a feed on it, and the clock of both. */
final class LoopbackVenue implements AutoCloseable {

  static final long SECOND = 1_000 * MS;
  static final long START = 1_700_000_040L * SECOND;
  static final SocketRules RULES =
      new SocketRules(100, Duration.ZERO, Optional.empty(), Optional.empty());
  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

  final ManualScheduler clock = new ManualScheduler(Instant.ofEpochSecond(START / SECOND));
  final ScriptedHttp http = ScriptedHttp.start();
  final ScriptedSockets sockets = ScriptedSockets.start();
  final List<MarketEvent> events = new ArrayList<>();
  final LoopbackProtocol protocol;
  final FeedDriver feed;

  /** Everything that reached the feed: a run that broke the law can be replayed from it. */
  final List<FeedInput> inputs = Collections.synchronizedList(new ArrayList<>());

  /** What {@code DO} does besides being counted. */
  volatile Consumer<String> onWord = word -> {};

  private final VenueRest rest;
  private final Set<String> wordsSeen = ConcurrentHashMap.newKeySet();
  private final Map<String, List<String>> trades = new ConcurrentHashMap<>();
  private final List<String> candles = new CopyOnWriteArrayList<>();
  private final WatchedScheduler ticks = new WatchedScheduler(clock);
  private final AtomicInteger answers = new AtomicInteger();
  private volatile @Nullable Thread waiting;
  private int syncs;

  LoopbackVenue(SocketRules rules, int queueCapacity, long seed, String... symbols) {
    AdapterContext context = AdapterContext.of(ticks, seed);
    protocol = new LoopbackProtocol(http.uri(), sockets.uri(), rules, this::word);
    http.answer(this::answer);
    sockets.onMessage(
        (socket, message) ->
            socket.send(message.equals("PING") ? "PONG" : "ACK," + message.split(",", -1)[1]));
    List<Instrument> wanted = new ArrayList<>();
    for (String symbol : symbols) {
      wanted.add(LoopbackProtocol.instrument(symbol));
      trades.put(symbol, new CopyOnWriteArrayList<>());
    }
    Subscription subscription =
        Subscription.builder()
            .instruments(wanted)
            .kind(StreamKind.TRADE)
            .kind(StreamKind.MARK_PRICE)
            .kind(StreamKind.CANDLE)
            .kind(StreamKind.FORCED_ORDER)
            .queueCapacity(queueCapacity)
            .build();
    rest = new VenueRest(AdapterContext.of(clock, seed), new LoopbackRules());
    feed = new FeedDriver(protocol, rest, new JdkWs(clock), subscription, context, this::note);
  }

  private void note(FeedInput input) {
    inputs.add(input);
    if (input instanceof FeedInput.Body || input instanceof FeedInput.NoAnswer) {
      answers.incrementAndGet();
      LockSupport.unpark(waiting);
    }
  }

  LoopbackVenue(String... symbols) {
    this(RULES, 65_536, 7, symbols);
  }

  private void word(String word) {
    wordsSeen.add(word);
    LockSupport.unpark(waiting);
    onWord.accept(word);
  }

  @Override
  public void close() {
    feed.close();
    rest.close();
    sockets.close();
    http.close();
  }

  // ---- what happens ---------------------------------------------------------------------------

  long nowMs() {
    return clock.nanos() / MS;
  }

  /** A trade that happens now, as a row. */
  String trade(String symbol) {
    List<String> all = rows(symbol);
    String row = "T," + symbol + "," + (1_000 + all.size()) + "," + nowMs();
    all.add(row);
    return row;
  }

  List<String> rows(String symbol) {
    return trades.computeIfAbsent(symbol, s -> new CopyOnWriteArrayList<>());
  }

  String mark(String symbol) {
    return "M," + symbol + "," + nowMs();
  }

  /** The candle of the last full minute, as a row that is shown now. */
  String candle(String symbol) {
    long opened = nowMs() / 60_000 * 60_000 - 60_000;
    String row = "C," + symbol + "," + opened + "," + nowMs();
    candles.add(row);
    return row;
  }

  ScriptedHttp.Reply answer(ScriptedHttp.Request request) {
    String symbol = request.parameter("symbol");
    long from = request.number("from").orElse(0L);
    List<String> found =
        switch (request.path()) {
          case "/time" -> List.of(Long.toString(nowMs()));
          case "/trades" ->
              rows(symbol).stream().filter(r -> field(r, 2) >= from).limit(1_000).toList();
          case "/candles" ->
              candles.stream()
                  .filter(r -> r.startsWith("C," + symbol + ",") && field(r, 2) > from)
                  .toList();
          case "/marks" -> markRows(symbol, from, request.number("to").orElse(0L));
          default -> List.of();
        };
    return ScriptedHttp.Reply.ok(String.join("\n", found));
  }

  private List<String> markRows(String symbol, long from, long to) {
    List<String> rows = new ArrayList<>();
    for (long open = from / 60_000 * 60_000;
        open + 60_000 <= Math.min(to, nowMs());
        open += 60_000) {
      rows.add("C," + symbol + "," + open + ",0");
    }
    return rows;
  }

  private static long field(String row, int index) {
    return Long.parseLong(row.split(",", -1)[index]);
  }

  // ---- what the client makes of it ------------------------------------------------------------

  /** Starts the feed and waits until it is live on its first connection. */
  ScriptedSocket live() {
    feed.start();
    return liveOn(1);
  }

  /** Waits until the feed is live on this connection, counted from 1. */
  ScriptedSocket liveOn(int connection) {
    ScriptedSocket socket = sockets.awaitConnection(connection);
    socket.awaitMessages(1);
    sync(socket);
    clock.advance(Duration.ofMillis(1));
    trades.keySet().forEach(symbol -> socket.send(mark(symbol)));
    sync(socket);
    until("a live feed", () -> feed.health().live());
    return socket;
  }

  /** Waits until all that was sent on an open connection is decoded. */
  void sync(ScriptedSocket socket) {
    sync(socket, List.of());
  }

  /** The same, after these messages. */
  void sync(ScriptedSocket socket, List<String> first) {
    String word = "sync" + ++syncs;
    List<String> messages = new ArrayList<>(first);
    messages.add("DO," + word);
    if (socket.send(messages)) {
      until("what was sent", () -> wordsSeen.contains(word) || !socket.isOpen());
    }
  }

  /** Waits until the feed has done what was due, and has the answers to what it asked. */
  void caughtUp() {
    until(
        "the feed to catch up", () -> ticks.caughtUp() && answers.get() >= http.requests().size());
  }

  /**
   * Turns the clock until a feed that waits to connect again has done so: until then it may plan
   * other things, too, such as to ask for the time.
   *
   * @param handshakes how many there have been then
   */
  void retry(int handshakes) {
    until(
        "handshake " + handshakes,
        () -> {
          boolean waiting =
              feed.health().connections().get(0).state() == FeedHealth.ConnectionState.WAITING;
          boolean asked = sockets.handshakes().size() >= handshakes;
          if (!asked && waiting && ticks.caughtUp()) {
            clock.turnTo(ticks.planned());
          }
          return asked;
        });
  }

  /**
   * Waits until the feed has lost so many connections. On a busy machine the JDK's client now and
   * then overlooks the end of one, and the feed leaves it once it has been silent for too long: so
   * the clock goes on meanwhile.
   */
  void lose(int connections) {
    until(
        connections + " lost connections",
        () -> {
          boolean lost = feed.health().count(FeedCount.DISCONNECTS) >= connections;
          if (!lost) {
            clock.advance(Duration.ofMillis(100));
          }
          return lost;
        });
  }

  /** Turns the clock second by second, with a mark price each, and reads what comes of it. */
  void seconds(int seconds) {
    for (int s = 0; s < seconds; s++) {
      clock.advance(Duration.ofSeconds(1));
      for (ScriptedSocket socket : sockets.open()) {
        trades.keySet().forEach(symbol -> socket.send(mark(symbol)));
        sync(socket);
      }
      take();
    }
  }

  /** Everything that waits for the consumer. */
  void take() {
    for (MarketEvent event = poll(); event != null; event = poll()) {
      events.add(event);
    }
  }

  private @Nullable MarketEvent poll() {
    try {
      return feed.poll(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Takes events until one is as wanted. */
  void untilEvent(String what, Predicate<MarketEvent> wanted) {
    until(
        what,
        () -> {
          take();
          return events.stream().anyMatch(wanted);
        });
  }

  void untilHealth(String what, Predicate<FeedHealth> wanted) {
    until(what, () -> wanted.test(feed.health()));
  }

  /** Waits, in real time; looks again when the feed has read a word or has an answer. */
  void until(String what, BooleanSupplier condition) {
    waiting = Thread.currentThread();
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "waited in vain for " + what + "; " + feed.health() + " " + events);
      }
      LockSupport.parkNanos(MS / 2);
    }
  }
}
