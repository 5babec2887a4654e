// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.Subscription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one market of a venue. An adapter implements this and {@link RestRules}; the
 * life of a feed is the same for all.
 *
 * <p>Threading: methods are called from the thread of the feed; no method may block.
 */
public interface VenueProtocol {

  Venue venue();

  /** The market, such as {@code usdm}. */
  String market();

  /** The sockets that a subscription needs. Topics that nobody asked for may be added as probes. */
  List<SocketPlan> sockets(Subscription subscription);

  SocketRules rules();

  /** The message that subscribes to these topics. */
  String subscribe(int requestId, List<Topic> topics);

  /** The message that ends a subscription. */
  String unsubscribe(int requestId, List<Topic> topics);

  /** A decoder for a new connection of a feed. */
  FrameDecoder decoder(Subscription subscription);

  /** How to fill a hole, or null if the venue keeps no history of that stream. */
  @Nullable RestQuery<Backfilled> backfill(BackfillNeed need);

  /** What must be asked for again and again. */
  List<Poll> polls(Subscription subscription);

  /** The rates settled at a time, or null if a stream brings them. */
  @Nullable RestQuery<List<MarketEvent>> settledFunding(Instrument instrument, long settlementNanos);

  /**
   * The whole book, or null if the stream itself sends it. A book that is fetched must be in step with
   * changes whose first and last update enclose its own.
   */
  @Nullable RestQuery<BookChange> book(Instrument instrument);

  /** The venue's clock, epoch nanoseconds. */
  RestQuery<Long> serverTime();
}
