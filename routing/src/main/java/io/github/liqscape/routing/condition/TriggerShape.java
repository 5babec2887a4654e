// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a trigger needs and how it behaves, read off its parts. */
final class TriggerShape {

  /** What can change a trigger's answer. */
  enum Input {
    PRICE,
    BAR,
    FORMING,
    ZONES,
    SETUP,
    CHART,
    LEVEL,
    TIME
  }

  private final Set<Timeframe> timeframes = new TreeSet<>();
  private final Set<Timeframe> setupTimeframes = new TreeSet<>();
  private final Set<Input> inputs = EnumSet.noneOf(Input.class);
  private final Set<Instrument> drawnOn = new HashSet<>();
  private boolean momentary;
  private boolean passingChart;
  private boolean eitherWay;
  private boolean byPrice;

  private TriggerShape() {}

  static TriggerShape of(Trigger trigger) {
    TriggerShape shape = new TriggerShape();
    shape.add(trigger);
    return shape;
  }

  private void add(Trigger trigger) {
    switch (trigger) {
      case Trigger.PriceCrosses t -> {
        price(t.line());
        eitherWay |= t.direction() == Crossing.EITHER;
      }
      case Trigger.PriceNear t -> {
        price(t.line());
        distance(t.within());
      }
      case Trigger.RsiIs t -> candles(t.timeframe(), Input.FORMING);
      case Trigger.VolumeIs t -> candles(t.timeframe(), Input.FORMING);
      case Trigger.CandlesMeet t -> candles(t.timeframe(), Input.BAR);
      case Trigger.ZoneIs t -> {
        timeframes.add(t.timeframe());
        inputs.addAll(EnumSet.of(Input.ZONES, Input.BAR, Input.PRICE));
        distance(t.within());
        byPrice = true;
        momentary |= t.move() == ZoneMove.LEAVES || t.move() == ZoneMove.SWEEPS;
      }
      case Trigger.SetupSays t -> setup(t.timeframe().orElse(null));
      case Trigger.SetupSure t -> setup(t.timeframe().orElse(null));
      case Trigger.SetupChanges t -> {
        setup(t.timeframe().orElse(null));
        momentary = true;
      }
      case Trigger.ChartSays t -> {
        inputs.add(Input.CHART);
        inputs.add(Input.TIME);
        momentary = true;
        byPrice = true;
        passingChart |= t.heldNanos() == 0;
      }
      case Trigger.All t -> t.parts().forEach(this::add);
      case Trigger.Any t -> t.parts().forEach(this::add);
      case Trigger.Not t -> add(t.part());
    }
  }

  private void price(PriceLine line) {
    byPrice = true;
    inputs.add(Input.PRICE);
    if (line instanceof PriceLine.Drawn drawn) {
      drawnOn.add(drawn.level().instrument());
      inputs.add(Input.LEVEL);
      inputs.add(Input.TIME);
    }
  }

  private void distance(Distance within) {
    if (within instanceof Distance.AtrMultiple atr) {
      timeframes.add(atr.timeframe());
      inputs.add(Input.BAR);
    }
  }

  private void candles(Timeframe timeframe, Input forming) {
    timeframes.add(timeframe);
    inputs.add(Input.BAR);
    inputs.add(forming);
  }

  private void setup(@Nullable Timeframe timeframe) {
    inputs.add(Input.SETUP);
    inputs.add(Input.TIME);
    if (timeframe != null) {
      setupTimeframes.add(timeframe);
    }
  }

  /** Timeframes whose candles it reads. */
  Set<Timeframe> timeframes() {
    return timeframes;
  }

  /** Timeframes of its candles and setups. */
  Set<Timeframe> allTimeframes() {
    Set<Timeframe> all = new TreeSet<>(timeframes);
    all.addAll(setupTimeframes);
    return all;
  }

  /** Instruments on which its levels and lines are drawn. */
  Set<Instrument> drawnOn() {
    return drawnOn;
  }

  Set<Input> inputs() {
    return inputs;
  }

  /** Whether a part of it is true for a moment only. */
  boolean momentary() {
    return momentary;
  }

  /** Whether there is such a thing as its opposite. */
  boolean hasOpposite() {
    return !momentary && !eitherWay;
  }

  /** Whether a part is a chart's word that counts at its moment only. */
  boolean passingChart() {
    return passingChart;
  }

  /** Whether a chart's word has a part in it. */
  boolean chart() {
    return inputs.contains(Input.CHART);
  }

  /** Whether it looks at anything but setups. */
  boolean market() {
    return !EnumSet.of(Input.SETUP, Input.TIME).containsAll(inputs);
  }

  /** Whether it moves with the price, between closes too: then EVERY is the usual frequency. */
  boolean byPrice() {
    return byPrice;
  }
}
