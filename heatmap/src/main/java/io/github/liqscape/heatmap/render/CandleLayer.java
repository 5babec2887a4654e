// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.candle.Candle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Candles over heat: white bodies rise, black ones fall, each in a contrasting line, because every
 * hue already means heat or a side. Candles narrower than five pixels are joined first.
 */
final class CandleLayer {

  private static final double LEAST_PITCH = 5;
  private static final Color RISING = new Color(0xffffff);
  private static final Color FALLING = new Color(0x10141b);
  private static final Color HALO = new Color(0, 0, 0, 190);
  private static final Color OUTLINE = new Color(0xf2f5f9);

  private CandleLayer() {}

  /** A candle or several, with its own span of time. */
  record Bar(long from, long to, double open, double high, double low, double close) {

    Bar join(Bar next) {
      return new Bar(
          from, next.to, open, Math.max(high, next.high), Math.min(low, next.low), next.close);
    }
  }

  /** What is drawn of these candles: those that begin within the window, joined by equal spans. */
  static List<Bar> bars(List<Candle> candles, TimeAxis time) {
    List<Bar> bars = new ArrayList<>();
    for (Candle c : candles) {
      if (!time.shows(c.openNanos())) {
        continue;
      }
      Bar bar =
          new Bar(c.openNanos(), c.closeNanos(), c.open(), c.high(), c.low(), c.close());
      long one = c.timeframe().nanos();
      double pitch = (double) one / (time.to() - time.from()) * time.width();
      long span = one * (long) Math.max(1, Math.ceil(LEAST_PITCH / pitch));
      boolean joins =
          !bars.isEmpty()
              && Math.floorDiv(bars.getLast().from(), span) == Math.floorDiv(bar.from(), span);
      if (joins) {
        bars.set(bars.size() - 1, bars.getLast().join(bar));
      } else {
        bars.add(bar);
      }
    }
    return bars;
  }

  static void draw(Sheet sheet, List<Candle> candles, TimeAxis time, PriceAxis price) {
    for (Bar bar : bars(candles, time)) {
      double left = time.x(bar.from());
      double pitch = time.x(bar.to()) - left;
      draw(sheet, bar, left + pitch / 2, Math.min(18, Math.max(2, pitch * 0.62)), price);
    }
  }

  static void draw(Sheet sheet, Bar bar, double middle, double width, PriceAxis price) {
    boolean rises = bar.close() >= bar.open();
    Line2D wick = new Line2D.Double(middle, price.y(bar.high()), middle, price.y(bar.low()));
    double top = price.y(Math.max(bar.open(), bar.close()));
    double height = Math.max(1, price.y(Math.min(bar.open(), bar.close())) - top);
    Rectangle2D body = new Rectangle2D.Double(middle - width / 2, top, width, height);
    sheet.pen.setColor(HALO);
    sheet.pen.setStroke(new BasicStroke(3.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    sheet.pen.draw(wick);
    sheet.pen.draw(body);
    sheet.pen.setStroke(new BasicStroke(1f));
    sheet.pen.setColor(OUTLINE);
    sheet.pen.draw(wick);
    sheet.pen.setColor(rises ? RISING : FALLING);
    sheet.pen.fill(body);
    sheet.pen.setColor(OUTLINE);
    sheet.pen.draw(body);
  }
}
