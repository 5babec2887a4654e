// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scripted;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.FeedHealth;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.VenueFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells its events at once; ends behind the last of them, or never. */
final class ScriptedFeed implements LiveFeed {

  private final List<MarketEvent> events;
  private final boolean endless;
  private final Optional<VenueFailure> failure;
  private volatile int told;
  private volatile boolean closed;

  ScriptedFeed(List<MarketEvent> events, boolean endless, Optional<VenueFailure> failure) {
    this.events = events;
    this.endless = endless;
    this.failure = failure;
  }

  @Override
  public @Nullable MarketEvent poll(Duration timeout) {
    int next = told;
    if (next == events.size()) {
      Thread.onSpinWait();
      return null;
    }
    told = next + 1;
    return events.get(next);
  }

  @Override
  public boolean ended() {
    return told == events.size() && (closed || !endless);
  }

  @Override
  public Optional<VenueFailure> failure() {
    return failure;
  }

  @Override
  public FeedHealth health() {
    FeedHealth.ConnectionState state =
        closed ? FeedHealth.ConnectionState.CLOSED : FeedHealth.ConnectionState.LIVE;
    return new FeedHealth(
        List.of(new FeedHealth.Connection("/script#1", state, 3, 0)),
        Map.of(
            FeedCount.FRAMES, (long) events.size(),
            FeedCount.DELIVERED, (long) events.size(),
            FeedCount.GAPS, 1L,
            FeedCount.GAPS_HEALED, 1L),
        events.size() - told, 65_536, events.size(), Duration.ZERO, Duration.ZERO, List.of());
  }

  @Override
  public void close() {
    closed = true;
  }
}
