// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** Candles in snapshots and in the journal. */
final class Codec {


  private Codec() {}

  static void candle(StateWriter out, Candle c) throws IOException {
    out.constant(c.timeframe()).number(c.openNanos());
    out.decimal(c.open()).decimal(c.high()).decimal(c.low()).decimal(c.close());
    out.decimal(c.volume());
  }

  static Candle candle(StateReader in) throws IOException {
    return Candle.closed(
        in.constant(Timeframe.class), in.number(), in.decimal(), in.decimal(), in.decimal(),
        in.decimal(), in.decimal());
  }
}
