// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.render;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The texts beside the plot: each belongs to a price, none covers another. Those of the plan come
 * first where there is no room for all.
 *
 * <p>Threading: confined to its painter.
 */
final class PriceLabels {

  static final int WIDTH = 240;
  private static final int LINE = 17;
  private static final int LEAD = 16;

  private record Label(double price, String text, Color colour, boolean bold) {}

  private final List<Label> labels = new ArrayList<>();

  void add(double price, String text, Color colour, boolean bold) {
    labels.add(new Label(price, text, colour, bold));
  }

  void draw(ChartPaper paper, Axes axes, Color ground) {
    int left = axes.right();
    paper.fill(left, axes.top(), WIDTH, axes.height(), ground);
    int room = Math.max(1, axes.height() / LINE - 1);
    List<Label> shown =
        labels.stream()
            .filter(label -> axes.shows(label.price))
            .sorted(Comparator.comparing((Label label) -> !label.bold))
            .limit(room)
            .sorted(Comparator.comparingDouble((Label label) -> -label.price))
            .toList();
    double[] at = spread(axes, shown);
    for (int i = 0; i < at.length; i++) {
      Label label = shown.get(i);
      paper.line(left, axes.y(label.price), left + LEAD, at[i], label.colour, 1);
      paper.text(
          label.text, left + LEAD + 4, at[i], 0, label.bold ? ChartPaper.BOLD : ChartPaper.SMALL,
          label.colour);
    }
  }

  /** Heights from top to bottom, a line apart: pushed down first, then up again from the foot. */
  private static double[] spread(Axes axes, List<Label> labels) {
    double[] at = new double[labels.size()];
    double least = axes.top() + LINE / 2.0;
    for (int i = 0; i < at.length; i++) {
      at[i] = Math.max(least, axes.y(labels.get(i).price));
      least = at[i] + LINE;
    }
    double most = axes.bottom() - LINE / 2.0;
    for (int i = at.length - 1; i >= 0; i--) {
      at[i] = Math.min(most, at[i]);
      most = at[i] - LINE;
    }
    return at;
  }
}
