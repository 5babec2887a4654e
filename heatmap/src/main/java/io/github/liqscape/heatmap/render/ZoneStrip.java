// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The zones of the present profile beside the price axis, with their distance and amount. */
final class ZoneStrip {

  static final int WIDTH = 146;
  private static final int BOX = 12;
  private static final int LINE = 15;

  private ZoneStrip() {}

  static void draw(Sheet sheet, LiquidationProfile profile, PriceAxis price, int left) {
    Amounts amounts = Amounts.of(profile);
    sheet.fill(left, price.top(), WIDTH, price.height(), sheet.theme.panel);
    sheet.text(
        "zones now", left + WIDTH / 2.0, price.top() - 9, Sheet.Align.CENTRE, Sheet.SMALL,
        sheet.theme.faint);
    List<LiquidationZone> shown = shown(profile, price);
    double[] wanted = shown.stream().mapToDouble(z -> price.y(z.centroid())).toArray();
    double[] at = Spread.apart(wanted, LINE, price.top() + 8, price.bottom() - 8);
    for (int i = 0; i < at.length; i++) {
      LiquidationZone zone = shown.get(i);
      Color colour =
          zone.side() == PositionSide.LONG ? sheet.theme.longSide : sheet.theme.shortSide;
      double top = price.y(Math.min(zone.high(), price.high()));
      double bottom = price.y(Math.max(zone.low(), price.low()));
      Rectangle2D box =
          new Rectangle2D.Double(left + 2, top, BOX, Math.max(2, bottom - top));
      sheet.opacity(0.35);
      sheet.pen.setColor(colour);
      sheet.pen.fill(box);
      sheet.opacity(1);
      sheet.pen.setStroke(new BasicStroke(zone.strong() ? 2f : 1.2f));
      sheet.pen.setColor(colour);
      sheet.pen.draw(box);
      sheet.pen.setStroke(new BasicStroke(1f));
      sheet.line(left + BOX + 2, price.y(zone.centroid()), left + BOX + 10, at[i], colour);
      double nearer = zone.side() == PositionSide.LONG ? zone.high() : zone.low();
      sheet.text(
          Amounts.distance(nearer, profile.mark()) + "  "
              + amounts.text(zone.expectedForced().mean()),
          left + BOX + 13, at[i], Sheet.Align.LEFT,
          zone.strong() ? Sheet.BOLD : Sheet.SMALL, sheet.theme.ink);
    }
  }

  /** Zones that reach into the window, highest first; the nearest, if there is no room for all. */
  private static List<LiquidationZone> shown(LiquidationProfile profile, PriceAxis price) {
    List<LiquidationZone> zones = new ArrayList<>();
    for (PositionSide side : PositionSide.values()) {
      for (LiquidationZone zone : profile.zones(side)) {
        if (zone.high() > price.low() && zone.low() < price.high()) {
          zones.add(zone);
        }
      }
    }
    zones.sort(Comparator.comparingDouble(LiquidationZone::distance));
    List<LiquidationZone> fitting =
        new ArrayList<>(zones.subList(0, Math.min(zones.size(), price.height() / LINE - 1)));
    fitting.sort(Comparator.comparingDouble(LiquidationZone::centroid).reversed());
    return fitting;
  }
}
