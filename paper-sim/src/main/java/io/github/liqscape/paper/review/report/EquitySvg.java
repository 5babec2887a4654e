// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import io.github.liqscape.paper.review.stats.EquityPoint;
import java.util.List;
import java.util.Locale;

/** The equity curve as a picture inside the page; its colours follow the page's. */
final class EquitySvg {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 280;
  private static final int LEFT = 8;
  private static final int BOTTOM = 252;
  private static final int TOP = 14;
  private static final int MOST = 2_000;

  private EquitySvg() {}

  static void write(StringBuilder out, List<EquityPoint> equity) {
    if (equity.size() < 2) {
      return;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (EquityPoint point : equity) {
      low = Math.min(low, (double) point.equityE8());
      high = Math.max(high, (double) point.equityE8());
    }
    double span = Math.max(1, high - low);
    long from = equity.get(0).timeNanos();
    double time = (double) Math.max(1, equity.get(equity.size() - 1).timeNanos() - from);
    StringBuilder line = new StringBuilder();
    int step = Math.max(1, equity.size() / MOST);
    for (int i = 0; i < equity.size(); i += step) {
      EquityPoint point = equity.get(i);
      line.append(
          String.format(
              Locale.ROOT, "%s%.1f,%.1f", i == 0 ? "" : " ",
              LEFT + (point.timeNanos() - from) / time * (WIDTH - 2 * LEFT),
              BOTTOM - (point.equityE8() - low) / span * (BOTTOM - TOP)));
    }
    double start = BOTTOM - (equity.get(0).equityE8() - low) / span * (BOTTOM - TOP);
    out.append("<h2>Equity, positions at the mark</h2><p class=\"sub\">n ").append(equity.size())
        .append(" points; what it looks like is the least of what matters here.</p>")
        .append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT)
        .append("\" role=\"img\" aria-label=\"Equity curve\">")
        .append(
            String.format(
                Locale.ROOT,
                "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"var(--line)\""
                    + " stroke-width=\"2\" stroke-dasharray=\"6 5\"/>",
                LEFT, WIDTH - LEFT, start, start))
        .append("<polyline fill=\"none\" stroke=\"var(--bar)\" stroke-width=\"2.5\" ")
        .append("stroke-linejoin=\"round\" points=\"").append(line).append("\"/>");
    text(out, LEFT, TOP + 4, "start", Words.money((long) high));
    text(out, LEFT, BOTTOM - 4, "start", Words.money((long) low));
    text(out, LEFT, HEIGHT - 6, "start", Words.time(from));
    text(
        out, WIDTH - LEFT, HEIGHT - 6, "end",
        Words.time(equity.get(equity.size() - 1).timeNanos()));
    out.append("</svg>\n");
  }

  private static void text(StringBuilder out, int x, int y, String anchor, String words) {
    out.append("<text x=\"").append(x).append("\" y=\"").append(y)
        .append("\" font-size=\"15\" fill=\"var(--faint)\" text-anchor=\"").append(anchor)
        .append("\">").append(Words.escape(words)).append("</text>");
  }
}
