// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.instrument.Instrument;
import java.util.Objects;

/**
 * Open interest, counted on one side: every contract is one LONG and one SHORT, and this is the
 * number of contracts. A venue that reports both sides is halved by its adapter.
 *
 * @param instrument whose open interest
 * @param eventNanos the time the value is of; it may arrive up to five minutes late
 * @param receivedNanos time of receipt
 * @param quantity one-sided, in the venue's unit, &ge; 0
 * @param notional the venue's value in quote currency, &ge; 0, or NaN; never differenced
 */
public record OpenInterest(
    Instrument instrument, long eventNanos, long receivedNanos, double quantity, double notional)
    implements MarketEvent {

  public OpenInterest {
    Objects.requireNonNull(instrument, "instrument");
    EventChecks.notNegative("quantity", quantity);
    if (!Double.isNaN(notional)) {
      EventChecks.notNegative("notional", notional);
    }
  }

  @Override
  public StreamKind kind() {
    return StreamKind.OPEN_INTEREST;
  }
}
