// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.instrument.Instrument;

/**
 * Something a venue reported about one instrument.
 *
 * <p>Times are epoch nanoseconds. {@link #eventNanos()} is the venue's time and the only one that
 * decisions use; {@link #receivedNanos()} is when we saw it, for lag metrics. Time rises within a
 * stream (instrument and {@link StreamKind}), not across streams; {@link EventOrder} says what is
 * too late. Constructors refuse NaN, infinite, negative and zero values where they make no sense,
 * so an event that exists is well formed. Immutable.
 */
public sealed interface MarketEvent
    permits Trade,
        CandleEvent,
        MarkPrice,
        FundingRate,
        OpenInterest,
        ForcedOrder,
        TopOfBook,
        BookChange,
        StreamGap {

  Instrument instrument();

  /** The venue's time of the event. */
  long eventNanos();

  /** When this process received it; equals {@link #eventNanos()} for recorded data without it. */
  long receivedNanos();

  /** The stream it belongs to. */
  StreamKind kind();
}
