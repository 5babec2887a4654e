// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.StreamKind;
import java.util.Objects;

/**
 * A hole in one stream that should be filled in.
 *
 * @param instrument whose stream
 * @param kind which stream; {@link StreamKind#MARK_PRICE} is filled with one-minute mark candles
 * @param lastNumber number of the last trade delivered, or -1
 * @param lastId id of the last trade delivered, or empty
 * @param fromNanos event time of the last good event; for candles the open time of the last closed one
 * @param toNanos venue's time up to which it is missing
 */
public record BackfillNeed(
    Instrument instrument,
    StreamKind kind,
    long lastNumber,
    String lastId,
    long fromNanos,
    long toNanos) {

  public BackfillNeed {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(lastId, "lastId");
  }
}
