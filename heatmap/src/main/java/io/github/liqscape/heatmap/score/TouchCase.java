// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One window for the touch metrics, one side: its zones, a ladder of control points from 5 bp to 10
 * % in steps of a tenth, and what the mark did.
 */
final class TouchCase {

  private static final double NEAREST = 5e-4;
  private static final double FARTHEST = 0.10;
  private static final double RATIO = 1.1;
  private static final double[] CONTROLS =
      DoubleStream.iterate(NEAREST, d -> d <= FARTHEST, d -> d * RATIO).toArray();

  /**
   * A zone on its side, outward from the mark.
   *
   * @param near log distance of the nearer bound
   * @param far log distance of the farther bound
   * @param counted whether its episode starts here
   */
  record Zone(double near, double far, boolean counted) {}

  final long day;
  final double sigma;
  final List<Zone> zones = new ArrayList<>();
  private final boolean[] node;
  private final TouchLadder zoneLadder;
  private final TouchLadder controlLadder;
  private final boolean volumeKnown;
  private final PositionSide side;
  private final double mark;
  private final long from;
  private final long to;

  /** How far the mark went on this side in the window, as a log distance. */
  double reach;

  /**
   * @param volume seven-day volume on the buckets of the map, null if unknown
   * @param earlier root ids of the zones of the window before: an episode goes on while its root
   *     does
   */
  TouchCase(
      PositionSide side,
      long from,
      long to,
      double sigma,
      LiquidationProfile profile,
      FrozenMap map,
      double @Nullable [] volume,
      Set<String> earlier) {
    this.day = DailySums.dayOf(from);
    this.sigma = sigma;
    this.side = side;
    this.from = from;
    this.to = to;
    this.mark = map.mark;
    for (LiquidationZone zone : profile.zones(side)) {
      double near = logDistance(side == PositionSide.LONG ? zone.high() : zone.low());
      double far = logDistance(side == PositionSide.LONG ? zone.low() : zone.high());
      if (near > 0) {
        zones.add(new Zone(near, far, !earlier.contains(zone.rootId())));
      }
    }
    zones.sort((a, b) -> Double.compare(a.near, b.near));
    zoneLadder =
        new TouchLadder(
            side, from, to, zones.stream().mapToDouble(z -> price(z.near)).toArray());
    controlLadder =
        new TouchLadder(
            side, from, to, DoubleStream.of(CONTROLS).map(this::price).toArray());
    volumeKnown = volume != null;
    node = volume == null ? new boolean[CONTROLS.length] : nodes(map, volume);
  }

  private double logDistance(double price) {
    return -side.sign() * Math.log(price / mark);
  }

  private double price(double logDistance) {
    return mark * Math.exp(-side.sign() * logDistance);
  }

  /** A control lies in a volume node if its bucket is in the top fifth within 10 % of the mark. */
  private boolean[] nodes(FrozenMap map, double[] volume) {
    double[] near =
        IntStream.range(0, map.size())
            .filter(i -> map.distance(i) <= FARTHEST)
            .mapToDouble(i -> volume[i])
            .sorted()
            .toArray();
    boolean[] nodes = new boolean[CONTROLS.length];
    for (int i = 0; i < nodes.length && near.length > 0; i++) {
      int at = map.indexOf(side, price(CONTROLS[i]));
      nodes[i] = at >= 0 && volume[at] > DayBootstrap.quantile(near, 0.8);
    }
    return nodes;
  }

  void mark(MarkRange range) {
    MarkRange after = range.after(from);
    zoneLadder.mark(after);
    controlLadder.mark(after);
    if (after.nanos() > from && after.nanos() <= to) {
      double extreme = side == PositionSide.LONG ? after.low() : after.high();
      reach = Math.max(reach, logDistance(extreme));
    }
  }

  boolean settled(long newest) {
    return newest > to + TouchLadder.REACTION_NANOS + TouchLadder.REACTION_NANOS / 12;
  }

  /** Whether a point at this distance lies outside every zone of the window. */
  boolean free(double distance) {
    for (Zone zone : zones) {
      if (zone.near <= distance && distance <= zone.far) {
        return false;
      }
    }
    return true;
  }

  double zoneReaction(int zone) {
    return zoneLadder.reaction(zone);
  }

  /** Reaction at the control nearest to a distance, if it is outside zones and volume nodes. */
  double controlReaction(double distance) {
    int i = (int) Math.round(Math.log(distance / NEAREST) / Math.log(RATIO));
    return volumeKnown && i >= 0 && i < CONTROLS.length && !node[i] && free(CONTROLS[i])
        ? controlLadder.reaction(i)
        : Double.NaN;
  }
}
