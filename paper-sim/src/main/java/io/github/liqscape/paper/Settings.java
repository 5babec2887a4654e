// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.RejectReason;
import org.jspecify.annotations.Nullable;

/** Leverage and margin mode of an instrument, which change only while nothing depends on them. */
final class Settings {

  private final PaperCore core;

  Settings(PaperCore core) {
    this.core = core;
  }

  /** Sets what is not null. */
  OrderAnswer change(Instrument instrument, @Nullable Double leverage, @Nullable MarginMode mode) {
    try {
      Contract c = core.intake.known(instrument);
      if (leverage != null) {
        long hundredths = Math.round(leverage * Scale.LEVERAGE);
        long most = c.tiers.maxLeverage(0);
        if (!(leverage >= 1) || hundredths > most
            || Math.abs(leverage * Scale.LEVERAGE - hundredths) > 1e-6) {
          throw new Refused(
              RejectReason.LEVERAGE,
              "leverage must be in [1, " + most / 100.0 + "] with at most two decimals, was "
                  + leverage);
        }
      }
      boolean busy = core.requests.flying(c);
      for (LiveOrder order : core.state.orders.values()) {
        busy |= order.contract == c;
      }
      if (!core.state.flat(c) || busy) {
        throw new Refused(RejectReason.NOT_FLAT, instrument + " has a position or live orders");
      }
      if (leverage != null) {
        core.state.leverage[c.index] = Math.round(leverage * Scale.LEVERAGE);
      }
      if (mode != null) {
        core.state.modes[c.index] = mode;
      }
      return new OrderAnswer.Accepted();
    } catch (Refused refused) {
      return refused.answer();
    }
  }
}
