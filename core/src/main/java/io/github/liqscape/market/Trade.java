// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import java.util.Objects;

/**
 * A trade, or an aggregate of trades of one taker at one price.
 *
 * @param instrument what was traded
 * @param eventNanos venue time
 * @param receivedNanos time of receipt
 * @param id the venue's id of the trade, unique within the instrument; never empty
 * @param price quote currency, &gt; 0
 * @param quantity in the venue's unit, &gt; 0
 * @param taker side of the aggressor
 */
public record Trade(
    Instrument instrument,
    long eventNanos,
    long receivedNanos,
    String id,
    double price,
    double quantity,
    OrderSide taker)
    implements MarketEvent {

  public Trade {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(taker, "taker");
    // Only the empty string and few others have the hash 0. Asked for here, where the id was just made: a
    // string remembers its hash, and every map and account that gets the trade tells trades apart by it.
    if (id.hashCode() == 0 && id.isEmpty()) {
      throw new IllegalArgumentException("trade id must not be empty");
    }
    EventChecks.positive("price", price);
    EventChecks.positive("quantity", quantity);
  }

  @Override
  public StreamKind kind() {
    return StreamKind.TRADE;
  }
}
