// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.Answer;
import java.util.function.Consumer;

/** What the parts of a feed may ask of it. */
interface FeedHost {

  /** Our clock, epoch nanoseconds. */
  long now();

  VenueProtocol protocol();

  Timers timers();

  FeedCounts counts();

  /** Delivers an event. */
  void emit(MarketEvent event);

  /** Asks a question; the answer comes later, never before this returns. */
  <T> void ask(RestQuery<T> query, Consumer<Answer<T>> then);
}
