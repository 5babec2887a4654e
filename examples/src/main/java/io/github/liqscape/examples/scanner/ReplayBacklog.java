// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.MarketEvent;
import java.util.Iterator;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A recorded or generated market: only what has happened by the time of the replay is due. */
final class ReplayBacklog implements Backlog {

  private final Stream<MarketEvent> events;
  private final Iterator<MarketEvent> rest;
  private final LongSupplier now;
  private final long startNanos;
  private final long endNanos;
  private long skip;
  private @Nullable MarketEvent head;

  /**
   * Reads a market.
   *
   * @param skip events at its beginning that were seen already
   * @param now time of the replay
   * @param startNanos what is before is the past
   * @param endNanos nothing after it counts
   */
  ReplayBacklog(
      Stream<MarketEvent> events, long skip, LongSupplier now, long startNanos, long endNanos) {
    this.events = events;
    this.skip = skip;
    this.now = now;
    this.startNanos = startNanos;
    this.endNanos = endNanos;
    rest = events.iterator();
  }

  private @Nullable MarketEvent head() {
    while (skip > 0 && rest.hasNext()) {
      rest.next();
      skip--;
    }
    if (head == null && rest.hasNext()) {
      head = rest.next();
    }
    return head;
  }

  @Override
  public @Nullable MarketEvent next() {
    MarketEvent first = head();
    if (first == null || first.eventNanos() > Math.min(now.getAsLong(), endNanos)) {
      return null;
    }
    head = null;
    return first;
  }

  @Override
  public boolean over() {
    MarketEvent first = head();
    return first == null || first.eventNanos() > endNanos;
  }

  @Override
  public LanePhase phase() {
    return now.getAsLong() < startNanos ? LanePhase.READING : LanePhase.FOLLOWING;
  }

  @Override
  public LanePhase after() {
    return LanePhase.ENDED;
  }

  @Override
  public void close() {
    events.close();
  }
}
