// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.FeedHealth;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many contracts of one market of a venue, live. The feed opens first, then lane after lane gets
 * its past and follows; what was away goes on from its save and fills the time between from
 * history.
 *
 * <p>Threading: threads of its own: one takes from the feed, one asks for history, one saves, the
 * lanes' own. Everything public may be called from any thread.
 */
public final class LiveScan implements Scan {

  private static final Logger LOG = LoggerFactory.getLogger(LiveScan.class);
  private static final int FEED_QUEUE = 1 << 18;
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Terms terms;
  private final LaneFiles files;
  private final Inbox inbox;
  private final LiveDesk desk;
  private final Historian historian;
  private final LaneGroup group;
  private final LiveFeed feed;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch ending = new CountDownLatch(1);

  /**
   * What is scanned, and how.
   *
   * @param title one line for people
   * @param adapter the open market; it is not closed here
   * @param markets its contracts, those first whose past is wanted first
   * @param kinds of live events; the market must offer them
   * @param config how lanes are run
   * @param history how far back a lane that begins anew asks, &gt; 0
   * @param folder for lanes, outbox and inbox; what is there is continued
   * @param channels where alerts go besides the inbox
   * @param clock of lag, staleness and retries
   */
  public record Terms(
      String title, ExchangeAdapter adapter, List<ScanMarket> markets, Set<StreamKind> kinds,
      ScanConfig config, Duration history, Path folder, List<DeliveryChannel> channels,
      Scheduler clock) {
    public Terms {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(adapter, "adapter");
      Objects.requireNonNull(config, "config");
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(clock, "clock");
      markets = List.copyOf(markets);
      kinds = Set.copyOf(kinds);
      channels = List.copyOf(channels);
      ScanMarket.require(markets, config.timeframes());
      if (history.isNegative() || history.isZero()) {
        throw new IllegalArgumentException("history must be > 0, was " + history);
      }
    }
  }

  private LiveScan(Terms terms, int threads) throws IOException {
    this.terms = terms;
    Scheduler clock = terms.clock();
    files = LaneFiles.open(terms.folder().resolve("lanes"));
    inbox = Inbox.at(terms.folder().resolve("inbox"), "in-app:" + USER);
    Path outbox = terms.folder().resolve("outbox");
    KnownAlerts known = KnownAlerts.of(outbox);
    var router = AlertRouter.builder().channel(inbox).outbox(outbox).scheduler(clock);
    terms.channels().forEach(router::channel);
    try {
      desk = new LiveDesk(router.build(), known);
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
    long historyNanos = terms.history().toNanos();
    historian =
        new Historian(
            terms.adapter(), clock, historyNanos, terms.config().timeframes().getLast());
    group =
        new LaneGroup(
            terms.markets(),
            new LaneGroup.Terms(
                terms.config(), clock, desk, files, m -> clock.nanos(),
                m -> clock.nanos() - historyNanos, historian::want));
    // Before any past is asked for: so nothing falls between.
    try {
      feed =
          terms.adapter()
              .subscribe(
                  Subscription.builder()
                      .instruments(terms.markets().stream().map(ScanMarket::instrument).toList())
                      .kinds(terms.kinds())
                      .queueCapacity(FEED_QUEUE)
                      .build());
    } catch (RuntimeException e) {
      desk.close();
      files.close();
      throw e;
    }
    group.start(threads);
    group.open();
  }

  /**
   * Starts it where it was last saved, or with history alone.
   *
   * @throws IOException if the folder cannot be used, by another scanner that runs say
   */
  public static LiveScan open(Terms terms) throws IOException {
    LiveScan scan = new LiveScan(terms, terms.config().threads());
    scan.thread("liqscape-feed", scan::take);
    scan.thread("liqscape-history", scan::ask);
    scan.thread("liqscape-saves", scan::saves);
    return scan;
  }

  /** Without a thread: whoever calls takes from the feed, asks and saves. For tests. */
  static LiveScan byHand(Terms terms) throws IOException {
    return new LiveScan(terms, 0);
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private void thread(String name, Work work) {
    threads.add(
        Thread.ofPlatform()
            .name(name)
            .daemon()
            .start(
                () -> {
                  try {
                    work.run();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }

  private boolean goesOn() {
    return ending.getCount() > 0;
  }

  private void take() throws InterruptedException {
    while (goesOn() && !feed.ended()) {
      takeOne();
    }
  }

  /** Gives the next event of the feed to its lane; false if none came for a while. */
  boolean takeOne() throws InterruptedException {
    MarketEvent event = feed.poll(LOOK);
    return event != null && group.offer(event);
  }

  private void ask() throws InterruptedException {
    while (goesOn()) {
      historian.ask(LOOK.toMillis());
    }
  }

  /** Saves lane after lane, each once in the time between two saves. */
  private void saves() throws InterruptedException {
    long pause =
        TimeUnit.SECONDS.toMillis(terms.config().saveSeconds()) / group.lanes().size();
    while (true) {
      for (Lane lane : group.lanes()) {
        if (ending.await(Math.max(1, pause), TimeUnit.MILLISECONDS)) {
          return;
        }
        save(lane);
      }
    }
  }

  private void save(Lane lane) {
    try {
      group.save(lane);
    } catch (IOException e) {
      LOG.error("{} cannot be saved", lane.market().name(), e);
    }
  }

  LaneGroup group() {
    return group;
  }

  Historian historian() {
    return historian;
  }

  /** Whether the feed has ended for good. */
  public boolean ended() {
    return feed.ended();
  }

  @Override
  public ScanSnapshot snapshot() {
    FeedHealth health = feed.health();
    List<String> troubles = new ArrayList<>(historian.missing());
    feed.failure().ifPresent(f -> troubles.add("the feed failed: " + f));
    if (!health.live()) {
      troubles.add("not every connection of the feed delivers");
    }
    Optional.of(health.count(FeedCount.OVERFLOWED))
        .filter(n -> n > 0)
        .ifPresent(
            n -> troubles.add("the feed dropped " + n + " events: this machine is too slow"));
    return group.snapshot(terms.title(), troubles);
  }

  @Override
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public InstantSource clock() {
    return terms.clock();
  }

  @Override
  public void close() {
    ending.countDown();
    feed.close();
    historian.end();
    for (Thread thread : threads) {
      join(thread);
    }
    if (threads.isEmpty()) {
      group.awaitStill();
    }
    group.lanes().forEach(this::save);
    abandon();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends without a save, as a crash would. */
  void abandon() {
    feed.close();
    group.close();
    desk.close();
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
