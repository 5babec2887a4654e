// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * Paints one reliability diagram.
 *
 * <p>Threading: one painter, one picture, one thread.
 */
final class DiagramPainter {

  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 19);
  private static final Font BODY = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private static final int LEFT = 76;
  private static final int TOP = 92;
  private static final int SIDE = 620;
  private static final int COUNTS_TOP = TOP + SIDE + 34;
  private static final int COUNTS_HEIGHT = 70;
  private static final int COUNT_BARS = 20;
  private static final int LINE = 17;

  private final DiagramTheme theme;
  private final BufferedImage image;
  private final Graphics2D pen;

  DiagramPainter(DiagramTheme theme) {
    this.theme = theme;
    image =
        new BufferedImage(
            ReliabilityDiagram.WIDTH, ReliabilityDiagram.HEIGHT, BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  BufferedImage paint(
      String title, List<String> facts, Predictions predictions, List<String> foot) {
    fill(0, 0, ReliabilityDiagram.WIDTH, ReliabilityDiagram.HEIGHT, theme.paper);
    text(title, LEFT, 28, 0, TITLE, theme.ink);
    for (int i = 0; i < facts.size(); i++) {
      text(facts.get(i), LEFT, 52 + i * LINE, 0, BODY, theme.faint);
    }
    axes();
    dashed(x(0), y(0), x(1), y(1), theme.faint);
    double base = predictions.baseRate();
    dashed(x(0), y(base), x(1), y(base), theme.grid);
    text("base rate", x(1) - 4, y(base) - 9, 1, SMALL, theme.faint);
    for (ReliabilityBin bin
        : Binning.EQUAL_MASS.bins(predictions, ReliabilityDiagram.BINS)) {
      bin(bin);
    }
    counts(predictions);
    for (int i = 0; i < foot.size(); i++) {
      text(
          foot.get(i), LEFT, COUNTS_TOP + COUNTS_HEIGHT + 24 + i * LINE, 0, SMALL, theme.faint);
    }
    pen.dispose();
    return image;
  }

  private void axes() {
    fill(LEFT, TOP, SIDE, SIDE, theme.panel);
    for (int tenth = 0; tenth <= 10; tenth++) {
      double at = tenth / 10.0;
      line(x(at), y(0), x(at), y(1), theme.grid, 1);
      line(x(0), y(at), x(1), y(at), theme.grid, 1);
      String label = String.format(Locale.ROOT, "%.1f", at);
      text(label, x(at), TOP + SIDE + 14, 0.5, SMALL, theme.faint);
      text(label, LEFT - 8, y(at), 1, SMALL, theme.faint);
    }
    text("share of wins, up; probability said, right", LEFT + 8, TOP + 14, 0, SMALL, theme.faint);
  }

  private void bin(ReliabilityBin bin) {
    WilsonInterval bar = bin.interval(WilsonInterval.Z_95);
    double at = x(bin.meanProbability());
    line(at, y(bar.lower()), at, y(bar.upper()), theme.mark, 2);
    line(at - 4, y(bar.lower()), at + 4, y(bar.lower()), theme.mark, 2);
    line(at - 4, y(bar.upper()), at + 4, y(bar.upper()), theme.mark, 2);
    line(x(bin.lowest()), y(bin.share()), x(bin.highest()), y(bin.share()), theme.mark, 1);
    pen.setColor(theme.mark);
    pen.fill(new Ellipse2D.Double(at - 5, y(bin.share()) - 5, 10, 10));
  }

  private void counts(Predictions predictions) {
    int[] counts = new int[COUNT_BARS];
    int most = 1;
    for (int i = 0; i < predictions.size(); i++) {
      int bar = Math.min((int) (COUNT_BARS * predictions.probability(i)), COUNT_BARS - 1);
      most = Math.max(most, ++counts[bar]);
    }
    fill(LEFT, COUNTS_TOP, SIDE, COUNTS_HEIGHT, theme.panel);
    double width = (double) SIDE / COUNT_BARS;
    for (int bar = 0; bar < COUNT_BARS; bar++) {
      double height = (double) COUNTS_HEIGHT * counts[bar] / most;
      fill(
          LEFT + bar * width + 1, COUNTS_TOP + COUNTS_HEIGHT - height, width - 2, height,
          theme.mark);
    }
    text("0", LEFT - 8, COUNTS_TOP + COUNTS_HEIGHT, 1, SMALL, theme.faint);
    text(Integer.toString(most), LEFT - 8, COUNTS_TOP, 1, SMALL, theme.faint);
  }

  private static double x(double share) {
    return LEFT + share * SIDE;
  }

  private static double y(double share) {
    return TOP + (1 - share) * SIDE;
  }

  /** A text whose middle height is y and whose anchor lies at this part of its width. */
  private void text(String text, double x, double y, double anchor, Font font, Color colour) {
    pen.setFont(font);
    FontMetrics metrics = pen.getFontMetrics();
    pen.setColor(colour);
    pen.drawString(
        text,
        (int) Math.round(x - anchor * metrics.stringWidth(text)),
        (int) Math.round(y + (metrics.getAscent() - metrics.getDescent()) / 2.0));
  }

  private void dashed(double x1, double y1, double x2, double y2, Color colour) {
    pen.setStroke(
        new BasicStroke(
            1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
    pen.setColor(colour);
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  private void line(double x1, double y1, double x2, double y2, Color colour, float width) {
    pen.setStroke(new BasicStroke(width));
    pen.setColor(colour);
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  private void fill(double x, double y, double width, double height, Color colour) {
    pen.setColor(colour);
    pen.fill(new Rectangle2D.Double(x, y, width, height));
  }
}
