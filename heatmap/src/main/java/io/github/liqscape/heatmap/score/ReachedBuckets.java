// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.PositionSide;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a closed window showed: the buckets the mark reached on the side that can die, what the map
 * and the baselines said of them at the freeze, and what printed in them.
 */
final class ReachedBuckets {

  final FrozenMap map;
  /** Places in the map, LONG outward, then SHORT outward. */
  final int[] place;

  final double[] mass;
  final Map<Baseline, double[]> baselines = new EnumMap<>(Baseline.class);
  final int[] prints;
  final double[] usd;
  /** Whether the mark passed the bucket's far bound. */
  final boolean[] crossed;

  long scoredPrints;
  long outsidePrints;

  private ReachedBuckets(FrozenMap map, int[] place) {
    this.map = map;
    this.place = place;
    mass = pick(map.mass, place);
    prints = new int[place.length];
    usd = new double[place.length];
    crossed = new boolean[place.length];
  }

  /**
   * @param low lowest mark in (T, T + H]
   * @param high highest mark in it
   */
  static ReachedBuckets of(
      FrozenMap map,
      Map<Baseline, double[]> baselines,
      double low,
      double high,
      List<LocatedPrint> prints) {
    int[] place =
        IntStream.range(0, map.size())
            .filter(
                i ->
                    i < map.longs
                        ? low < Math.min(map.high[i], map.mark)
                        : high > Math.max(map.low[i], map.mark))
            .toArray();
    ReachedBuckets reached = new ReachedBuckets(map, place);
    baselines.forEach((b, all) -> reached.baselines.put(b, pick(all, place)));
    for (int i = 0; i < place.length; i++) {
      int p = place[i];
      reached.crossed[i] = p < map.longs ? low <= map.low[p] : high >= map.high[p];
    }
    reached.place(prints);
    return reached;
  }

  private void place(List<LocatedPrint> found) {
    int longs = longs();
    for (LocatedPrint print : LocatedPrint.sorted(found)) {
      int at = map.indexOf(print.side(), print.price());
      // Reached places are the first ones of each side.
      int i = at < 0 ? -1 : at < map.longs ? at : at - map.longs + longs;
      int end = print.side() == PositionSide.LONG ? longs : size();
      if (i < 0 || i >= end) {
        outsidePrints++;
      } else {
        scoredPrints++;
        prints[i]++;
        usd[i] += print.usd();
      }
    }
  }

  int size() {
    return place.length;
  }

  /** How many of them are LONG buckets. */
  int longs() {
    int longs = 0;
    while (longs < place.length && place[longs] < map.longs) {
      longs++;
    }
    return longs;
  }

  private static double[] pick(double[] all, int[] place) {
    double[] picked = new double[place.length];
    for (int i = 0; i < place.length; i++) {
      picked[i] = all[place[i]];
    }
    return picked;
  }
}
