// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.review.Finding;
import io.github.liqscape.setup.ZoneEvidence;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Paints one trade.
 *
 * <p>Threading: one painter, one picture, one thread.
 */
final class TradePainter {

  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  private static final Font BODY = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final int MARGIN_RIGHT = 190;

  private record Label(double price, String text, Color colour) {}

  private final Finding finding;
  private final PaperTrade trade;
  private final TradeTheme theme;
  private final BufferedImage image;
  private final Graphics2D pen;
  private final TradeScale scale;
  private final List<Label> labels = new ArrayList<>();

  TradePainter(Finding finding, TradeTheme theme, int width, int height) {
    this.finding = finding;
    this.trade = finding.trade();
    this.theme = theme;
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    List<Double> prices = new ArrayList<>();
    for (double price :
        new double[] {
          trade.entryPrice(), trade.exitPrice(), trade.stop(), trade.target(),
          trade.worstPrice(), trade.bestPrice()
        }) {
      if (price > 0) {
        prices.add(price);
      }
    }
    scale =
        TradeScale.of(finding.candles(), prices, 12, 62, width - 12 - MARGIN_RIGHT, height - 96);
  }

  BufferedImage paint() {
    fill(0, 0, image.getWidth(), image.getHeight(), theme.paper);
    heading();
    grid();
    zones();
    plan();
    candles();
    excursions();
    fills();
    names();
    pen.dispose();
    return image;
  }

  private void heading() {
    String gained = Words.money(trade.netE8()) + " " + trade.instrument().settleAsset();
    text(
        trade.instrument() + "  " + trade.side() + "  " + trade.id() + "  net " + gained, 12, 22,
        TITLE, theme.ink);
    List<String> words = new ArrayList<>();
    finding.labels().forEach(label -> words.add(label.words()));
    if (finding.stoppedThenRight()) {
      words.add("stopped, then right");
    }
    text(
        String.join(", ", words) + "   MAE " + Words.number(finding.measures().maeR())
            + " R, MFE " + Words.number(finding.measures().mfeR()) + " R, closed by "
            + trade.exit().name().toLowerCase(Locale.ROOT),
        12, 44, BODY, theme.faint);
  }

  private void grid() {
    for (double price : scale.priceTicks()) {
      line(scale.left(), scale.y(price), scale.right(), scale.y(price), theme.grid, 1);
      text(Words.price(price), scale.left() + 2, scale.y(price) - 3, SMALL, theme.faint);
    }
    int steps = 5;
    for (int i = 0; i <= steps; i++) {
      long at = scale.from() + (scale.to() - scale.from()) / steps * i;
      String time = Words.time(at).substring(i == 0 || i == steps ? 0 : 5);
      int width = pen.getFontMetrics(SMALL).stringWidth(time);
      double x = Math.clamp(scale.x(at) - width / 2.0, scale.left(), scale.right() - width);
      text(time, x, scale.bottom() + 18, SMALL, theme.faint);
    }
  }

  private void zones() {
    for (ZoneEvidence zone : finding.zones()) {
      if (zone.high() < scale.low() || zone.low() > scale.high()) {
        continue;
      }
      double top = scale.y(Math.min(zone.high(), scale.high()));
      double bottom = scale.y(Math.max(zone.low(), scale.low()));
      Color colour = zone.side() == PositionSide.LONG ? theme.longSide : theme.shortSide;
      double left = scale.x(Math.max(zone.firstSeenNanos(), scale.from()));
      opacity(zone.strong() ? 0.28 : 0.14);
      fill(left, top, scale.right() - left, Math.max(2, bottom - top), colour);
      opacity(1);
      String who = zone.side() == PositionSide.LONG ? "crowded longs" : "crowded shorts";
      String rank =
          Double.isNaN(zone.percentile())
              ? ""
              : String.format(Locale.ROOT, " p%.0f", zone.percentile());
      label((zone.low() + zone.high()) / 2, who + rank, colour);
    }
  }

  private void plan() {
    double from = scale.x(trade.entryNanos());
    double until = scale.x(trade.exitNanos());
    double width = Math.max(3, until - from);
    between(trade.entryPrice(), trade.target(), from, width, theme.gain);
    between(trade.entryPrice(), trade.stop(), from, width, theme.loss);
    level(trade.target(), "target", theme.gain);
    level(trade.stop(), "stop", theme.loss);
    level(trade.liquidationPrice(), "liquidation", theme.loss);
    label(trade.entryPrice(), "entry " + Words.price(trade.entryPrice()), theme.ink);
    label(trade.exitPrice(), "exit " + Words.price(trade.exitPrice()), theme.ink);
    finding.prices().stream()
        .filter(price -> price.name().equals("signal"))
        .forEach(price -> level(price.price(), "signal", theme.mark));
  }

  private void between(double entry, double other, double x, double width, Color colour) {
    if (other > 0) {
      double top = Math.min(scale.y(entry), scale.y(other));
      opacity(0.12);
      fill(x, top, width, Math.abs(scale.y(entry) - scale.y(other)), colour);
      opacity(1);
    }
  }

  private void level(double price, String name, Color colour) {
    if (price > 0 && scale.shows(price)) {
      pen.setStroke(
          new BasicStroke(
              1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0));
      pen.setColor(colour);
      pen.draw(
          new Line2D.Double(scale.left(), scale.y(price), scale.right(), scale.y(price)));
      label(price, name + " " + Words.price(price), colour);
    }
  }

  private void candles() {
    double each = (double) scale.width() / finding.candles().size();
    double body = Math.max(1, each * 0.64);
    for (Candle candle : finding.candles()) {
      double x = scale.x(candle.openNanos() + candle.timeframe().nanos() / 2);
      boolean up = candle.close() >= candle.open();
      double top = scale.y(Math.max(candle.open(), candle.close()));
      double height = Math.max(1, scale.y(Math.min(candle.open(), candle.close())) - top);
      line(x, scale.y(candle.high()), x, scale.y(candle.low()), theme.faint, 1);
      fill(x - body / 2, top, body, height, up ? theme.rising : theme.falling);
      pen.setColor(theme.faint);
      pen.draw(new Rectangle2D.Double(x - body / 2, top, body, height));
    }
  }

  private void excursions() {
    double x = scale.x(trade.exitNanos()) + 6;
    double entry = scale.y(trade.entryPrice());
    line(x, entry, x, scale.y(trade.bestPrice()), theme.gain, 3);
    line(x + 5, entry, x + 5, scale.y(trade.worstPrice()), theme.loss, 3);
    text("MFE", x - 4, scale.y(trade.bestPrice()) + (up() ? -6 : 14), SMALL, theme.gain);
    text("MAE", x, scale.y(trade.worstPrice()) + (up() ? 14 : -6), SMALL, theme.loss);
  }

  private boolean up() {
    return trade.side() == PositionSide.LONG;
  }

  private void fills() {
    for (Fill fill : trade.fills()) {
      boolean buys = fill.side() == OrderSide.BUY;
      double x = scale.x(fill.timeNanos());
      double y = scale.y(fill.price());
      int sign = buys ? 1 : -1;
      Path2D arrow = new Path2D.Double();
      arrow.moveTo(x, y);
      arrow.lineTo(x - 7, y + sign * 13);
      arrow.lineTo(x + 7, y + sign * 13);
      arrow.closePath();
      pen.setColor(buys ? theme.gain : theme.loss);
      pen.fill(arrow);
      pen.setColor(theme.paper);
      pen.setStroke(new BasicStroke(1));
      pen.draw(arrow);
    }
  }

  /** Texts beside the plot, none over another. */
  private void names() {
    labels.removeIf(label -> !scale.shows(label.price));
    labels.sort(Comparator.comparingDouble(label -> -label.price));
    int line = 16;
    double[] at = new double[labels.size()];
    double least = scale.top() + 6;
    for (int i = 0; i < at.length; i++) {
      at[i] = Math.max(least, scale.y(labels.get(i).price));
      least = at[i] + line;
    }
    double most = scale.bottom();
    for (int i = at.length - 1; i >= 0; i--) {
      at[i] = Math.min(most, at[i]);
      most = at[i] - line;
    }
    for (int i = 0; i < at.length; i++) {
      Label label = labels.get(i);
      line(scale.right(), scale.y(label.price), scale.right() + 12, at[i], label.colour, 1);
      text(label.text, scale.right() + 16, at[i] + 4, SMALL, label.colour);
    }
  }

  private void label(double price, String text, Color colour) {
    labels.add(new Label(price, text, colour));
  }

  private void text(String text, double x, double y, Font font, Color colour) {
    pen.setFont(font);
    pen.setColor(colour);
    FontMetrics metrics = pen.getFontMetrics();
    String shown = text;
    while (shown.length() > 4 && x + metrics.stringWidth(shown) > image.getWidth() - 4) {
      shown = shown.substring(0, shown.length() - 2);
    }
    pen.drawString(shown, (float) x, (float) y);
  }

  private void line(double x1, double y1, double x2, double y2, Color colour, double thick) {
    pen.setStroke(new BasicStroke((float) thick));
    pen.setColor(colour);
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  private void fill(double x, double y, double width, double height, Color colour) {
    pen.setColor(colour);
    pen.fill(new Rectangle2D.Double(x, y, width, height));
  }

  private void opacity(double part) {
    pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) part));
  }
}
