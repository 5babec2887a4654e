// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.render;

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
import java.util.List;

/**
 * The paper of one chart. It remembers the texts it was given, so that a test can read them.
 *
 * <p>Threading: one painter, one picture, one thread.
 */
final class ChartPaper {

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 20);
  static final Font BODY = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  static final Font TINY = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  final BufferedImage image;
  final Graphics2D pen;
  private final List<String> texts = new ArrayList<>();

  ChartPaper(int width, int height, Color paper) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    fill(0, 0, width, height, paper);
  }

  int width(String text, Font font) {
    return pen.getFontMetrics(font).stringWidth(text);
  }

  /** A text whose middle height is y; the anchor is 0 at its left, 0.5 in its middle, 1 right. */
  void text(String text, double x, double y, double anchor, Font font, Color colour) {
    pen.setFont(font);
    FontMetrics metrics = pen.getFontMetrics();
    pen.setColor(colour);
    pen.drawString(
        text,
        (int) Math.round(x - anchor * metrics.stringWidth(text)),
        (int) Math.round(y + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    texts.add(text);
  }

  /** The same on a patch of paper, for texts that stand on candles. */
  void label(String text, double x, double y, double anchor, Color colour, Color ground) {
    double width = width(text, TINY);
    opacity(0.75);
    fill(x - anchor * width - 2, y - 7, width + 4, 14, ground);
    opacity(1);
    text(text, x, y, anchor, TINY, colour);
  }

  void line(double x1, double y1, double x2, double y2, Color colour, double thick) {
    stroke(thick);
    pen.setColor(colour);
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  void dashed(double x1, double y1, double x2, double y2, Color colour, double thick, double dash) {
    pen.setStroke(
        new BasicStroke(
            (float) thick, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10,
            new float[] {(float) dash, (float) dash}, 0));
    pen.setColor(colour);
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  void fill(double x, double y, double width, double height, Color colour) {
    pen.setColor(colour);
    pen.fill(new Rectangle2D.Double(x, y, width, height));
  }

  void frame(double x, double y, double width, double height, Color colour, double thick) {
    stroke(thick);
    pen.setColor(colour);
    pen.draw(new Rectangle2D.Double(x, y, width, height));
  }

  /** A triangle that points down (sign 1) or up (sign -1) to this point. */
  void pointer(double x, double y, int sign, double size, Color colour) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y);
    path.lineTo(x - size, y - sign * 1.6 * size);
    path.lineTo(x + size, y - sign * 1.6 * size);
    path.closePath();
    pen.setColor(colour);
    pen.fill(path);
  }

  void opacity(double part) {
    pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) part));
  }

  private void stroke(double thick) {
    pen.setStroke(new BasicStroke((float) thick, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
  }

  List<String> texts() {
    return List.copyOf(texts);
  }
}
