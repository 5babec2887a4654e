// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.SimProtocol.MS;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.VenueFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * The made-up venue, its network and its faults, in virtual time and on one thread: everything that happens
 * follows from a seed.
 */
final class SimVenue {

  static final long SECOND = 1_000 * MS;
  static final long START = 1_700_000_040L * SECOND;

  /** Something that really happened at the venue. */
  record Truth(String symbol, StreamKind kind, long nanos, String id) {}

  private record Step(long at, long order, Runnable run) {}

  private static final class Wire {
    boolean open;
    boolean gone;
    boolean silent;
    final Set<String> topics = new HashSet<>();
    final Map<String, Long> lastArrival = new HashMap<>();
    String held = "";
  }

  final List<MarketEvent> delivered = new ArrayList<>();
  final List<Truth> truths = new ArrayList<>();
  final List<FeedInput> inputs = new ArrayList<>();
  final Subscription subscription;
  final SimProtocol protocol;
  final FeedMachine machine;
  final long seed;
  final boolean numbered;
  boolean restFaults;
  long faultsUntil;
  private final Random random;
  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(
          (a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.order, b.order));
  private long order;
  private long now = START;
  private final Map<Integer, Wire> wires = new LinkedHashMap<>();
  private final Map<String, Long> tradeNumber = new HashMap<>();
  private final Map<String, List<String>> tradeRows = new HashMap<>();
  private final Map<String, Long> bookUpdate = new HashMap<>();
  private long refuseUntil;
  private long restDownUntil;
  private long restSlowUntil;
  private final Map<String, Double> chances = new HashMap<>();

  SimVenue(long seed, int instruments, boolean numbered, boolean books, Optional<Duration> lifetime) {
    this.seed = seed;
    this.numbered = numbered;
    random = new Random(seed);
    List<Instrument> all = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      all.add(SimProtocol.instrument("S" + i));
    }
    Subscription.Builder wanted =
        Subscription.builder()
            .instruments(all)
            .kind(StreamKind.TRADE)
            .kind(StreamKind.MARK_PRICE)
            .kind(StreamKind.CANDLE)
            .kind(StreamKind.FORCED_ORDER);
    if (books) {
      wanted.kind(StreamKind.BOOK);
    }
    subscription = wanted.build();
    protocol = new SimProtocol(lifetime, numbered);
    machine = new FeedMachine(protocol, subscription, seed, delivered::add, this::execute);
  }

  // ---- faults ---------------------------------------------------------------------------------

  /** With this chance a frame meets this fault: lose-garbage, twice, swap. */
  void chance(String fault, double chance) {
    chances.put(fault, chance);
  }

  /** Whether frames get lost on a connection that lives, acknowledgements too. */
  boolean losesFrames() {
    return chances.containsKey("garbage") || chances.containsKey("overflow");
  }

  private boolean strikes(String fault) {
    return now < faultsUntil && random.nextDouble() < chances.getOrDefault(fault, 0.0);
  }

  void cutAt(long at) {
    at(at, () -> {
      for (Map.Entry<Integer, Wire> wire : List.copyOf(wires.entrySet())) {
        if (!wire.getValue().gone && random.nextBoolean()) {
          wire.getValue().gone = true;
          input(new FeedInput.Closed(now, wire.getKey(), 0, "cut"));
        }
      }
    });
  }

  void silenceAt(long at) {
    at(at, () -> wires.values().forEach(w -> w.silent = true));
  }

  void refuse(long from, long to) {
    at(from, () -> refuseUntil = to);
  }

  void restDown(long from, long to) {
    restFaults = true;
    at(from, () -> restDownUntil = to);
  }

  void restSlow(long from, long to) {
    restFaults = true;
    at(from, () -> restSlowUntil = to);
  }

  // ---- time -----------------------------------------------------------------------------------

  private void at(long nanos, Runnable run) {
    steps.add(new Step(nanos, order++, run));
  }

  private void input(FeedInput input) {
    inputs.add(input);
    machine.accept(input);
  }

  /** Runs for so long. */
  void run(Duration length) {
    long end = START + length.toNanos();
    inputs.add(new FeedInput.Tick(START));
    machine.start(START);
    for (Instrument i : subscription.instruments()) {
      String s = i.symbol();
      tradeNumber.put(s, 1_000L);
      bookUpdate.put(s, 5_000L);
      tradeRows.put(s, new ArrayList<>());
      at(now + random.nextInt(1_000) * MS, () -> trade(s, end));
      at(now + random.nextInt(1_000) * MS, () -> mark(s, end));
      at(now + random.nextInt(20_000) * MS, () -> forced(s, end));
      at(now + random.nextInt(1_000) * MS, () -> candle(s, end));
      at(now + random.nextInt(1_000) * MS, () -> book(s, end));
    }
    while (!steps.isEmpty()) {
      long due = machine.nextDeadline();
      if (due <= steps.peek().at && due <= end) {
        now = Math.max(now, due);
        input(new FeedInput.Tick(now));
        continue;
      }
      Step step = steps.remove();
      if (step.at > end) {
        break;
      }
      now = Math.max(now, step.at);
      step.run.run();
    }
  }

  // ---- the market -----------------------------------------------------------------------------

  private long ms() {
    return now / MS;
  }

  private void trade(String s, long end) {
    int n = random.nextInt(4) == 0 ? 3 : 1;
    for (int i = 0; i < n; i++) {
      long number = tradeNumber.merge(s, 1L, Long::sum);
      truths.add(new Truth(s, StreamKind.TRADE, ms() * MS, Long.toString(number)));
      String row = "T," + s + "," + number + "," + ms() + ",100";
      rows(s).add(row);
      broadcast("trade." + s, row, 20 + random.nextInt(80));
    }
    at(now + (50 + random.nextInt(1_500)) * MS, () -> trade(s, end));
  }

  private void mark(String s, long end) {
    truths.add(new Truth(s, StreamKind.MARK_PRICE, ms() * MS, ""));
    broadcast("mark." + s, "M," + s + "," + ms() + ",100", 20 + random.nextInt(30));
    at(now + SECOND, () -> mark(s, end));
  }

  private void forced(String s, long end) {
    int twins = random.nextInt(3) == 0 ? 2 : 1;
    for (int i = 0; i < twins; i++) {
      truths.add(new Truth(s, StreamKind.FORCED_ORDER, ms() * MS, ""));
      String row = "F," + s + "," + ms() + ",1";
      // Printed a second after it happened, to whoever listens then.
      at(now + (700 + random.nextInt(400)) * MS, () -> broadcast("forced." + s, row, 30));
    }
    at(now + (500 + random.nextInt(20_000)) * MS, () -> forced(s, end));
  }

  private void candle(String s, long end) {
    long open = Math.floorDiv(ms(), 60_000) * 60_000;
    long last = open - 60_000;
    if (ms() - open < 2_000 && last * MS >= START - 60 * SECOND) {
      Truth closed = new Truth(s, StreamKind.CANDLE, last * MS, Long.toString(last));
      if (!truths.contains(closed)) {
        truths.add(closed);
        broadcast("candle." + s, "C," + s + "," + last + "," + ms() + ",1", 30);
      }
    }
    broadcast("candle." + s, "C," + s + "," + open + "," + ms() + ",0", 40);
    at(now + SECOND, () -> candle(s, end));
  }

  private void book(String s, long end) {
    long previous = bookUpdate.getOrDefault(s, 0L);
    long first = previous + 1 + random.nextInt(3);
    long last = first + random.nextInt(3);
    bookUpdate.put(s, last);
    broadcast(
        "book." + s, "B," + s + "," + first + "," + last + "," + previous + "," + ms(),
        10 + random.nextInt(20));
    at(now + 500 * MS, () -> book(s, end));
  }

  // ---- the network ----------------------------------------------------------------------------

  private Wire wire(int connection) {
    return Objects.requireNonNull(wires.get(connection));
  }

  private List<String> rows(String symbol) {
    return tradeRows.computeIfAbsent(symbol, s -> new ArrayList<>());
  }

  private void broadcast(String topic, String row, int latencyMs) {
    wires.forEach((id, wire) -> {
      if (wire.open && !wire.gone && wire.topics.contains(topic)) {
        // A topic keeps its order on a socket; different topics lag differently.
        long arrival =
            Math.max(now + latencyMs * MS, wire.lastArrival.getOrDefault(topic, 0L) + 1);
        wire.lastArrival.put(topic, arrival);
        at(arrival, () -> frame(id, wire, row));
      }
    });
  }

  private void frame(int id, Wire wire, String row) {
    if (wire.gone || wire.silent) {
      return;
    }
    if (strikes("garbage")) {
      input(new FeedInput.Frame(now, id, "<html>" + random.nextInt(100)));
      return;
    }
    if (strikes("overflow")) {
      input(new FeedInput.Lost(now, id, 1, false));
      return;
    }
    if (strikes("swap") && wire.held.isEmpty()) {
      wire.held = row;
      return;
    }
    input(new FeedInput.Frame(now, id, row));
    // A forced order has no identity: its copy on the same socket cannot be told from a twin.
    if (strikes("twice") && !row.startsWith("F")) {
      input(new FeedInput.Frame(now, id, row));
    }
    if (!wire.held.isEmpty()) {
      String held = wire.held;
      wire.held = "";
      input(new FeedInput.Frame(now, id, held));
    }
  }

  private void execute(FeedCommand command) {
    switch (command) {
      case FeedCommand.Connect c -> {
        Wire wire = new Wire();
        wires.put(c.connection(), wire);
        at(now + 50 * MS, () -> {
          if (wire.gone) {
            return;
          }
          if (now < refuseUntil) {
            wire.gone = true;
            input(new FeedInput.Closed(now, c.connection(), 0, "refused"));
            return;
          }
          wire.open = true;
          if (c.uri().getPath().equals("/market")) {
            wire.topics.add("mark.S0");
          }
          input(new FeedInput.Opened(now, c.connection()));
        });
      }
      case FeedCommand.Send s -> {
        Wire wire = wire(s.connection());
        at(now + 20 * MS, () -> answer(s.connection(), wire, s.text()));
      }
      case FeedCommand.Close c -> wire(c.connection()).gone = true;
      case FeedCommand.Get g -> {
        boolean slow = now < restSlowUntil;
        long takes = slow ? 12_000 : 30 + random.nextInt(200);
        at(now + takes * MS, () -> rest(g));
      }
    }
  }

  private void answer(int id, Wire wire, String text) {
    if (wire.gone || wire.silent) {
      return;
    }
    String[] parts = text.split(",", -1);
    switch (parts[0]) {
      case "PING" -> input(new FeedInput.Frame(now, id, "PONG"));
      case "SUB" -> {
        for (int i = 2; i < parts.length; i++) {
          wire.topics.add(parts[i]);
        }
        input(new FeedInput.Frame(now, id, "ACK," + parts[1]));
      }
      default -> input(new FeedInput.Frame(now, id, "ACK," + parts[1]));
    }
  }

  private void rest(FeedCommand.Get g) {
    if (now < restDownUntil) {
      input(
          new FeedInput.NoAnswer(
              now, g.request(), new VenueFailure(VenueFailure.Reason.RATE_LIMITED, "429")));
      return;
    }
    String path = g.what().uri().getPath();
    String[] q = g.what().uri().getQuery().split(",", -1);
    StringBuilder rows = new StringBuilder();
    switch (path) {
      case "/time" -> rows.append(ms());
      case "/book" -> rows.append(bookUpdate.get(q[0])).append(',').append(ms());
      case "/trades" -> {
        List<String> all = rows(q[0]);
        long from = Long.parseLong(q[1]);
        int oldest = from < 0 ? Math.max(0, all.size() - 100) : 0;
        for (String row : all.subList(oldest, all.size())) {
          if (Long.parseLong(row.split(",", -1)[2]) >= from) {
            rows.append(row).append('\n');
          }
        }
      }
      default -> candles(path, q, rows);
    }
    input(new FeedInput.Body(now, g.request(), rows.toString()));
  }

  private void candles(String path, String[] q, StringBuilder rows) {
    long from = Long.parseLong(q[1]);
    boolean marks = path.equals("/marks");
    long open = Math.floorDiv(from, 60_000) * 60_000 + (marks ? 0 : 60_000);
    for (; open + 62_000 < ms(); open += 60_000) {
      if (marks && open + 60_000 > Long.parseLong(q[2])) {
        break;
      }
      rows.append("C,").append(q[0]).append(',').append(open).append(',').append(open + 60_000)
          .append(",1\n");
    }
  }
}
