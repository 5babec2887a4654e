// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;
import java.util.List;

/** The constants of MODEL.md, written down a second time on purpose. */
final class NaiveConstants {

  static final List<Integer> LEVERAGES = List.of(2, 3, 5, 8, 10, 20, 25, 50, 75, 100);
  static final int BINS = LEVERAGES.size();
  static final double POSITION_NOTIONAL = 50_000;

  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  private static final List<Double> HALF_LIFE_DAYS =
      List.of(60.0, 60.0, 30.0, 10.0, 10.0, 3.0, 3.0, 1.0, 0.5, 0.5);
  private static final List<Double> ISOLATED_LONG =
      List.of(.20, .26, .23, .11, .08, .06, .03, .02, .006, .004);
  private static final List<Double> ISOLATED_SHORT =
      List.of(.06, .07, .12, .11, .16, .22, .14, .09, .02, .01);
  private static final List<Double> CROSS =
      List.of(.46, .22, .15, .07, .05, .028, .012, .006, .003, .001);

  private NaiveConstants() {}

  static double weight(PositionSide side, int bin) {
    List<Double> isolated = side == PositionSide.LONG ? ISOLATED_LONG : ISOLATED_SHORT;
    return 0.25 * isolated.get(bin) + 0.75 * CROSS.get(bin);
  }

  static double halved(long nanos, double halfLifeDays) {
    return StrictMath.pow(2, -(double) nanos / DAY / halfLifeDays);
  }

  static double binDecay(int bin, long nanos) {
    return halved(nanos, HALF_LIFE_DAYS.get(bin));
  }

  static long slot(long nanos) {
    return Math.floorDiv(nanos - 1, 5 * SECOND);
  }
}
