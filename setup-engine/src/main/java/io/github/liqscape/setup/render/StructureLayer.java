// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.render;

import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.structure.Levels;
import io.github.liqscape.setup.structure.ObjectState;
import io.github.liqscape.setup.structure.StructureKind;
import io.github.liqscape.setup.structure.StructureObject;
import io.github.liqscape.setup.structure.SwingSize;
import java.awt.Color;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the chart itself shows: swings with how they follow each other, breaks from the broken pivot
 * to the bar that broke it, and the levels, pools, gaps and lines that still stand.
 */
final class StructureLayer {

  private static final int SMALL_BREAKS = 6;
  private static final int NAMED_LEVELS = 5;
  private static final int SHOWN_GAPS = 7;

  private final ChartPaper paper;
  private final Axes axes;
  private final ChartTheme theme;
  private final List<StructureObject> objects;
  private final long asOfNanos;
  private final double price;

  StructureLayer(
      ChartPaper paper, Axes axes, ChartTheme theme, List<StructureObject> objects,
      SetupFacts facts) {
    this.paper = paper;
    this.axes = axes;
    this.theme = theme;
    this.objects = objects;
    this.asOfNanos = facts.asOfNanos();
    this.price = facts.signalPrice();
  }

  /** What lies under the candles. */
  void ground(PriceLabels labels) {
    objects.stream()
        .filter(o -> o.kind() == StructureKind.FAIR_VALUE_GAP)
        .filter(o -> o.state() == ObjectState.OPEN || o.state() == ObjectState.TOUCHED)
        .sorted(Comparator.comparingDouble(this::distance))
        .limit(SHOWN_GAPS)
        .forEach(this::gap);
    levels(labels);
    for (StructureObject object : objects) {
      switch (object.kind()) {
        case PERIOD_HIGH, PERIOD_LOW, USER_LEVEL -> period(object, labels);
        case POOL -> pool(object, labels);
        case TRENDLINE -> trendline(object);
        case FAIR_VALUE_GAP, LEVEL, PIVOT, BOS, CHOCH, SWEEP, ORDER_BLOCK -> {
          // Drawn before, over the candles, or not at all.
        }
      }
    }
  }

  /** What lies over the candles. */
  void events() {
    swings();
    breaks();
  }

  private void gap(StructureObject gap) {
    if (!axes.shows(gap.low(), gap.high())) {
      return;
    }
    double left = axes.clampedX(gap.pivotNanos());
    double right = axes.clampedX(asOfNanos);
    double top = axes.y(Math.min(gap.high(), axes.high()));
    double height = axes.y(Math.max(gap.low(), axes.low())) - top;
    paper.opacity(0.16);
    paper.fill(left, top, right - left, height, theme.structure);
    paper.opacity(1);
    if (height > 11 && right - left > 40) {
      paper.label("gap", left + 4, top + height / 2, 0, theme.structure, theme.panel);
    }
  }

  /** Strong levels; those nearest to the price have names. */
  private void levels(PriceLabels labels) {
    List<StructureObject> strong =
        objects.stream()
            .filter(o -> o.kind() == StructureKind.LEVEL && o.state() != ObjectState.SUPERSEDED)
            .filter(
                o -> o.count() >= Levels.STRONG_TOUCHES && o.value() >= Levels.STRONG_SCORE)
            .filter(o -> axes.shows(centre(o)))
            .sorted(Comparator.comparingDouble(this::distance))
            .toList();
    for (int i = 0; i < strong.size(); i++) {
      StructureObject level = strong.get(i);
      double centre = centre(level);
      double top = axes.y(Math.min(level.high(), axes.high()));
      double bottom = axes.y(Math.max(level.low(), axes.low()));
      paper.opacity(i < NAMED_LEVELS ? 0.1 : 0.05);
      paper.fill(axes.left(), top, axes.width(), bottom - top, theme.ink);
      paper.opacity(i < NAMED_LEVELS ? 0.7 : 0.35);
      paper.dashed(
          axes.left(), axes.y(centre), axes.right(), axes.y(centre), theme.faint, 1, 2);
      paper.opacity(1);
      if (i < NAMED_LEVELS) {
        labels.add(centre, "level, " + level.count() + " touches", theme.faint, false);
      }
    }
  }

  private double distance(StructureObject object) {
    return Math.abs(centre(object) - price);
  }

  private static double centre(StructureObject object) {
    return (object.low() + object.high()) / 2;
  }

  private void period(StructureObject level, PriceLabels labels) {
    double at = centre(level);
    if (level.state() == ObjectState.SUPERSEDED || !axes.shows(at)) {
      return;
    }
    String words =
        switch (level.kind()) {
          case PERIOD_HIGH -> "high of a day or week";
          case PERIOD_LOW -> "low of a day or week";
          default -> "drawn level";
        };
    double y = axes.y(at);
    paper.dashed(axes.clampedX(level.knownAtNanos()), y, axes.right(), y, theme.faint, 1, 7);
    labels.add(at, words, theme.faint, false);
  }

  private void pool(StructureObject pool, PriceLabels labels) {
    double at = pool.sign() > 0 ? pool.high() : pool.low();
    if (pool.state() != ObjectState.ACTIVE || !axes.shows(at)) {
      return;
    }
    double y = axes.y(at);
    paper.dashed(axes.clampedX(pool.pivotNanos()), y, axes.right(), y, theme.structure, 1.4, 4);
    labels.add(
        at, pool.count() + " equal " + (pool.sign() > 0 ? "highs" : "lows"), theme.structure,
        false);
  }

  /** From the first touch to now, at the slope of the line. */
  private void trendline(StructureObject line) {
    if (line.state() != ObjectState.ACTIVE || Double.isNaN(line.value())) {
      return;
    }
    double bars = (double) (asOfNanos - line.pivotNanos()) / line.timeframe().nanos();
    double end = line.low() + line.value() * bars;
    long from = Math.max(line.pivotNanos(), axes.from());
    double skipped = (double) (from - line.pivotNanos()) / line.timeframe().nanos();
    double start = line.low() + line.value() * skipped;
    if (axes.shows(start) && axes.shows(end)) {
      paper.line(
          axes.x(from), axes.y(start), axes.x(asOfNanos), axes.y(end), theme.structure, 1.4);
      paper.label(
          "trendline", axes.x(asOfNanos) - 4, axes.y(end) - 9, 1, theme.structure, theme.panel);
    }
  }

  private void swings() {
    Map<Integer, Double> before = new HashMap<>();
    for (StructureObject pivot : objects) {
      if (pivot.kind() != StructureKind.PIVOT) {
        continue;
      }
      boolean large = pivot.size() == SwingSize.SWING;
      double at = pivot.high();
      Double last = large ? before.put(pivot.sign(), at) : null;
      if (pivot.pivotNanos() < axes.from() || !axes.shows(at)) {
        continue;
      }
      double x = axes.x(pivot.pivotNanos() + pivot.timeframe().nanos() / 2);
      double y = axes.y(at) - pivot.sign() * 4;
      if (large) {
        paper.pointer(x, y, pivot.sign(), 6, theme.structure);
        String name =
            (last == null ? "" : at > last ? "H" : "L") + (pivot.sign() > 0 ? "H" : "L");
        paper.label(name, x, y - pivot.sign() * 18, 0.5, theme.structure, theme.panel);
      } else {
        paper.pointer(x, y, pivot.sign(), 2.6, theme.structure);
      }
    }
  }

  private void breaks() {
    Map<Integer, StructureObject> pivots = new HashMap<>();
    List<StructureObject> small =
        objects.stream().filter(o -> isBreak(o) && o.size() == SwingSize.INTERNAL).toList();
    List<StructureObject> newest =
        small.subList(Math.max(0, small.size() - SMALL_BREAKS), small.size());
    for (StructureObject object : objects) {
      if (object.kind() == StructureKind.PIVOT) {
        pivots.put(object.id(), object);
      }
      boolean wanted =
          isBreak(object) && (object.size() == SwingSize.SWING || newest.contains(object));
      StructureObject pivot = pivots.get(object.sourceId());
      if (wanted && pivot != null && object.pivotNanos() >= axes.from()
          && axes.shows(pivot.high())) {
        drawBreak(object, pivot);
      }
    }
  }

  private void drawBreak(StructureObject event, StructureObject pivot) {
    boolean large = event.size() == SwingSize.SWING;
    double left = axes.clampedX(pivot.pivotNanos());
    double right = axes.x(event.knownAtNanos());
    double y = axes.y(pivot.high());
    Color colour = event.sign() > 0 ? theme.gain : theme.loss;
    if (large) {
      paper.line(left, y, right, y, colour, 1.6);
    } else {
      paper.dashed(left, y, right, y, colour, 1, 2);
    }
    String name = event.kind() == StructureKind.CHOCH ? "CHoCH" : "BOS";
    String failed = event.state() == ObjectState.FAILED ? ", failed" : "";
    if (large || right - left > 30) {
      paper.label(
          (large ? name : name.toLowerCase(Locale.ROOT)) + failed, (left + right) / 2,
          y - event.sign() * 9, 0.5, colour, theme.panel);
    }
  }

  private static boolean isBreak(StructureObject object) {
    return object.kind() == StructureKind.BOS || object.kind() == StructureKind.CHOCH;
  }
}
