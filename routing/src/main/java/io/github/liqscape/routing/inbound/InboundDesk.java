// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.spi.Scheduler;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Decides about inbound alerts. Checks, in this order: size (413), path (404), address and secret
 * (403, 401), form (400), age (422), rate (503), journal (503), duplicate (200). What passes is on
 * the disk before it is answered with 202, and becomes exactly one signal: an alert of the same
 * {@code id}, or of the same {@code alertTimestamp}, symbol, timeframe and action, within 24 h, or
 * else of the same bytes within 60 s, is answered with the first one's id.
 *
 * <p>A sender that is answered 503 sends again, which loses nothing; 429 is never answered, as it
 * is not resent (TradingView support 43000529348).
 *
 * <p>A signal is handed on by {@link #handOver}, after the answer, in the order of acceptance. What
 * was accepted and not handed on before a crash is handed on by the next desk on the same journal,
 * unless it is older than 300 s by then. A crash right after a signal was handed on can hand it on
 * once more.
 *
 * <p>No secret comes into the journal, a log, an exception or an answer.
 *
 * <p>Threading: any number of threads.
 */
public final class InboundDesk implements AutoCloseable {

  /** Longest body, bytes. */
  public static final int LONGEST_BODY = 65_536;

  private static final long SECOND = 1_000_000_000L;
  private static final long OLDEST_NANOS = 300 * SECOND;
  private static final long AHEAD_NANOS = 60 * SECOND;
  private static final long ID_WINDOW_NANOS = 86_400 * SECOND;
  private static final long BODY_WINDOW_NANOS = 60 * SECOND;
  private static final long DISK_PATIENCE_NANOS = 2 * SECOND;
  private static final int ID_CHARACTERS = 22;

  private final List<InboundSource> sources;
  private final SymbolLookup symbols;
  private final Scheduler scheduler;
  private final InboundStore store;
  private final Map<String, RateWindow> rates = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, Long> replies = new TreeMap<>();
  private final int perMinute;
  private long newest = Long.MIN_VALUE;

  InboundDesk(
      List<InboundSource> sources,
      SymbolLookup symbols,
      Scheduler scheduler,
      InboundStore store,
      int perMinute) {
    this.sources = List.copyOf(sources);
    this.symbols = symbols;
    this.scheduler = scheduler;
    this.store = store;
    this.perMinute = perMinute;
  }

  /** A desk whose journal lives in this directory, which is made if it does not exist. */
  public static InboundDeskBuilder at(Path journal) {
    return new InboundDeskBuilder(journal);
  }

  /** Decides about a request, and returns when the answer may be given. Never throws for it. */
  public InboundReply receive(InboundRequest request) {
    InboundReply reply = decide(request);
    lock.lock();
    try {
      replies.merge(reply.status(), 1L, Long::sum);
    } finally {
      lock.unlock();
    }
    return reply;
  }

  private InboundReply decide(InboundRequest request) {
    if (request.body().length > LONGEST_BODY) {
      return InboundReply.refused(413, "the body must have at most 65536 bytes");
    }
    Optional<InboundSource> found =
        sources.stream().filter(s -> s.isAt(request.path())).findFirst();
    if (found.isEmpty()) {
      return InboundReply.refused(404, "nothing is here");
    }
    InboundSource source = found.get();
    if (!source.allows(request.remoteAddress())) {
      return InboundReply.refused(403, "this address may not send");
    }
    if (source.inPath() && !source.provenBy(request.path())) {
      return InboundReply.refused(401, "the secret is wrong or missing");
    }
    if (source.hmacKey().isPresent()
        && !Proof.signed(
            source.hmacKey().get(), request.body(), request.header(Proof.HEADER))) {
      return InboundReply.refused(401, "the signature is wrong or missing");
    }
    try {
      Map<String, String> fields = fields(source, request.body());
      if (!source.inPath()
          && !Proof.equal(source.secret(), fields.getOrDefault("secret", ""))) {
        return InboundReply.refused(401, "the secret is wrong or missing");
      }
      return form(source, ChartAlert.of(fields), request.body());
    } catch (Malformed e) {
      return InboundReply.refused(400, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> fields(InboundSource source, byte[] body)
      throws Malformed {
    Optional<TextTemplate> template = source.template();
    return template.isPresent() ? template.get().fields(body) : InboundJson.fields(body);
  }

  private InboundReply form(InboundSource source, ChartAlert alert, byte[] body) {
    Optional<Instrument> instrument = symbols.find(alert.symbol());
    if (instrument.isEmpty()) {
      return InboundReply.refused(400, "the symbol is not known here");
    }
    long now = scheduler.nanos();
    if (alert.timestampNanos() != ChartAlert.NO_TIME) {
      long age = now - alert.timestampNanos();
      if (age > OLDEST_NANOS || age < -AHEAD_NANOS) {
        return InboundReply.refused(
            422, "alertTimestamp must be at most 300 s old and 60 s ahead, was "
                + age / SECOND + " s old");
      }
    }
    return accept(source, alert, instrument.get(), body, now);
  }

  private InboundReply accept(
      InboundSource source, ChartAlert alert, Instrument instrument, byte[] body, long now) {
    boolean named = !alert.id().isEmpty() || alert.timestampNanos() != ChartAlert.NO_TIME;
    String key = key(source, alert, body);
    InboundStore.Placed placed;
    lock.lock();
    try {
      newest = Math.max(newest, now);
      RateWindow rate = rates.computeIfAbsent(source.name(), n -> new RateWindow(perMinute));
      if (!rate.admits(now)) {
        return InboundReply.refused(503, "too much at once: send again");
      }
      placed = store.place(
          new AcceptedSignal(
              id(key, newest), key, named ? ID_WINDOW_NANOS : BODY_WINDOW_NANOS, source.name(),
              alert.symbol(), alert.timeframe(), alert.action(), alert.price(),
              alert.confidence(), newest),
          instrument);
    } catch (JournalException e) {
      return noJournal();
    } finally {
      lock.unlock();
    }
    return switch (durable(placed)) {
      case YES -> new InboundReply(placed.fresh() ? 202 : 200, placed.id(), "");
      case NO -> {
        lock.lock();
        try {
          store.forget(placed, key);
        } finally {
          lock.unlock();
        }
        yield noJournal();
      }
      case NOT_YET -> noJournal();
    };
  }

  private static InboundReply noJournal() {
    return InboundReply.refused(503, "it could not be written down: send again");
  }

  private enum Durable {
    YES,
    NO,
    /** The disk has not answered: the record may still come to lie there, and is kept in mind. */
    NOT_YET
  }

  private Durable durable(InboundStore.Placed placed) {
    if (placed.journal().durable(placed.sequence())) {
      return Durable.YES;
    }
    CompletableFuture<Durable> answer = new CompletableFuture<>();
    Scheduler.Cancellation patience =
        scheduler.at(
            scheduler.nanos() + DISK_PATIENCE_NANOS, () -> answer.complete(Durable.NOT_YET));
    Thread.ofVirtual()
        .name("inbound-force")
        .start(
            () ->
                answer.complete(
                    placed.journal().await(placed.sequence()) ? Durable.YES : Durable.NO));
    Durable durable = answer.join();
    patience.cancel();
    return durable;
  }

  private static String key(InboundSource source, ChartAlert alert, byte[] body) {
    String what;
    if (!alert.id().isEmpty()) {
      what = "id\n" + alert.id();
    } else if (alert.timestampNanos() != ChartAlert.NO_TIME) {
      // A second is shared by many alerts at the close of a bar: the time alone is no identity.
      what = "time\n" + alert.timestampNanos() + "\n" + alert.symbol() + "\n"
          + alert.timeframe() + "\n" + alert.action();
    } else {
      what = "body\n" + HexFormat.of().formatHex(Proof.hash(body));
    }
    return HexFormat.of().formatHex(Proof.hash(source.name() + "\n" + what));
  }

  private static String id(String key, long nanos) {
    return "in_"
        + HexFormat.of().formatHex(Proof.hash(key + "\n" + nanos)).substring(0, ID_CHARACTERS);
  }

  /**
   * Hands on what was accepted and not yet handed on, in order. Call it after the answer has left;
   * the server does. A receiver that throws is counted and not asked again.
   */
  public void handOver() {
    store.handOver(lock);
  }

  /** What was counted so far. */
  public InboundCounts counts() {
    lock.lock();
    try {
      return store.counts(replies);
    } finally {
      lock.unlock();
    }
  }

  Scheduler scheduler() {
    return scheduler;
  }

  /** Makes everything durable and releases the journal. */
  @Override
  public void close() {
    lock.lock();
    try {
      store.close();
    } finally {
      lock.unlock();
    }
  }
}
