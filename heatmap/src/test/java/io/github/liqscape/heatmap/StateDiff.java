// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.NaiveConstants.BINS;
import static io.github.liqscape.heatmap.NaiveConstants.LEVERAGES;

import io.github.liqscape.instrument.PositionSide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Where two maps differ, largest first. Masses count relative to the open interest. */
final class StateDiff {

  private record Difference(String where, double left, double right, double size) {}

  private final List<Difference> differences = new ArrayList<>();

  private StateDiff() {}

  static StateDiff between(MassView left, MassView right, int first, int last) {
    StateDiff diff = new StateDiff();
    double unit = Math.max(left.openInterest(), Double.MIN_NORMAL);
    diff.compare("mark bucket", left.markBucket(), right.markBucket(), 1);
    diff.compare("centre", left.centreBucket(), right.centreBucket(), 1);
    diff.compare("open interest", left.openInterest(), right.openInterest(), unit);
    for (PositionSide side : PositionSide.values()) {
      diff.compare("unknown " + side, left.unknown(side), right.unknown(side), unit);
      for (int bin = 0; bin < BINS; bin++) {
        String where = side + " " + LEVERAGES.get(bin) + "x ";
        diff.compare(where + "far", left.far(side, bin), right.far(side, bin), unit);
        diff.compare(where + "a", left.shape(side, bin), right.shape(side, bin),
            left.shape(side, bin));
        diff.compare(where + "b", left.rate(side, bin), right.rate(side, bin),
            left.rate(side, bin));
        for (int k = first; k <= last; k++) {
          double l = left.mass(side, bin, k);
          double r = right.mass(side, bin, k);
          if (l != r) {
            diff.compare(where + k, l, r, unit);
          }
        }
      }
    }
    diff.differences.sort(Comparator.comparingDouble(Difference::size).reversed());
    return diff;
  }

  private void compare(String where, double left, double right, double unit) {
    double size = Math.abs(left - right) / unit;
    if (!(size == 0)) {
      differences.add(
          new Difference(where, left, right, Double.isNaN(size) ? Double.MAX_VALUE : size));
    }
  }

  /** The largest difference, 0 if there is none. */
  double largest() {
    return differences.isEmpty() ? 0 : differences.getFirst().size;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(differences.size() + " differences");
    for (Difference d : differences.subList(0, Math.min(12, differences.size()))) {
      text.append(
          String.format(
              Locale.ROOT, "%n  %-20s %.12g %.12g (%.3g)", d.where, d.left, d.right, d.size));
    }
    return text.toString();
  }
}
