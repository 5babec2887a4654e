// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.examples.terminal.TerminalEvents;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a venue: the past first, then what comes. The feed opens before the past is asked for,
 * so that nothing falls between them.
 *
 * <p>Threading: one thread.
 */
final class LiveEvents implements TerminalEvents {

  /** Events that may wait while the past is asked for. */
  private static final int QUEUE = 1 << 20;

  private final LiveFeed feed;
  private final Stream<MarketEvent> past;
  private final Iterator<MarketEvent> before;
  private final TradeSeam seam;
  private final Queue<MarketEvent> next = new ArrayDeque<>(2);

  /** Opens the feed and asks for the past, telling on {@code err} how it goes. */
  LiveEvents(
      ExchangeAdapter adapter, Instrument instrument, TimeRange range, Running running,
      PrintWriter err) {
    feed =
        adapter.subscribe(
            Subscription.builder()
                .instrument(instrument)
                .kinds(LiveKinds.offered(adapter, Subscription.MAP_KINDS))
                .queueCapacity(QUEUE)
                .build());
    WarmUp history = WarmUp.of(adapter, instrument, range, running, err);
    history.missing().forEach(err::println);
    err.flush();
    past = history.events();
    before = past.iterator();
    seam = new TradeSeam(instrument, history.tradedUntilNanos());
  }

  @Override
  public @Nullable MarketEvent next(Duration wait) throws InterruptedException {
    if (before.hasNext()) {
      return before.next();
    }
    if (next.isEmpty()) {
      MarketEvent event = feed.poll(wait);
      if (event != null) {
        seam.take(event, next::add);
      } else if (feed.ended() && feed.failure().isPresent()) {
        throw new IllegalStateException(
            "the feed failed: " + FailureWords.of(feed.failure().get()));
      }
    }
    return next.poll();
  }

  @Override
  public boolean ended() {
    return !before.hasNext() && next.isEmpty() && feed.ended() && feed.failure().isEmpty();
  }

  @Override
  public String health() {
    return LiveLine.feed(feed.health());
  }

  @Override
  public void close() {
    past.close();
    feed.close();
  }
}
