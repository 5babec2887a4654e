// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** The stacks of a bar: leverage bins joined into at most four groups, lowest leverage first. */
record LeverageGroups(List<Group> groups) {

  private static final int[] LIMITS = {5, 10, 25, Integer.MAX_VALUE};
  private static final String[] NAMES = {"up to 5x", "6-10x", "11-25x", "over 25x"};

  /** Bins of one colour. */
  record Group(String name, double heat, Density.Amount amount) {

    /** A shade of the side's colour: the higher the leverage, the stronger. */
    Color colour(PositionSide side, Theme theme) {
      Color full = side == PositionSide.LONG ? theme.longSide : theme.shortSide;
      return new Color(
          mix(theme.panel.getRed(), full.getRed()),
          mix(theme.panel.getGreen(), full.getGreen()),
          mix(theme.panel.getBlue(), full.getBlue()));
    }

    private int mix(int from, int to) {
      return (int) Math.round(from + heat * (to - from));
    }
  }

  static LeverageGroups of(LiquidationProfile profile, Measure measure) {
    List<Integer> bins = profile.leverageBins();
    if (bins.isEmpty() || measure != Measure.EXPECTED_FORCED) {
      return new LeverageGroups(List.of(new Group("", 0.75, measure.of(profile))));
    }
    List<Group> groups = new ArrayList<>();
    int first = 0;
    for (int g = 0; g < LIMITS.length; g++) {
      int from = first;
      int to = from;
      while (to < bins.size() && bins.get(to) <= LIMITS[g]) {
        to++;
      }
      if (to > from) {
        int end = to;
        groups.add(
            new Group(NAMES[g], 0.34 + 0.22 * g, (side, i) -> sum(profile, side, i, from, end)));
      }
      first = to;
    }
    return new LeverageGroups(groups);
  }

  private static double sum(
      LiquidationProfile profile, PositionSide side, int index, int from, int to) {
    double sum = 0;
    for (int bin = from; bin < to; bin++) {
      sum += profile.expectedForced(side, index, bin);
    }
    return sum;
  }
}
