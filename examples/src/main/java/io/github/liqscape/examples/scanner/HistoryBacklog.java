// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.MarketEvent;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The past, as a venue told it: all of it at once, then what the queue has kept. */
final class HistoryBacklog implements Backlog {

  private final Stream<MarketEvent> events;
  private final Iterator<MarketEvent> rest;

  HistoryBacklog(Stream<MarketEvent> events) {
    this.events = events;
    rest = events.iterator();
  }

  @Override
  public @Nullable MarketEvent next() {
    return rest.hasNext() ? rest.next() : null;
  }

  @Override
  public boolean over() {
    return !rest.hasNext();
  }

  @Override
  public LanePhase phase() {
    return LanePhase.READING;
  }

  @Override
  public LanePhase after() {
    return LanePhase.FOLLOWING;
  }

  @Override
  public void close() {
    events.close();
  }
}
