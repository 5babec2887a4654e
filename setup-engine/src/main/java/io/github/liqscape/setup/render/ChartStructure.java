// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.render;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.indicator.Atr;
import io.github.liqscape.indicator.RelativeVolume;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.structure.MarketStructure;
import io.github.liqscape.setup.structure.StructureObject;
import java.util.List;

/** The structure of closed candles, as it was known at the last of them. */
public final class ChartStructure {

  private ChartStructure() {}

  /**
   * Every object that stands at the close of the last candle, and what became of it.
   *
   * @param candles closed, of one timeframe, oldest first
   */
  public static List<StructureObject> of(Instrument instrument, List<Candle> candles) {
    if (candles.isEmpty()) {
      return List.of();
    }
    MarketStructure structure =
        MarketStructure.of(instrument, candles.getFirst().timeframe());
    Atr atr = Atr.of(SetupConstants.ATR_PERIODS);
    RelativeVolume volume = RelativeVolume.of(RelativeVolume.USUAL_PERIODS);
    for (Candle c : candles) {
      atr.update(c);
      volume.update(c);
      structure.update(
          c.openNanos(), c.open(), c.high(), c.low(), c.close(), volume.value(), atr.value());
    }
    return structure.objects();
  }
}
