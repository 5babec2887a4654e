// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.instrument.Instrument;
import java.util.Objects;

/**
 * Best bid and best ask.
 *
 * @param instrument whose book
 * @param eventNanos venue time
 * @param receivedNanos time of receipt
 * @param bidPrice quote currency, &gt; 0, or NaN if nobody bids
 * @param bidQuantity in the venue's unit, &ge; 0
 * @param askPrice quote currency, &gt; 0, or NaN if nobody offers
 * @param askQuantity in the venue's unit, &ge; 0
 */
public record TopOfBook(
    Instrument instrument,
    long eventNanos,
    long receivedNanos,
    double bidPrice,
    double bidQuantity,
    double askPrice,
    double askQuantity)
    implements MarketEvent {

  public TopOfBook {
    Objects.requireNonNull(instrument, "instrument");
    EventChecks.positiveOrNaN("bidPrice", bidPrice);
    EventChecks.notNegative("bidQuantity", bidQuantity);
    EventChecks.positiveOrNaN("askPrice", askPrice);
    EventChecks.notNegative("askQuantity", askQuantity);
  }

  @Override
  public StreamKind kind() {
    return StreamKind.TOP_OF_BOOK;
  }
}
