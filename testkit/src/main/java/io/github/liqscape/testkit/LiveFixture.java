// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.FeedHealth;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * What the tests of live feeds share: making things happen, and waiting until they have arrived.
 */
abstract class LiveFixture extends HistoryContract {

  private static final long MS = 1_000_000L;
  private static final long SECOND = 1_000 * MS;
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

  /** What the consumer got. */
  final List<MarketEvent> events = new ArrayList<>();

  private long lastNanos;
  private int nextTrade = 1_001;

  final Set<StreamKind> kinds() {
    Set<StreamKind> kinds = new HashSet<>();
    Set<Capability> offered = capabilities();
    if (offered.contains(Capability.LIVE_TRADES)) {
      kinds.add(StreamKind.TRADE);
    }
    if (offered.contains(Capability.LIVE_CANDLES)) {
      kinds.add(StreamKind.CANDLE);
    }
    if (offered.contains(Capability.LIVE_MARK_PRICE)) {
      kinds.add(StreamKind.MARK_PRICE);
    }
    if (offered.contains(Capability.LIVE_FORCED_ORDERS_COMPLETE)
        || offered.contains(Capability.LIVE_FORCED_ORDERS_SAMPLED)) {
      kinds.add(StreamKind.FORCED_ORDER);
    }
    return kinds;
  }

  /** What every test of a feed subscribes; a market without a sign of life has no such test. */
  final Subscription.Builder wanted() {
    assumeTrue(capabilities().contains(Capability.LIVE_MARK_PRICE), "no live mark price");
    return Subscription.builder().instrument(instrument()).kinds(kinds());
  }

  // ---- what happens at the venue --------------------------------------------------------------

  /** A venue time after all before: the clock's, or a millisecond later than the last. */
  private long soon() {
    lastNanos = Math.max(lastNanos + MS, clock().nanos() / MS * MS);
    return lastNanos;
  }

  /** A trade that happens now; whoever is connected is told with {@link #tell}. */
  final Trade trade(OrderSide taker) {
    long at = soon();
    String id = Integer.toString(nextTrade++);
    return market().add(new Trade(instrument(), at, at, id, 50_100.5, 0.25, taker));
  }

  final MarkPrice mark() {
    long at = soon();
    return new MarkPrice(instrument(), at, at, 50_000 + at / MS % 1_000 * 0.5, 50_001.5);
  }

  /** The candle of the minute before this one, told now. */
  final CandleEvent closedCandle() {
    long at = soon();
    long open = Timeframe.M1.openOf(at) - Timeframe.M1.nanos();
    return new CandleEvent(
        instrument(), at, at, PriceKind.LAST, market().candle(PriceKind.LAST, Timeframe.M1, open));
  }

  final ForcedOrder forced(PositionSide liquidated) {
    long at = soon();
    ForcedOrder.Completeness completeness =
        capabilities().contains(Capability.LIVE_FORCED_ORDERS_COMPLETE)
            ? ForcedOrder.Completeness.COMPLETE
            : ForcedOrder.Completeness.SAMPLED;
    return new ForcedOrder(
        instrument(), at, at, liquidated, 0.75, 49_900.5, 49_700.5, completeness);
  }

  /** Tells every client of it. */
  final void tell(MarketEvent event) {
    sockets().broadcast(venue().frame(event));
  }

  // ---- what the client makes of it ------------------------------------------------------------

  /** Waits until the feed counts as live, turning the clock only for waits of at most a second. */
  final void untilLive(LiveFeed feed) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!feed.health().live()) {
      require(end, feed, "a live feed");
      if (!sockets().open().isEmpty()) {
        tell(mark());
      }
      poll(feed);
      OptionalLong next = clock().next();
      if (next.isPresent() && next.getAsLong() <= clock().nanos() + SECOND) {
        clock().turnTo(next.getAsLong());
      }
    }
  }

  /** Polls until an event is there that is as wanted, or the first one already was. */
  final void until(LiveFeed feed, String what, Predicate<MarketEvent> wanted) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (events.stream().noneMatch(wanted)) {
      require(end, feed, what);
      poll(feed);
    }
  }

  final void untilDelivered(LiveFeed feed, MarketEvent event) {
    MarketEvent expected = venue().delivered(event);
    until(feed, expected.toString(), e -> same(e, expected));
  }

  /** Waits, without taking anything from the feed. */
  final void untilHealth(LiveFeed feed, String what, Predicate<FeedHealth> wanted) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!wanted.test(feed.health())) {
      require(end, feed, what);
      // Nothing tells when a feed's counters change: they are looked at again and again.
      LockSupport.parkNanos(MS);
    }
  }

  /**
   * Waits until so many cuts were noticed. One that the client's socket does not notice is for the
   * watchdog, which needs the clock.
   */
  final void untilNoticed(LiveFeed feed, int cuts) {
    long unnoticed = System.nanoTime() + 3 * SECOND;
    untilHealth(
        feed,
        "the cut",
        h -> {
          boolean noticed = h.count(FeedCount.DISCONNECTS) >= cuts;
          if (!noticed && System.nanoTime() > unnoticed) {
            clock().advance(Duration.ofSeconds(1));
          }
          return noticed;
        });
  }

  /**
   * Waits until every message sent on open connections has been decoded; only before the first cut.
   */
  final void untilRead(LiveFeed feed) {
    long sent = sockets().connections().stream().mapToLong(ScriptedSocket::sent).sum();
    untilHealth(feed, sent + " frames", h -> h.count(FeedCount.FRAMES) >= sent);
  }

  /** Takes everything that is left of a feed that was closed. */
  final void drain(LiveFeed feed) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!feed.ended()) {
      require(end, feed, "the end of the feed");
      poll(feed);
    }
  }

  final boolean poll(LiveFeed feed) {
    try {
      MarketEvent event = feed.poll(LOOK);
      if (event != null) {
        events.add(event);
      }
      return event != null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private void require(long end, LiveFeed feed, String what) {
    if (System.nanoTime() > end) {
      throw new AssertionError(
          "waited in vain for " + what + "; got " + events + "; " + feed.health());
    }
  }

  /** Equal but for the time of receipt. */
  static boolean same(MarketEvent a, MarketEvent b) {
    return sent(a).equals(sent(b));
  }

  private static MarketEvent sent(MarketEvent event) {
    return switch (event) {
      case Trade t ->
          new Trade(t.instrument(), t.eventNanos(), 0, t.id(), t.price(), t.quantity(), t.taker());
      case MarkPrice m -> new MarkPrice(m.instrument(), m.eventNanos(), 0, m.mark(), m.index());
      case CandleEvent c ->
          new CandleEvent(c.instrument(), c.eventNanos(), 0, c.price(), c.candle());
      case ForcedOrder f ->
          new ForcedOrder(
              f.instrument(),
              f.eventNanos(),
              0,
              f.liquidatedSide(),
              f.quantity(),
              f.fillPrice(),
              f.bankruptcyPrice(),
              f.completeness());
      default -> event;
    };
  }

  /** How often it was delivered. */
  final long delivered(MarketEvent event) {
    MarketEvent expected = venue().delivered(event);
    return events.stream().filter(e -> same(e, expected)).count();
  }

  /** Whether a gap says that it may be missing. */
  final boolean declaredLost(MarketEvent event) {
    return events.stream()
        .anyMatch(
            e ->
                e instanceof StreamGap g
                    && g.kind() == event.kind()
                    && !g.healed()
                    && g.toNanos() != StreamGap.OPEN
                    && g.fromNanos() <= event.eventNanos()
                    && event.eventNanos() <= g.toNanos());
  }
}
