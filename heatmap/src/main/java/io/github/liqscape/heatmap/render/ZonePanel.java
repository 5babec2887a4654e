// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The zones of a profile beside its bars: bounds, words, and 5/50/95 % whiskers on a log axis. */
final class ZonePanel {

  private static final int LINE = 36;
  private static final int BRACKET = 10;
  private static final int LEAD = 44;

  /** Decade of a thousandth of a percent. */
  private static final int LEAST_SHARE = -5;

  private final Sheet sheet;
  private final LiquidationProfile profile;
  private final PriceAxis price;
  private final int left;
  private final int width;
  private final Amounts amounts;
  private final List<LiquidationZone> zones = new ArrayList<>();
  private final int hidden;
  private final int lowDecade;
  private final int highDecade;

  ZonePanel(Sheet sheet, LiquidationProfile profile, PriceAxis price, int left, int width) {
    this.sheet = sheet;
    this.profile = profile;
    this.price = price;
    this.left = left;
    this.width = width;
    amounts = Amounts.of(profile);
    for (PositionSide side : PositionSide.values()) {
      for (LiquidationZone zone : profile.zones(side)) {
        if (price.shows(zone.centroid())) {
          zones.add(zone);
        }
      }
    }
    zones.sort(Comparator.comparingDouble(LiquidationZone::distance));
    int room = Math.max(0, price.height() / LINE);
    hidden = Math.max(0, zones.size() - room);
    zones.subList(zones.size() - hidden, zones.size()).clear();
    zones.sort(Comparator.comparingDouble(LiquidationZone::centroid).reversed());
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (LiquidationZone zone : zones) {
      ForcedBand band = zone.expectedForced();
      least = Math.min(least, band.low() > 0 ? band.low() : band.mean());
      most = Math.max(most, Math.max(band.high(), band.mean()));
    }
    boolean any = most > 0 && least > 0;
    highDecade = any ? (int) Math.ceil(Math.log10(most) - 1e-9) : 1;
    // Shares below a thousandth of a percent are written alike: an axis of them says nothing.
    int lowest = amounts.currency() ? highDecade - 6 : Math.max(highDecade - 6, LEAST_SHARE);
    lowDecade =
        any
            ? Math.clamp(
                (int) Math.floor(Math.log10(least)), Math.min(lowest, highDecade - 1),
                highDecade - 1)
            : 0;
  }

  void draw() {
    sheet.text(
        zones.isEmpty() ? "no zones in view" : "zones: distance, expected forced" + bandWords(),
        left, price.top() - 30, Sheet.Align.LEFT, Sheet.SMALL, sheet.theme.ink);
    if (zones.isEmpty()) {
      return;
    }
    double[] wanted = zones.stream().mapToDouble(z -> price.y(z.centroid())).toArray();
    double[] at =
        Spread.apart(wanted, LINE, price.top() + LINE / 2.0, price.bottom() - LINE / 2.0);
    for (int decade = lowDecade; decade <= highDecade; decade++) {
      double amount = Math.pow(10, decade);
      sheet.line(x(amount), price.top(), x(amount), price.bottom(), sheet.theme.grid);
      sheet.text(
          amounts.text(amount), x(amount), price.bottom() + 12, Sheet.Align.CENTRE, Sheet.SMALL,
          sheet.theme.faint);
    }
    sheet.text(
        "whiskers: " + amounts.unit() + ", log"
            + (hidden > 0 ? "; " + hidden + " farther zones not shown" : ""),
        (x(Math.pow(10, lowDecade)) + x(Math.pow(10, highDecade))) / 2, price.bottom() + 30,
        Sheet.Align.CENTRE, Sheet.SMALL, sheet.theme.ink);
    for (int i = 0; i < at.length; i++) {
      zone(zones.get(i), at[i]);
    }
  }

  private String bandWords() {
    return amounts.currency() ? " with 5-95 % band" : "";
  }

  private void zone(LiquidationZone zone, double y) {
    Color colour =
        zone.side() == PositionSide.LONG ? sheet.theme.longSide : sheet.theme.shortSide;
    double top = price.y(Math.min(zone.high(), price.high()));
    double bottom = price.y(Math.max(zone.low(), price.low()));
    sheet.fill(left, top, BRACKET, Math.max(2, bottom - top), colour);
    sheet.line(left + BRACKET, price.y(zone.centroid()), left + LEAD - 6, y, colour);
    sheet.text(
        words(zone), left + LEAD, y - 9, Sheet.Align.LEFT,
        zone.strong() ? Sheet.BOLD : Sheet.SMALL, sheet.theme.ink);
    whisker(zone.expectedForced(), y + 7, colour);
  }

  private void whisker(ForcedBand band, double y, Color colour) {
    double median = x(band.median());
    if (band.high() > band.low()) {
      sheet.pen.setStroke(new BasicStroke(2f));
      sheet.line(x(band.low()), y, x(band.high()), y, colour);
      sheet.pen.setStroke(new BasicStroke(1.4f));
      if (band.low() > 0) {
        sheet.line(x(band.low()), y - 4, x(band.low()), y + 4, colour);
      }
      sheet.line(x(band.high()), y - 4, x(band.high()), y + 4, colour);
      sheet.pen.setStroke(new BasicStroke(1f));
    } else {
      median = x(band.mean());
    }
    sheet.pen.setColor(colour);
    sheet.pen.fill(new Ellipse2D.Double(median - 4, y - 4, 8, 8));
    sheet.pen.setColor(sheet.theme.paper);
    sheet.pen.fill(new Ellipse2D.Double(median - 1.8, y - 1.8, 3.6, 3.6));
  }

  private String words(LiquidationZone zone) {
    double nearer = zone.side() == PositionSide.LONG ? zone.high() : zone.low();
    return Amounts.distance(nearer, profile.mark()) + ZoneWords.atr(zone) + " · "
        + ZoneWords.band(zone, amounts) + ZoneWords.percentile(zone);
  }

  /** Log axis; what is less than its start, also nothing at all, lies at the start. */
  private double x(double amount) {
    double part = (Math.log10(Math.max(amount, 1e-300)) - lowDecade) / (highDecade - lowDecade);
    return left + LEAD + 4 + Math.max(0, Math.min(1, part)) * (width - LEAD - 30);
  }
}
