// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.Setup;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SetupJsonProperties {

  /** Every BUY and SELL of a market, and a WAIT in fifty. */
  @Property(tries = 8)
  void reading_and_writing_lose_nothing(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    List<Setup> setups = ZonedMarket.setups(ZonedMarket.candles(seed, 450));
    for (int i = 0; i < setups.size(); i++) {
      if (i % 50 == 0 || setups.get(i) instanceof Setup.Trade) {
        SetupJsonTest.assertSame(setups.get(i));
      }
    }
  }
}
