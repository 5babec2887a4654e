// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives zones names that last.
 *
 * <p>The state is the zones of the last roll; rolls happen at multiples of a period of event time,
 * which is whole hours. A zone
 * keeps its id while its overlap with the old zone (buckets in both over buckets in either) is at
 * least a half. With less it is a child: it gets a new id and the root of the old zone that it
 * overlaps most. Without any overlap it is its own root. An old id goes to one new zone only, the
 * one that overlaps most; of equals, to the one nearer to the mark.
 *
 * <p>A new id is made of the side, the peak bucket and the time of the <em>coming</em> roll; so
 * {@link #label}, which changes nothing, tells between rolls what the roll will say of the same
 * zones. A zone is first seen one period before that roll: never after the profile that shows it.
 *
 * <p>Threading: single writer.
 */
final class ZoneTracker {

  /** Every period is a multiple of this. */
  static final long HOUR_NANOS = 3_600_000_000_000L;

  private List<ZoneTrack> longs = List.of();
  private List<ZoneTrack> shorts = List.of();
  private long lastRoll = Long.MIN_VALUE;

  /**
   * Names for the zones of one side of a profile taken now, in their order.
   *
   * @param nearestBucket absolute bucket of the candidates' bucket 0
   * @param candidates result of {@link ZoneDetector#detect}
   * @param periodNanos from one roll to the next
   */
  List<ZoneTrack> label(
      PositionSide side, int nearestBucket, List<ZoneCandidate> candidates, long nowNanos,
      long periodNanos) {
    return label(side, zones(side), nearestBucket, candidates, nowNanos, periodNanos);
  }

  /** The same from the zones of an earlier roll, on any thread. */
  static List<ZoneTrack> label(
      PositionSide side, List<ZoneTrack> lastRoll, int nearestBucket,
      List<ZoneCandidate> candidates, long nowNanos, long periodNanos) {
    long nextRoll = (Math.floorDiv(nowNanos, periodNanos) + 1) * periodNanos;
    return match(side, lastRoll, nearestBucket, candidates, nextRoll, periodNanos);
  }

  /**
   * Takes the zones of both sides at the end of a period as the state.
   *
   * @param rollNanos a whole number of periods, not before the last roll
   * @param periodNanos a whole number of hours
   */
  void roll(
      int nearestLong,
      List<ZoneCandidate> longCandidates,
      int nearestShort,
      List<ZoneCandidate> shortCandidates,
      long rollNanos,
      long periodNanos) {
    if (periodNanos % HOUR_NANOS != 0 || rollNanos % periodNanos != 0 || rollNanos < lastRoll) {
      throw new IllegalArgumentException(
          "a roll must end a period of whole hours and not be before " + lastRoll + ", was "
              + rollNanos + " with period " + periodNanos);
    }
    longs = match(PositionSide.LONG, longs, nearestLong, longCandidates, rollNanos, periodNanos);
    shorts =
        match(PositionSide.SHORT, shorts, nearestShort, shortCandidates, rollNanos, periodNanos);
    lastRoll = rollNanos;
  }

  /** The zones of the last roll, nearest first. */
  List<ZoneTrack> zones(PositionSide side) {
    return side == PositionSide.LONG ? longs : shorts;
  }

  /** The law of names; see the class comment. */
  static List<ZoneTrack> match(
      PositionSide side,
      List<ZoneTrack> previous,
      int nearestBucket,
      List<ZoneCandidate> candidates,
      long rollNanos,
      long periodNanos) {
    List<ZoneTrack> zones = new ArrayList<>(candidates.size());
    boolean[] given = new boolean[previous.size()];
    for (ZoneCandidate candidate : candidates) {
      // LONG zones lie below the mark: outward is downward.
      int outward = -side.sign();
      int near = nearestBucket + outward * candidate.first();
      int far = nearestBucket + outward * candidate.last();
      int peak = nearestBucket + outward * candidate.peak();
      int low = Math.min(near, far);
      int high = Math.max(near, far);
      int self = earlierSelf(low, high, previous, given);
      if (self >= 0) {
        given[self] = true;
        ZoneTrack old = previous.get(self);
        zones.add(
            new ZoneTrack(low, high, peak, old.id(), old.rootId(), old.firstSeenNanos()));
      } else {
        String id = side.name().charAt(0) + "@" + peak + "@" + rollNanos / HOUR_NANOS;
        int parent = closestRelative(low, high, previous);
        String root = parent < 0 ? id : previous.get(parent).rootId();
        zones.add(new ZoneTrack(low, high, peak, id, root, rollNanos - periodNanos));
      }
    }
    return List.copyOf(zones);
  }

  /**
   * The old zone of the largest overlap of at least a half that no nearer zone has taken, or -1.
   *
   * <p>Zones of a side are disjoint. So an overlap of at least a half rules out every other one of
   * the two zones, but for a zone that is cut into two exact halves; and of equals the nearer
   * counts. Hence no pair need wait for another: nearest first, each takes what is best for it.
   */
  private static int earlierSelf(int low, int high, List<ZoneTrack> previous, boolean[] given) {
    int best = -1;
    long bestIntersection = 0;
    long bestUnion = 1;
    for (int parent = 0; parent < given.length; parent++) {
      ZoneTrack old = previous.get(parent);
      long intersection = old.intersection(low, high);
      if (given[parent] || intersection == 0) {
        continue;
      }
      long union = old.union(low, high);
      if (2 * intersection >= union && intersection * bestUnion > bestIntersection * union) {
        best = parent;
        bestIntersection = intersection;
        bestUnion = union;
      }
    }
    return best;
  }

  /** The old zone of the largest overlap, or -1 if there is none. */
  private static int closestRelative(int low, int high, List<ZoneTrack> previous) {
    int closest = -1;
    long bestIntersection = 0;
    long bestUnion = 1;
    for (int parent = 0; parent < previous.size(); parent++) {
      long intersection = previous.get(parent).intersection(low, high);
      long union = previous.get(parent).union(low, high);
      if (intersection * bestUnion > bestIntersection * union) {
        closest = parent;
        bestIntersection = intersection;
        bestUnion = union;
      }
    }
    return closest;
  }

  /** Writes the state. */
  void save(DataOutput out) throws IOException {
    out.writeLong(lastRoll);
    ZoneTrackCodec.write(out, longs);
    ZoneTrackCodec.write(out, shorts);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws IOException if no tracker can have written it
   */
  static ZoneTracker restore(DataInput in) throws IOException {
    ZoneTracker tracker = new ZoneTracker();
    tracker.lastRoll = in.readLong();
    tracker.longs = ZoneTrackCodec.read(in, PositionSide.LONG, tracker.lastRoll);
    tracker.shorts = ZoneTrackCodec.read(in, PositionSide.SHORT, tracker.lastRoll);
    return tracker;
  }
}
