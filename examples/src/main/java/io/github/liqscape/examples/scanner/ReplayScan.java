// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.routing.outbox.JournalMode;
import io.github.liqscape.spi.ReplayClock;
import io.github.liqscape.spi.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Many recorded or generated markets as one: time goes on for all of them at once, and stands still
 * between two steps. What it decides and tells depends on the markets alone, not on the number of
 * threads, the size of the steps, or on how often it was ended or killed and begun again on the
 * same folder.
 *
 * <p>Threading: one thread drives it; {@link #snapshot()} from any thread.
 */
public final class ReplayScan implements Scan {

  /** What happens within so much event time is told together; it bounds what has to be kept. */
  private static final long STEP_NANOS = 60_000_000_000L;

  private final String title;
  private final Map<ScanMarket, ReplayMarket> markets = new HashMap<>();
  private final LaneFiles files;
  private final Inbox inbox;
  private final ReplayDesk desk;
  private final Horizon horizon;
  private final LaneGroup group;

  /**
   * What is scanned, and how.
   *
   * @param title one line for people
   * @param markets each of another instrument
   * @param config how lanes are run
   * @param folder for lanes, outbox and inbox; what is there is continued
   * @param channels where alerts go besides the inbox
   */
  public record Terms(
      String title, List<ReplayMarket> markets, ScanConfig config, Path folder,
      List<DeliveryChannel> channels) {
    public Terms {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(config, "config");
      Objects.requireNonNull(folder, "folder");
      markets = List.copyOf(markets);
      channels = List.copyOf(channels);
      ScanMarket.require(
          markets.stream().map(ReplayMarket::market).toList(), config.timeframes());
    }
  }

  /** The time of the replay: set first, then the lanes run up to it, then the router. */
  private static final class Horizon implements Scheduler {
    private final ReplayClock clock;
    private volatile long now;

    private Horizon(long start) {
      clock = new ReplayClock(start);
      now = start;
    }

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(0, now);
    }

    @Override
    public Cancellation at(long atNanos, Runnable task) {
      return clock.at(atNanos, task);
    }
  }

  private ReplayScan(Terms terms, int threads) throws IOException {
    title = terms.title();
    for (ReplayMarket market : terms.markets()) {
      markets.put(market.market(), market);
    }
    files = LaneFiles.open(terms.folder().resolve("lanes"));
    inbox = Inbox.at(terms.folder().resolve("inbox"), "in-app:" + USER);
    horizon =
        new Horizon(
            terms.markets().stream().mapToLong(ReplayMarket::fromNanos).min().orElseThrow());
    Path outbox = terms.folder().resolve("outbox");
    KnownAlerts known = KnownAlerts.of(outbox);
    var router = AlertRouter.builder().channel(inbox);
    terms.channels().forEach(router::channel);
    // Forced, though a replay can be had again: a save counts on what was told before it, and a
    // journal that leaves it to the system holds up to a megabyte in memory, which a kill takes.
    router.journalMode(JournalMode.FSYNC);
    try {
      desk = new ReplayDesk(router, outbox, horizon.clock, known);
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
    group =
        new LaneGroup(
            terms.markets().stream().map(ReplayMarket::market).toList(),
            new LaneGroup.Terms(
                terms.config(), horizon, desk, files,
                m -> of(m).startNanos(), m -> Long.MIN_VALUE, this::begin));
    group.start(threads);
    group.open();
    group.awaitStill();
    horizon.now = group.lanes().stream().mapToLong(this::resumesAt).min().orElseThrow();
    desk.flush(horizon.now);
  }

  /**
   * Starts it where it was last saved, or at the beginning.
   *
   * @throws IOException if the folder cannot be used, by another scanner that runs say
   */
  public static ReplayScan open(Terms terms) throws IOException {
    return new ReplayScan(terms, terms.config().threads());
  }

  /** The same on the caller's thread alone, for tests. */
  static ReplayScan onThisThread(Terms terms) throws IOException {
    return new ReplayScan(terms, 0);
  }

  private ReplayMarket of(ScanMarket market) {
    return Objects.requireNonNull(markets.get(market), market::name);
  }

  private long resumesAt(Lane lane) {
    long newest = lane.view().newest();
    return newest == LaneMarks.NEVER ? of(lane.market()).fromNanos() : newest;
  }

  private void begin(Lane lane, LaneMarks seen) {
    ReplayMarket market = of(lane.market());
    if (lane.keep()) {
      lane.follow(
          new ReplayBacklog(
              market.events().get(), seen.events(), horizon::nanos, market.startNanos(),
              market.endNanos()),
          null);
    }
  }

  /**
   * Lets time go on; a time that is past changes nothing.
   *
   * @return whether any market goes on
   */
  public boolean advanceTo(long nanos) {
    while (horizon.now < nanos) {
      horizon.now = Math.min(nanos, horizon.now + STEP_NANOS);
      group.wake();
      group.awaitStill();
      desk.flush(horizon.now);
    }
    return group.lanes().stream().anyMatch(lane -> lane.phase() != LanePhase.ENDED);
  }

  /** Time of the replay, epoch nanoseconds. */
  public long nowNanos() {
    return horizon.now;
  }

  /** Saves every lane, so that it goes on from here. */
  public void save() throws IOException {
    for (Lane lane : group.lanes()) {
      group.save(lane);
    }
  }

  LaneGroup group() {
    return group;
  }

  @Override
  public ScanSnapshot snapshot() {
    return group.snapshot(title, List.of());
  }

  @Override
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public InstantSource clock() {
    return horizon;
  }

  @Override
  public void close() {
    try {
      save();
    } catch (IOException e) {
      throw new UncheckedIOException("the lanes cannot be saved", e);
    } finally {
      group.close();
      desk.close();
      closeFiles();
    }
  }

  /** Ends without a save, as a crash would. */
  void abandon() {
    group.close();
    desk.close();
    closeFiles();
  }

  private void closeFiles() {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
