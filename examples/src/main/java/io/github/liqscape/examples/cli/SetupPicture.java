// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.render.SetupChart;
import java.util.ArrayList;
import java.util.List;

/** The chart of a decision with the market's own remarks at its foot. */
final class SetupPicture {

  private SetupPicture() {}

  static byte[] png(Caption caption, Setup setup, List<Candle> candles, int bars) {
    List<String> notes = new ArrayList<>();
    notes.add(caption.title() + "  ·  " + zones(setup));
    notes.addAll(caption.notes());
    return SetupChart.of(setup, candles).bars(bars).notes(notes).png();
  }

  /** What the zones were made of: the feature counts from synthetic (4) to candles only (0). */
  private static String zones(Setup setup) {
    double quality = setup.facts().features().value(Feature.MAP_QUALITY);
    return Double.isNaN(quality)
        ? "no liquidation map"
        : "zones of a map made of " + fidelity(quality);
  }

  static Fidelity fidelity(double quality) {
    Fidelity[] all = Fidelity.values();
    return all[all.length - 1 - (int) quality];
  }
}
