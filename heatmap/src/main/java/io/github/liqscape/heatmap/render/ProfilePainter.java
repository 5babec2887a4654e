// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** Lays out and draws one {@link ProfileImage}. */
final class ProfilePainter {

  private static final int HEADER = 132;
  private static final int AXIS = 46;
  private static final int PRICES = 86;
  private static final int DISTANCES = 74;

  /** Pixels of a bar and the space after it. */
  static final int ROW = 4;

  private final ProfileImage picture;
  private final LiquidationProfile profile;
  private final Sheet sheet;
  private final Theme theme;
  private final Frame frame;
  private final Amounts amounts;
  final PriceAxis price;
  private final LeverageGroups groups;
  final int left;
  private final int width;

  ProfilePainter(ProfileImage picture) {
    this.picture = picture;
    profile = picture.profile;
    theme = picture.theme;
    sheet = new Sheet(picture.width, picture.height, theme);
    frame = new Frame(sheet, profile);
    amounts = Amounts.of(profile);
    groups = LeverageGroups.of(profile, picture.measure);
    left = PRICES;
    width = (int) ((picture.width - PRICES - DISTANCES - Frame.MARGIN) * 0.6);
    int height = (picture.height - HEADER - AXIS - frame.footer()) / ROW * ROW;
    price = new PriceAxis(picture.low, picture.high, HEADER, height);
  }

  Sheet paint() {
    frame.draw("liquidation profile, " + picture.measure.words);
    sheet.fill(left, price.top(), width, price.height(), theme.panel);
    double[][][] rows = rows();
    double most =
        Double.isNaN(picture.barsTo)
            ? Math.max(longest(rows), longestTruth())
            : picture.barsTo;
    AmountAxis axis = AmountAxis.reaching(most, left, width);
    grid(axis);
    Shape clip = sheet.pen.getClip();
    sheet.pen.clipRect(left, price.top(), width, price.height());
    bars(rows, axis);
    truth(axis);
    AmountAxis curves = AmountAxis.reaching(curveEnd(), left, width);
    for (PositionSide side : PositionSide.values()) {
      curve(side, curves);
    }
    sheet.pen.setClip(clip);
    curveAxis(curves);
    mark();
    key();
    int zonesLeft = left + width + DISTANCES;
    new ZonePanel(sheet, profile, price, zonesLeft, picture.width - Frame.MARGIN - zonesLeft)
        .draw();
    return sheet;
  }

  /** Amount per 10 bp by side, group and row. */
  private double[][][] rows() {
    int count = price.height() / ROW;
    double[][][] rows = new double[2][groups.groups().size()][count];
    for (PositionSide side : PositionSide.values()) {
      for (int g = 0; g < groups.groups().size(); g++) {
        Density.Amount amount = groups.groups().get(g).amount();
        for (int row = 0; row < count; row++) {
          double high = price.price(price.top() + row * ROW);
          double low = price.price(price.top() + (row + 1) * ROW);
          rows[side.ordinal()][g][row] = Density.per10Bps(profile, side, amount, low, high);
        }
      }
    }
    return rows;
  }

  private static double longest(double[][][] rows) {
    double longest = 0;
    for (double[][] side : rows) {
      for (int row = 0; row < side[0].length; row++) {
        double sum = 0;
        for (double[] group : side) {
          sum += group[row];
        }
        longest = Math.max(longest, sum);
      }
    }
    return longest;
  }

  private double longestTruth() {
    double longest = 0;
    for (PositionSide side : PositionSide.values()) {
      for (int y = price.top(); y < price.bottom() && !picture.truth.isEmpty(); y += ROW) {
        longest = Math.max(longest, truthOf(side, price.price(y + ROW), price.price(y)));
      }
    }
    return longest;
  }

  private void bars(double[][][] rows, AmountAxis axis) {
    for (PositionSide side : PositionSide.values()) {
      for (int row = 0; row < price.height() / ROW; row++) {
        double sum = 0;
        for (int g = 0; g < groups.groups().size(); g++) {
          double from = axis.x(sum);
          sum += rows[side.ordinal()][g][row];
          double to = axis.x(sum);
          if (to > from) {
            sheet.fill(
                from, price.top() + row * ROW, to - from, ROW - 1,
                groups.groups().get(g).colour(side, theme));
          }
        }
      }
    }
  }

  private void truth(AmountAxis axis) {
    if (picture.truth.isEmpty()) {
      return;
    }
    for (PositionSide side : PositionSide.values()) {
      Path2D outline = new Path2D.Double();
      outline.moveTo(axis.left(), price.top());
      for (int row = 0; row < price.height() / ROW; row++) {
        double y = price.top() + row * ROW;
        double x = axis.x(truthOf(side, price.price(y + ROW), price.price(y)));
        outline.lineTo(x, y);
        outline.lineTo(x, y + ROW);
      }
      outline.lineTo(axis.left(), price.bottom());
      sheet.pen.setStroke(new BasicStroke(1.4f));
      sheet.pen.setColor(theme.warning);
      sheet.pen.draw(outline);
      sheet.pen.setStroke(new BasicStroke(1f));
    }
  }

  private double truthOf(PositionSide side, double low, double high) {
    double sum = 0;
    for (TruthBar bar : picture.truth) {
      if (bar.side() == side && bar.high() > low && bar.low() < high) {
        double part = Math.log(Math.min(bar.high(), high) / Math.max(bar.low(), low));
        sum += bar.notional() * part / Math.log(bar.high() / bar.low());
      }
    }
    return sum * Density.TEN_BPS / Math.log(high / low);
  }

  private double curveEnd() {
    double end = 0;
    Density.Amount amount = picture.measure.of(profile);
    for (PositionSide side : PositionSide.values()) {
      double sum = 0;
      for (int i = 0; i < profile.size(side); i++) {
        boolean shown =
            side == PositionSide.LONG
                ? profile.high(side, i) > picture.low
                : profile.low(side, i) < picture.high;
        sum += shown ? amount.of(side, i) : 0;
      }
      end = Math.max(end, sum);
    }
    return end;
  }

  /** The sum outward from the mark, a point at the far bound of each bucket. */
  private void curve(PositionSide side, AmountAxis axis) {
    Density.Amount amount = picture.measure.of(profile);
    Path2D path = new Path2D.Double();
    path.moveTo(axis.left(), price.y(profile.mark()));
    double sum = 0;
    int size = profile.size(side);
    for (int step = 0; step < size; step++) {
      int i = side == PositionSide.LONG ? size - 1 - step : step;
      sum += amount.of(side, i);
      double far = side == PositionSide.LONG ? profile.low(side, i) : profile.high(side, i);
      boolean outward = side == PositionSide.LONG ? far < profile.mark() : far > profile.mark();
      if (outward) {
        path.lineTo(axis.x(sum), price.y(far));
      }
    }
    sheet.pen.setStroke(new BasicStroke(3.6f));
    sheet.pen.setColor(theme.panel);
    sheet.pen.draw(path);
    sheet.pen.setStroke(
        new BasicStroke(
            1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 4}, 0));
    sheet.pen.setColor(theme.ink);
    sheet.pen.draw(path);
    sheet.pen.setStroke(new BasicStroke(1f));
  }

  private void grid(AmountAxis axis) {
    for (double tick : price.ticks()) {
      double y = price.y(tick);
      sheet.line(left, y, left + width, y, theme.grid);
      if (y > price.top() + 6 && y < price.bottom() - 6) {
        boolean free = Math.abs(y - price.y(profile.mark())) > 17;
        if (free) {
          sheet.text(
              Amounts.price(tick, price.step()), left - 8, y, Sheet.Align.RIGHT, Sheet.SMALL,
              theme.faint);
          sheet.text(
              Amounts.distance(tick, profile.mark()), left + width + 8, y, Sheet.Align.LEFT,
              Sheet.SMALL, theme.faint);
        }
      }
    }
    for (double tick : axis.ticks()) {
      double x = axis.x(tick);
      sheet.line(x, price.top(), x, price.bottom(), theme.grid);
      sheet.text(
          amounts.text(tick), x, price.bottom() + 12, Sheet.Align.CENTRE, Sheet.SMALL,
          theme.faint);
    }
    sheet.text(
        "bars: " + amounts.unit() + " per 10 bp", left + width / 2.0, price.bottom() + 30,
        Sheet.Align.CENTRE, Sheet.SMALL, theme.ink);
  }

  private void curveAxis(AmountAxis axis) {
    for (double tick : axis.ticks()) {
      double x = axis.x(tick);
      sheet.line(x, price.top() - 4, x, price.top(), theme.faint);
      sheet.text(
          amounts.text(tick), x, price.top() - 12, Sheet.Align.CENTRE, Sheet.SMALL, theme.faint);
    }
    sheet.text(
        "dashed: cumulative " + amounts.unit() + " from the mark", left + width / 2.0,
        price.top() - 30, Sheet.Align.CENTRE, Sheet.SMALL, theme.ink);
  }

  private void mark() {
    if (!price.shows(profile.mark())) {
      return;
    }
    double y = price.y(profile.mark());
    sheet.line(left, y, left + width, y, theme.ink);
    sheet.fill(4, y - 9, left - 4, 18, theme.ink);
    sheet.text(
        HonestLabels.mark(profile), left - 8, y, Sheet.Align.RIGHT, Sheet.BOLD, theme.paper);
    sheet.text("mark", left + width + 8, y, Sheet.Align.LEFT, Sheet.BOLD, theme.ink);
  }

  private void key() {
    double y = 74;
    double x = left;
    for (PositionSide side : new PositionSide[] {PositionSide.SHORT, PositionSide.LONG}) {
      x = keyText(side + (side == PositionSide.SHORT ? " (above)" : " (below)"), x, y);
      for (LeverageGroups.Group group : groups.groups()) {
        Color colour = group.colour(side, theme);
        sheet.fill(x - 8, y - 5, 10, 10, colour);
        x = keyText(group.name(), x + 6, y);
      }
      x += 8;
    }
    if (!picture.truth.isEmpty()) {
      sheet.line(x, y, x + 18, y, theme.warning);
      keyText("truth of the generated market", x + 24, y);
    }
  }

  private double keyText(String text, double x, double y) {
    if (text.isEmpty()) {
      return x + 10;
    }
    sheet.text(text, x, y, Sheet.Align.LEFT, Sheet.SMALL, theme.faint);
    return x + sheet.width(text, Sheet.SMALL) + 18;
  }
}
