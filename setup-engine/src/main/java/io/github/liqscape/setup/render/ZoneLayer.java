// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.render;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneState;
import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * Liquidation zones as bands from the time they were first known: filled while untested, fainter
 * once price was inside, an empty outline up to the sweep once price closed beyond.
 */
final class ZoneLayer {

  private static final int MOST = 14;

  private final ChartPaper paper;
  private final Axes axes;
  private final ChartTheme theme;

  ZoneLayer(ChartPaper paper, Axes axes, ChartTheme theme) {
    this.paper = paper;
    this.axes = axes;
    this.theme = theme;
  }

  static List<ZoneEvidence> shown(Setup setup, Axes axes) {
    return setup.facts().zones().stream()
        .filter(zone -> axes.shows(zone.low(), zone.high()))
        .limit(MOST)
        .toList();
  }

  void draw(Setup setup, PriceLabels labels) {
    String chosen = setup instanceof Setup.Trade trade ? trade.zoneRootId() : "";
    for (ZoneEvidence zone : shown(setup, axes)) {
      boolean isChosen = chosen.equals(zone.rootId());
      draw(zone, isChosen);
      double near = zone.side() == PositionSide.SHORT ? zone.low() : zone.high();
      double at = axes.shows(near) ? near : (zone.low() + zone.high()) / 2;
      if (isChosen || zone.state() != ZoneState.CONSUMED) {
        String words = isChosen ? "ZONE, " + state(who(zone), zone) : words(zone);
        labels.add(at, words, colour(zone), isChosen);
      }
    }
  }

  private void draw(ZoneEvidence zone, boolean chosen) {
    double left = axes.clampedX(zone.firstSeenNanos());
    double top = axes.y(Math.min(zone.high(), axes.high()));
    double height = Math.max(2, axes.y(Math.max(zone.low(), axes.low())) - top);
    Color colour = colour(zone);
    boolean swept = zone.state() == ZoneState.CONSUMED;
    double right =
        swept && !chosen ? axes.clampedX(zone.touchedNanos()) : axes.right();
    if (!swept) {
      paper.opacity(zone.state() == ZoneState.TESTED ? 0.13 : zone.strong() ? 0.34 : 0.24);
      paper.fill(left, top, right - left, height, colour);
    }
    paper.opacity(swept ? 0.3 : 0.75);
    edge(left, right, top, colour, swept);
    edge(left, right, top + height, colour, swept);
    paper.opacity(1);
    if (chosen) {
      paper.frame(left, top, right - left, height, colour, 2);
    }
  }

  private void edge(double left, double right, double y, Color colour, boolean swept) {
    if (swept) {
      paper.dashed(left, y, right, y, colour, 1, 3);
    } else {
      paper.line(left, y, right, y, colour, 1);
    }
  }

  private Color colour(ZoneEvidence zone) {
    return zone.side() == PositionSide.LONG ? theme.longSide : theme.shortSide;
  }

  /** What a reader needs at a glance: who is crowded there, how it stands, how far it is. */
  static String words(ZoneEvidence zone) {
    String words = state("crowded " + who(zone), zone);
    return zone.distanceAtr() > 0
        ? words + String.format(Locale.ROOT, ", %.1f ATR", zone.distanceAtr())
        : words;
  }

  private static String who(ZoneEvidence zone) {
    String side = zone.side() == PositionSide.LONG ? "longs" : "shorts";
    return Double.isNaN(zone.percentile())
        ? side
        : side + String.format(Locale.ROOT, " p%.0f", zone.percentile());
  }

  private static String state(String words, ZoneEvidence zone) {
    return switch (zone.state()) {
      case UNTESTED, GONE -> words;
      case TESTED -> words + ", touched";
      case CONSUMED -> words + ", run through";
    };
  }
}
