// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** The paper of one picture. It remembers every text it was given and where. */
final class Sheet {

  /** Where the anchor of a text lies. */
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** A text as drawn. */
  record Text(String text, Rectangle bounds) {}

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 19);
  static final Font BODY = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);

  final BufferedImage image;
  final Graphics2D pen;
  final Theme theme;
  private final List<Text> texts = new ArrayList<>();

  Sheet(int width, int height, Theme theme) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.theme = theme;
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setColor(theme.paper);
    pen.fillRect(0, 0, width, height);
  }

  /** Draws a text whose middle height is y. */
  void text(String text, double x, double y, Align align, Font font, Color colour) {
    pen.setFont(font);
    FontMetrics metrics = pen.getFontMetrics();
    int width = metrics.stringWidth(text);
    int left =
        (int)
            Math.round(
                switch (align) {
                  case LEFT -> x;
                  case CENTRE -> x - width / 2.0;
                  case RIGHT -> x - width;
                });
    int baseline = (int) Math.round(y + (metrics.getAscent() - metrics.getDescent()) / 2.0);
    pen.setColor(colour);
    pen.drawString(text, left, baseline);
    texts.add(
        new Text(
            text,
            new Rectangle(
                left, baseline - metrics.getAscent() + 2, width,
                metrics.getAscent() + metrics.getDescent() - 2)));
  }

  int width(String text, Font font) {
    return pen.getFontMetrics(font).stringWidth(text);
  }

  /** Breaks a list of parts into lines no wider than this, joined by a separator. */
  List<String> wrap(List<String> parts, String separator, Font font, int width) {
    List<String> lines = new ArrayList<>();
    for (String part : parts) {
      String last = lines.isEmpty() ? "" : lines.getLast();
      String longer = last + separator + part;
      if (!last.isEmpty() && width(longer, font) <= width) {
        lines.set(lines.size() - 1, longer);
      } else {
        lines.add(part);
      }
    }
    return lines;
  }

  void line(double x1, double y1, double x2, double y2, Color colour) {
    pen.setColor(colour);
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  void fill(double x, double y, double width, double height, Color colour) {
    pen.setColor(colour);
    pen.fill(new Rectangle2D.Double(x, y, width, height));
  }

  /** Later drawing lets this part of itself be seen, in [0, 1]. */
  void opacity(double part) {
    pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) part));
  }

  List<Text> texts() {
    return List.copyOf(texts);
  }

  /** Ends the drawing. */
  BufferedImage done() {
    pen.dispose();
    return image;
  }
}
