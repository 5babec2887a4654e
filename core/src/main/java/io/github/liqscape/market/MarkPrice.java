// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.instrument.Instrument;
import java.util.Objects;

/**
 * The mark price: the only price that triggers a liquidation. It need not lie on the tick grid.
 *
 * @param instrument whose price
 * @param eventNanos venue time
 * @param receivedNanos time of receipt
 * @param mark quote currency, &gt; 0
 * @param index the index price behind it, &gt; 0, or NaN if unknown
 */
public record MarkPrice(
    Instrument instrument, long eventNanos, long receivedNanos, double mark, double index)
    implements MarketEvent {

  public MarkPrice {
    Objects.requireNonNull(instrument, "instrument");
    EventChecks.positive("mark", mark);
    EventChecks.positiveOrNaN("index", index);
  }

  @Override
  public StreamKind kind() {
    return StreamKind.MARK_PRICE;
  }
}
