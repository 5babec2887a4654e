// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trendlines of the slow twin, each of them found and followed from scratch. */
final class NaiveTrendlines {

  private NaiveTrendlines() {}

  /** Adds a line of text for each; an array holds side, start, both prices, known, slope, touches. */
  static void add(NaiveStructure all) {
    List<Bars.Bar> bars = all.bars();
    List<double[]> found = new ArrayList<>();
    for (NaiveStructure.Pivot last : all.pivots()) {
      double reach = 0.25 * bars.get(last.known()).atr();
      if (last.size() != SwingSize.SWING || Double.isNaN(reach)) {
        continue;
      }
      List<NaiveStructure.Pivot> same = all.known(SwingSize.SWING, last.side(), last.known());
      double @Nullable [] best = null;
      for (int i = Math.max(0, same.size() - 12); i < same.size() - 2; i++) {
        NaiveStructure.Pivot first = same.get(i);
        double slope = (last.price() - first.price()) / (last.at() - first.at());
        double touches = same.subList(i, same.size()).stream()
            .filter(m -> Math.abs(m.price() - first.price() - slope * (m.at() - first.at())) <= reach)
            .count();
        boolean holds = true;
        for (int t = first.at() + 1; t <= last.known(); t++) {
          double line = first.price() + slope * (t - first.at());
          holds &= NaiveStructure.beyond(last.side(), bars.get(t).close(), line) <= reach;
        }
        if (holds && touches >= 3 && (best == null || touches > best[6])) {
          best = new double[] {
            last.side().sign(), first.at(), first.price(), last.price(), last.known(), slope, touches};
        }
      }
      if (best != null) {
        found.add(best);
      }
    }
    for (double[] line : found) {
      all.lines().add(line(line, found, bars));
    }
  }

  private static String line(double[] line, List<double[]> all, List<Bars.Bar> bars) {
    Extreme side = line[0] > 0 ? Extreme.HIGH : Extreme.LOW;
    ObjectState state = ObjectState.ACTIVE;
    int changed = (int) line[4];
    for (int t = changed + 1; t < bars.size() && state == ObjectState.ACTIVE; t++) {
      double price = line[2] + line[5] * (t - line[1]);
      int now = t;
      if (NaiveStructure.beyond(side, bars.get(t).close(), price) > 0.25 * bars.get(t).atr()) {
        state = ObjectState.BROKEN;
        changed = t;
      } else if (all.stream().anyMatch(
          l -> l[4] == now && l[0] == line[0] && l[1] == line[1])) {
        state = ObjectState.SUPERSEDED;
        changed = t;
      }
    }
    return NaiveStructure.line(
        StructureKind.TRENDLINE, SwingSize.SWING, side.sign(), (int) line[1], line[2], line[3],
        (int) line[4], state, changed, line[5], (int) line[6]);
  }
}
