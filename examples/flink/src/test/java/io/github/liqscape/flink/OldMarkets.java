// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.instrument.Instrument;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The markets of a job that was built when version 1 of their state was the newest. */
final class OldMarkets extends MarketFunction {

  private static final long serialVersionUID = 1L;

  OldMarkets(Desk desk) {
    super(desk);
  }

  @Override
  MarketEngines fresh(Desk of, Instrument instrument) {
    return new Old(super.fresh(of, instrument));
  }

  @Override
  MarketEngines restored(Desk of, DataInput in) throws IOException {
    return new Old(super.restored(of, in));
  }

  private static final class Old extends MarketEngines {
    Old(MarketEngines same) {
      super(same);
    }

    @Override
    public void save(DataOutput to) throws IOException {
      save(to, 1);
    }
  }
}
