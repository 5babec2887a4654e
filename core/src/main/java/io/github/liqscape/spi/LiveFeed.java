// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import io.github.liqscape.market.MarketEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A live stream of market events, in the order in which they must be applied.
 *
 * <p>Every event is delivered once and in order within its stream, or is covered by a {@link
 * io.github.liqscape.market.StreamGap}. The feed never waits for its consumer: what no longer fits into
 * the queue is dropped, counted, and declared as a gap with cause {@code OVERFLOW}.
 *
 * <p>Threading: one consumer at a time; {@link #health()} and {@link #close()} from any thread.
 */
public interface LiveFeed extends AutoCloseable {

  /**
   * The next event, waiting for it.
   *
   * @return null if the time is over or the feed has ended
   */
  @Nullable MarketEvent poll(Duration timeout) throws InterruptedException;

  /** Hands every event to a consumer on the calling thread until the feed ends. */
  default void forEach(Consumer<? super MarketEvent> consumer) throws InterruptedException {
    while (!ended()) {
      MarketEvent event = poll(Duration.ofMillis(250));
      if (event != null) {
        consumer.accept(event);
      }
    }
  }

  /** Whether no event will come any more: closed, or failed for good, and the queue is empty. */
  boolean ended();

  /** Why the feed failed for good, if it did. */
  Optional<VenueFailure> failure();

  /** How it is doing. */
  FeedHealth health();

  /** Ends the feed. */
  @Override
  void close();
}
