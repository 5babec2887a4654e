// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.instrument.Instrument;
import java.util.Objects;

/**
 * A change of an order book, or a whole one. Quantities are absolute; {@link OrderBook} applies them.
 *
 * <p>What an adapter delivers is in step: a snapshot first, then changes without a hole. After a hole
 * it delivers a {@link StreamGap} and a new snapshot.
 *
 * @param instrument whose book
 * @param eventNanos venue time
 * @param receivedNanos time of receipt
 * @param snapshot true if this replaces the book, false if it changes it
 * @param firstUpdate the venue's number of the first update in it
 * @param lastUpdate the venue's number of the last update in it
 * @param previousUpdate number of the last update before it, or -1 for a snapshot
 * @param bids levels on the bid side
 * @param asks levels on the ask side
 */
public record BookChange(
    Instrument instrument,
    long eventNanos,
    long receivedNanos,
    boolean snapshot,
    long firstUpdate,
    long lastUpdate,
    long previousUpdate,
    BookLevels bids,
    BookLevels asks)
    implements MarketEvent {

  public BookChange {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(bids, "bids");
    Objects.requireNonNull(asks, "asks");
    if (lastUpdate < firstUpdate) {
      throw new IllegalArgumentException(
          "lastUpdate must be >= firstUpdate " + firstUpdate + ", was " + lastUpdate);
    }
  }

  @Override
  public StreamKind kind() {
    return StreamKind.BOOK;
  }
}
