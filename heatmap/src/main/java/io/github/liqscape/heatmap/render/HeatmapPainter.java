// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.instrument.PositionSide;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;

/** Lays out and draws one {@link HeatmapImage}. */
final class HeatmapPainter {

  private static final int HEADER = 94;
  private static final int AXIS = 30;
  private static final int PRICES = 84;
  private static final int HATCH = 9;
  private static final Color DARK_EDGE = new Color(0, 0, 0, 200);
  private static final Color LIGHT_EDGE = new Color(255, 255, 255, 200);
  private static final Color MARK = new Color(0xffffff);

  private final HeatmapImage picture;
  private final Sheet sheet;
  private final Theme theme;
  private final Frame frame;
  private final Amounts amounts;
  private final HeatScale scale;
  final TimeAxis time;
  final PriceAxis price;

  HeatmapPainter(HeatmapImage picture) {
    this.picture = picture;
    theme = picture.theme;
    sheet = new Sheet(picture.width, picture.height, theme);
    frame = new Frame(sheet, picture.profile);
    amounts = Amounts.of(picture.profile);
    scale = picture.scale.resolved(picture.profile.provenance().fidelity());
    int plotWidth = picture.width - Frame.MARGIN - ZoneStrip.WIDTH - PRICES - HeatLegend.WIDTH;
    int plotHeight = picture.height - HEADER - AXIS - frame.footer();
    time = picture.timeAxis(Frame.MARGIN, plotWidth);
    price = picture.priceAxis(time, HEADER, plotHeight);
  }

  Sheet paint() {
    frame.draw("estimated forced-flow location");
    ColourRamp ramp = new ColourRamp(theme);
    heat(ramp);
    grid();
    Shape clip = sheet.pen.getClip();
    sheet.pen.clipRect(time.left(), price.top(), time.width(), price.height());
    markLine();
    picture.prints.stream()
        .filter(p -> time.shows(p.timeNanos()) && price.shows(p.price()))
        .sorted(Comparator.comparingDouble(ForcedPrint::notional).reversed())
        .forEach(p -> circle(time.x(p.timeNanos()), price.y(p.price()), p));
    CandleLayer.draw(sheet, picture.candles, time, price);
    sheet.pen.setClip(clip);
    ZoneStrip.draw(sheet, picture.profile, price, time.right());
    int axisLeft = time.right() + ZoneStrip.WIDTH;
    price.draw(sheet, axisLeft, picture.profile.mark());
    markTag(axisLeft);
    HeatLegend.draw(sheet, scale, ramp, amounts, axisLeft + PRICES, price);
    key();
    return sheet;
  }

  private void heat(ColourRamp ramp) {
    HeatRaster raster = new HeatRaster(picture.history, time, price, amounts.currency());
    DoubleUnaryOperator heat = scale::heat;
    if (scale.mode() == HeatScale.Mode.PERCENTILE) {
      heat = new HeatRank(picture.history, amounts.currency())::of;
    }
    int ground = ramp.rgb(0);
    int hatch = theme.faint.getRGB();
    for (int x = 0; x < time.width(); x++) {
      for (int y = 0; y < price.height(); y++) {
        int colour;
        if (raster.gap(x)) {
          colour = (x + y) % HATCH == 0 ? hatch : theme.panel.getRGB();
        } else {
          double amount = raster.amount(x, y);
          colour = amount > 0 ? ramp.rgb(heat.applyAsDouble(amount)) : ground;
        }
        sheet.image.setRGB(time.left() + x, price.top() + y, colour);
      }
    }
  }

  private void grid() {
    sheet.opacity(0.14);
    for (double tick : price.ticks()) {
      double y = Math.round(price.y(tick)) + 0.5;
      sheet.line(time.left(), y, time.right(), y, theme.ink);
    }
    for (long tick : time.ticks()) {
      double x = Math.round(time.x(tick)) + 0.5;
      sheet.line(x, price.top(), x, price.bottom(), theme.ink);
    }
    sheet.opacity(1);
    for (long tick : time.ticks()) {
      double x = time.x(tick);
      if (x >= time.left() + 16 && x <= time.right() - 16) {
        sheet.text(
            time.label(tick), x, price.bottom() + 13, Sheet.Align.CENTRE, Sheet.SMALL, theme.faint);
      }
    }
    sheet.text(
        "UTC, " + periodText() + " columns", time.right() + 8, price.bottom() + 13,
        Sheet.Align.LEFT, Sheet.SMALL, theme.faint);
  }

  /** The mark of each column, broken at gaps. */
  private void markLine() {
    Path2D path = new Path2D.Double();
    long period = picture.history.period().toNanos();
    long last = Long.MIN_VALUE;
    for (int i = 0; i < picture.history.columns(); i++) {
      HeatmapHistory.Column column = picture.history.column(i);
      if (column.isGap()) {
        continue;
      }
      double x = time.x(column.timeNanos());
      double y = price.y(column.mark());
      if (column.timeNanos() - last == period) {
        path.lineTo(x, y);
      } else {
        path.moveTo(x, y);
      }
      last = column.timeNanos();
    }
    sheet.pen.setStroke(new BasicStroke(3f));
    sheet.pen.setColor(DARK_EDGE);
    sheet.pen.draw(path);
    sheet.pen.setStroke(new BasicStroke(1.3f));
    sheet.pen.setColor(MARK);
    sheet.pen.draw(path);
    sheet.pen.setStroke(new BasicStroke(1f));
  }

  private void markTag(int axisLeft) {
    double mark = picture.profile.mark();
    if (!price.shows(mark)) {
      return;
    }
    double y = price.y(mark);
    sheet.line(time.right(), y, axisLeft, y, theme.ink);
    sheet.fill(axisLeft, y - 9, PRICES - 8, 18, theme.ink);
    sheet.text(
        HonestLabels.mark(picture.profile), axisLeft + 8, y, Sheet.Align.LEFT, Sheet.BOLD,
        theme.paper);
  }

  private void circle(double x, double y, ForcedPrint print) {
    double r = radius(print.notional());
    Ellipse2D ring = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    Color colour =
        print.liquidatedSide() == PositionSide.LONG ? theme.longSide : theme.shortSide;
    sheet.opacity(0.4);
    sheet.pen.setColor(colour);
    sheet.pen.fill(ring);
    sheet.opacity(1);
    sheet.pen.setStroke(new BasicStroke(2.6f));
    sheet.pen.setColor(theme.dark() ? DARK_EDGE : LIGHT_EDGE);
    sheet.pen.draw(ring);
    sheet.pen.setStroke(new BasicStroke(1.4f));
    sheet.pen.setColor(colour);
    sheet.pen.draw(ring);
    sheet.pen.setStroke(new BasicStroke(1f));
  }

  /** Logarithmic and absolute: 10k is 3.5 pixels, 1M is 12. */
  static double radius(double notional) {
    return Math.min(26, 2 + 5 * Math.log10(1 + notional / 1e4));
  }

  /** What each mark on the plot means, in a row above it. */
  private void key() {
    double y = 72;
    double x = time.left();
    sheet.line(x, y, x + 18, y, theme.ink);
    x = keyText("mark", x + 24, y);
    if (!picture.candles.isEmpty()) {
      PriceAxis tiny = new PriceAxis(1, 2, (int) y - 9, 18);
      CandleLayer.draw(sheet, new CandleLayer.Bar(0, 1, 1.3, 1.9, 1.05, 1.6), x + 4, 6, tiny);
      CandleLayer.draw(sheet, new CandleLayer.Bar(0, 1, 1.7, 1.95, 1.1, 1.3), x + 16, 6, tiny);
      x = keyText("candle up, down", x + 26, y);
    }
    if (!picture.prints.isEmpty()) {
      for (PositionSide side : PositionSide.values()) {
        circle(x + 6, y, new ForcedPrint(0, 1, 1e4, side));
        x = keyText("forced close of a " + side, x + 16, y);
      }
      for (double size : new double[] {1e4, 1e5, 1e6}) {
        if (amounts.currency()) {
          double r = radius(size);
          sheet.pen.setColor(theme.faint);
          sheet.pen.draw(new Ellipse2D.Double(x, y - r, 2 * r, 2 * r));
          x = keyText(Amounts.compact(size), x + 2 * r + 5, y);
        }
      }
      if (!amounts.currency()) {
        x = keyText("larger is more, log", x, y);
      }
    }
    Shape clip = sheet.pen.getClip();
    sheet.pen.clipRect((int) x, (int) y - 6, 15, 13);
    for (int i = -14; i < 28; i += 5) {
      sheet.line(x + i, y + 7, x + i + 13, y - 6, theme.faint);
    }
    sheet.pen.setClip(clip);
    sheet.pen.setColor(theme.faint);
    sheet.pen.drawRect((int) x, (int) y - 6, 14, 12);
    keyText("no data", x + 20, y);
  }

  private String periodText() {
    long minutes = picture.history.period().toMinutes();
    if (minutes >= 60 && minutes % 60 == 0) {
      return minutes / 60 + " h";
    }
    return minutes > 0 ? minutes + " min" : picture.history.period().toMillis() + " ms";
  }

  private double keyText(String text, double x, double y) {
    sheet.text(text, x, y, Sheet.Align.LEFT, Sheet.SMALL, theme.faint);
    return x + sheet.width(text, Sheet.SMALL) + 18;
  }
}
