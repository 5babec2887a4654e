// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.setup.Setup;
import java.util.ArrayList;
import java.util.List;

/** Candles and a zone book through an engine. */
final class Run {

  private Run() {}

  static List<Setup> all(SetupEngine engine, List<Candle> candles, ZoneBook zones) {
    List<Setup> setups = new ArrayList<>();
    for (Candle candle : candles) {
      setups.add(one(engine, candle, zones));
    }
    return setups;
  }

  static Setup one(SetupEngine engine, Candle candle, ZoneBook zones) {
    zones.sweep(candle.openNanos(), candle.high(), candle.low());
    return engine
        .apply(event(engine.instrument(), candle),
            () -> zones.profile(candle.closeNanos(), candle.close()))
        .orElseThrow();
  }

  static CandleEvent event(Instrument instrument, Candle candle) {
    return CandleEvent.recorded(instrument, PriceKind.LAST, candle);
  }
}
