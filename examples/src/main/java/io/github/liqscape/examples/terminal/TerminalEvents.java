// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import io.github.liqscape.market.MarketEvent;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a market as a terminal asks for them: a replay has the next one at once, a venue when it
 * comes.
 *
 * <p>Threading: one thread.
 */
public interface TerminalEvents extends AutoCloseable {

  /**
   * The next event.
   *
   * @param wait how long to wait for it at most
   * @return null if none has come in this time, or the events have ended
   * @throws IllegalStateException if the source has failed for good
   */
  @Nullable MarketEvent next(Duration wait) throws InterruptedException;

  /** Whether no event will come any more. */
  boolean ended();

  /** How a feed is doing, in words; empty for a replay. */
  default String health() {
    return "";
  }

  /** Ends the source. */
  @Override
  void close();

  /** A replay; closes the stream with itself. */
  static TerminalEvents of(Stream<? extends MarketEvent> replay) {
    Iterator<? extends MarketEvent> events = replay.iterator();
    return new TerminalEvents() {
      @Override
      public @Nullable MarketEvent next(Duration wait) {
        return events.hasNext() ? events.next() : null;
      }

      @Override
      public boolean ended() {
        return !events.hasNext();
      }

      @Override
      public void close() {
        replay.close();
      }
    };
  }
}
