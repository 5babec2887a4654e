// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clustered levels as lists of their members, of which everything is computed again. */
final class NaiveLevels {

  record Member(double price, int at, int known) {}

  /** A level from the bar at which it is known to the bar at which another took its place. */
  static final class Level {
    final List<Bars.Bar> bars;
    final List<Member> members = new ArrayList<>();
    final int known;
    int until = Integer.MAX_VALUE;

    Level(List<Bars.Bar> bars, int known) {
      this.bars = bars;
      this.known = known;
    }

    private List<Member> until(int t) {
      return members.stream().filter(m -> m.known <= t).toList();
    }

    int touches(int t) {
      return until(t).size();
    }

    int lastTouch(int t) {
      return until(t).stream().mapToInt(Member::known).max().orElseThrow();
    }

    double centre(int t) {
      return until(t).stream().mapToDouble(Member::price).average().orElseThrow();
    }

    double halfWidth(int t) {
      double mean = centre(t);
      double variance =
          until(t).stream().mapToDouble(m -> (m.price - mean) * (m.price - mean)).average()
              .orElseThrow();
      return Math.max(0.25 * bars.get(lastTouch(t)).atr(), Math.sqrt(variance));
    }

    /** Lower and upper edge. */
    double[] shape(int t) {
      return new double[] {centre(t) - halfWidth(t), centre(t) + halfWidth(t)};
    }

    double score(int t) {
      double score = 0;
      for (Member m : until(t)) {
        double volume = bars.get(m.at).relativeVolume();
        double weight = Double.isNaN(volume) ? 1 : Math.max(0.5, Math.min(2, volume));
        score += Math.exp(-(t - m.at) / 500.0) * weight;
      }
      return score;
    }
  }

  private final List<Bars.Bar> bars;
  private final List<Level> all = new ArrayList<>();

  NaiveLevels(List<Bars.Bar> bars) {
    this.bars = bars;
  }

  List<Level> all() {
    return all;
  }

  List<Level> liveAt(int t) {
    return all.stream().filter(l -> l.known <= t && l.until > t).toList();
  }

  void add(double price, int at, int known) {
    double reach = 0.25 * bars.get(known).atr();
    if (Double.isNaN(reach)) {
      return;
    }
    List<Level> live = new ArrayList<>(liveAt(known - 1));
    live.addAll(all.stream().filter(l -> l.known == known).toList());
    @Nullable Level joined = null;
    for (Level level : live) {
      double distance = Math.abs(price - level.centre(known));
      boolean near = distance <= Math.max(reach, level.halfWidth(known));
      if (near && (joined == null || distance < Math.abs(price - joined.centre(known)))) {
        joined = level;
      }
    }
    Level made = new Level(bars, known);
    made.members.add(new Member(price, at, known));
    List<Level> parents = new ArrayList<>();
    if (joined != null) {
      made.members.addAll(joined.members);
      parents.add(joined);
      live.remove(joined);
    }
    List<Level> met = overlapping(made, live, known);
    while (!met.isEmpty()) {
      met.forEach(level -> made.members.addAll(level.members));
      parents.addAll(met);
      live.removeAll(met);
      met = overlapping(made, live, known);
    }
    if (joined != null && parents.size() == 1) {
      joined.members.add(new Member(price, at, known));
    } else {
      parents.forEach(p -> p.until = known);
      all.add(made);
    }
  }

  private static List<Level> overlapping(Level level, List<Level> others, int t) {
    double[] shape = level.shape(t);
    return others.stream()
        .filter(other -> other.shape(t)[0] <= shape[1] && other.shape(t)[1] >= shape[0])
        .toList();
  }
}
