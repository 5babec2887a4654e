// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.setup.Setup;
import java.util.ArrayList;
import java.util.List;

/**
 * Hand-made markets in which one row of the decision table comes true. Each is written for a BUY;
 * its mirror image about 500 is the SELL.
 */
final class Scene {

  final boolean mirrored;
  final Script script;
  final ZoneBook zones = new ZoneBook(Script.INSTRUMENT);
  private final List<Object[]> crowds = new ArrayList<>();
  private final List<Setup> setups = new ArrayList<>();

  private Scene(boolean mirrored) {
    this.mirrored = mirrored;
    this.script = mirrored ? Script.mirrored(470) : Script.from(470);
    // Rising waves: more than 200 bars of warm-up, wider at first so that the ATR is not extreme.
    script.leg(482, 30, 1.6).leg(476, 30, 1.6).leg(488, 30, 1.3).leg(483, 30, 1.3);
    script.leg(494, 30, 1.2).leg(490, 30, 1.2);
  }

  /** Row (a): a flat pullback, a break, and crowded shorts ahead at this price. */
  static Scene squeeze(boolean mirrored, double shorts) {
    return new Scene(mirrored).squeezeLegs().crowd(true, "ahead", shorts, shorts + 1, 92, 1e6, 0);
  }

  private Scene squeezeLegs() {
    script.leg(497, 30, 1).leg(495.5, 22, 1).leg(498.8, 26, 1).leg(499.8, 3, 1);
    return this;
  }

  /** Row (b): a run through crowded shorts with the trend, more shorts far above. */
  static Scene flush(boolean mirrored) {
    Scene scene = new Scene(mirrored);
    scene.script.leg(499, 30, 1).leg(497.5, 24, 1).leg(499, 24, 1).leg(503.4, 8, .6);
    scene.script.leg(503.4, 4, .6);
    return scene
        .crowd(true, "ahead", 501, 501.5, 92, 1e6, 0)
        .crowd(true, "next", 512, 513, 92, 1e6, 0);
  }

  /** Row (b): crowded longs are swept, price closes back above and breaks an internal high. */
  static Scene reclaim(boolean mirrored) {
    Scene scene = new Scene(mirrored);
    scene.script.leg(497, 30, 1);
    long from = scene.script.now();
    scene.script.leg(493.5, 8, 1).leg(494.3, 7, 1).leg(491.5, 7, 1).leg(496, 9, 1);
    return scene
        .crowd(false, "behind", 490.1, 491.2, 92, 1e6, from)
        .crowd(true, "next", 508, 509, 92, 1e6, from);
  }

  /** Row (c): crowded longs at the round number 500 are touched and left. */
  static Scene level(boolean mirrored) {
    Scene scene = new Scene(mirrored);
    scene.script.leg(503, 30, 1);
    long from = scene.script.now();
    scene.script.leg(501.5, 8, 1).leg(502.5, 6, 1).leg(501, 5, 1).leg(505.2, 9, 1);
    return scene
        .crowd(false, "behind", 499.9, 500.9, 92, 1e6, from)
        .crowd(true, "next", 517, 518, 92, 1e6, from);
  }

  /** A crowd above the price (shorts) or below it (longs), before mirroring. */
  Scene crowd(
      boolean above, String id, double low, double high, double percentile, double mass,
      long from) {
    double a = mirrored ? 2 * Script.CENTRE - high : low;
    double b = mirrored ? 2 * Script.CENTRE - low : high;
    PositionSide side = above != mirrored ? PositionSide.SHORT : PositionSide.LONG;
    zones.add(id, side, a, b, percentile, mass, from);
    crowds.add(new Object[] {id, side, a, b, percentile, mass, from});
    return this;
  }

  /** The arguments of every crowd, for {@link WildMarket}. */
  List<Object[]> crowds() {
    return crowds;
  }

  List<Candle> candles() {
    return script.candles();
  }

  /** All decisions of an engine with nothing but defaults. */
  List<Setup> run() {
    if (setups.isEmpty()) {
      setups.addAll(
          Run.all(SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME), candles(), zones));
    }
    return setups;
  }

  List<Setup.Trade> trades() {
    return run().stream()
        .filter(Setup.Trade.class::isInstance)
        .map(Setup.Trade.class::cast)
        .toList();
  }
}
