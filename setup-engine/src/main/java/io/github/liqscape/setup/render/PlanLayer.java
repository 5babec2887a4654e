// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.render;

import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.TradePlan;
import java.awt.Color;
import java.util.Locale;

/** The plan to the right of the signal bar: reward and risk as areas, each price with its name. */
final class PlanLayer {

  private final ChartPaper paper;
  private final Axes axes;
  private final ChartTheme theme;

  PlanLayer(ChartPaper paper, Axes axes, ChartTheme theme) {
    this.paper = paper;
    this.axes = axes;
    this.theme = theme;
  }

  void draw(TradePlan plan, long asOfNanos, PriceLabels labels) {
    double left = axes.x(asOfNanos);
    area(left, plan.entry(), plan.finalTarget(), theme.gain);
    area(left, plan.entry(), plan.stop(), theme.loss);
    price(left, plan.entry(), theme.ink, 2);
    price(left, plan.stop(), theme.loss, 2.4);
    for (PlanTarget target : plan.targets()) {
      price(left, target.price(), theme.gain, 2.4);
      labels.add(target.price(), "TARGET " + Axes.price(target.price()), theme.gain, true);
    }
    double wrong = axes.y(plan.invalidation());
    paper.dashed(left, wrong, axes.right(), wrong, theme.ink, 1.2, 4);
    labels.add(
        plan.entry(),
        (plan.entryType() == TradePlan.EntryType.RETEST_LIMIT ? "ENTRY, limit " : "ENTRY, market ")
            + Axes.price(plan.entry()),
        theme.ink, true);
    labels.add(plan.stop(), "STOP " + Axes.price(plan.stop()), theme.loss, true);
    labels.add(
        plan.invalidation(), "WRONG BEYOND " + Axes.price(plan.invalidation()), theme.ink, true);
    double middle = (axes.y(plan.entry()) + axes.y(plan.finalTarget())) / 2;
    paper.label(
        String.format(Locale.ROOT, "%.1f R net", plan.netRewardRisk()),
        (left + axes.right()) / 2, middle, 0.5, theme.gain, theme.panel);
  }

  private void area(double left, double from, double to, Color colour) {
    double top = Math.min(axes.y(from), axes.y(to));
    paper.opacity(0.22);
    paper.fill(left, top, axes.right() - left, Math.abs(axes.y(from) - axes.y(to)), colour);
    paper.opacity(1);
  }

  private void price(double left, double price, Color colour, double thick) {
    paper.line(left, axes.y(price), axes.right(), axes.y(price), colour, thick);
  }
}
