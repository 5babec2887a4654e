// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** A forming candle as part of a saved state. */
final class CandleState {

  private CandleState() {}

  static void write(StateWriter out, Candle forming) throws IOException {
    out.number(forming.openNanos());
    out.decimal(forming.open()).decimal(forming.high());
    out.decimal(forming.low()).decimal(forming.close());
    out.decimal(forming.volume()).decimal(forming.quoteVolume());
    out.decimal(forming.takerBuyVolume()).integer(forming.tradeCount());
  }

  static Candle read(StateReader in, Timeframe timeframe) throws IOException {
    return new Candle(
        timeframe, in.number(), in.decimal(), in.decimal(), in.decimal(), in.decimal(),
        in.decimal(), in.decimal(), in.decimal(), in.integer(), false);
  }
}
