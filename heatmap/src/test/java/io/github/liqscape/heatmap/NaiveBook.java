// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.NaiveConstants.BINS;

import io.github.liqscape.instrument.PositionSide;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The masses, and what the interval step and the blur do to them. */
final class NaiveBook {

  private static final double[] TAP_Z = {-Math.sqrt(3), 0, Math.sqrt(3)};
  private static final double[] TAP_WEIGHT = {1 / 6.0, 2 / 3.0, 1 / 6.0};
  private static final int NOWHERE = Integer.MIN_VALUE;

  private final Map<PositionSide, List<NaiveBin>> bins = new EnumMap<>(PositionSide.class);
  final Map<PositionSide, Double> unknown = new EnumMap<>(PositionSide.class);

  NaiveBook() {
    for (PositionSide side : PositionSide.values()) {
      List<NaiveBin> list = new ArrayList<>();
      for (int bin = 0; bin < BINS; bin++) {
        list.add(new NaiveBin());
      }
      bins.put(side, list);
      unknown.put(side, 0.0);
    }
  }

  List<NaiveBin> bins(PositionSide side) {
    return bins.getOrDefault(side, List.of());
  }

  double unknown(PositionSide side) {
    return unknown.getOrDefault(side, 0.0);
  }

  double total(PositionSide side) {
    return bins(side).stream().mapToDouble(NaiveBin::total).sum() + unknown(side);
  }

  void becomeUnknown(double openInterest) {
    for (PositionSide side : PositionSide.values()) {
      bins(side).forEach(NaiveBin::clear);
      unknown.put(side, openInterest);
    }
  }

  void decay(long nanos) {
    for (PositionSide side : PositionSide.values()) {
      for (int bin = 0; bin < BINS; bin++) {
        bins(side).get(bin).scale(NaiveConstants.binDecay(bin, nanos));
      }
      unknown.put(side, unknown(side) * NaiveConstants.halved(nanos, 10));
    }
  }

  /** Mass that lies outside the windows of this centre goes far. */
  void shift(NaiveGrid grid, int centre) {
    for (PositionSide side : PositionSide.values()) {
      for (NaiveBin bin : bins(side)) {
        for (int k : List.copyOf(bin.cells.keySet())) {
          if (!grid.inWindow(side, centre, k)) {
            bin.far += bin.mass(k);
            bin.cells.remove(k);
          }
        }
      }
    }
  }

  /** Where LONG must be below and SHORT above to be alive. */
  record Alive(int below, int above) {
    boolean holds(PositionSide side, int bucket) {
      return side == PositionSide.LONG ? bucket < below : bucket > above;
    }
  }

  private record Target(int bin, int entry, int bucket, double share) {}

  void deposit(PositionSide side, double gap, NaiveEntries.Density density, NaivePrior prior,
      NaiveGrid grid, int centre, Alive alive) {
    List<Target> targets = new ArrayList<>();
    double aliveShare = 0;
    double[] weights = prior.weights(side, density.beta());
    for (Map.Entry<Integer, Double> entry : density.shares().entrySet()) {
      for (int bin = 0; bin < BINS; bin++) {
        for (int tap = 0; tap < 3 && weights[bin] > 0; tap++) {
          double distance = prior.distance(side, bin) * StrictMath.exp(0.10 * TAP_Z[tap]);
          int bucket = target(side, entry.getKey(), distance, grid);
          boolean inside = bucket != NOWHERE && grid.inWindow(side, centre, bucket);
          double share = entry.getValue() * weights[bin] * TAP_WEIGHT[tap];
          if (bucket == NOWHERE || alive.holds(side, bucket)) {
            targets.add(new Target(bin, entry.getKey(), inside ? bucket : NOWHERE, share));
            aliveShare += share;
          }
        }
      }
    }
    if (!(aliveShare > 0)) {
      unknown.put(side, unknown(side) + gap);
      return;
    }
    for (int bin = 0; bin < BINS; bin++) {
      double quantity = 0;
      double worth = 0;
      for (Target t : targets) {
        if (t.bin == bin) {
          quantity += gap * t.share / aliveShare;
          worth += gap * t.share / aliveShare * grid.priceOf(t.entry);
        }
      }
      NaiveBin into = bins(side).get(bin);
      into.enter(into.total(), quantity, worth);
    }
    for (Target t : targets) {
      NaiveBin into = bins(side).get(t.bin);
      double quantity = gap * t.share / aliveShare;
      if (t.bucket == NOWHERE) {
        into.far += quantity;
      } else {
        into.add(t.bucket, quantity);
      }
    }
  }

  private static int target(PositionSide side, int entry, double distance, NaiveGrid grid) {
    double ratio = 1 - side.sign() * distance;
    return ratio <= 0
        ? NOWHERE
        : entry + (int) Math.floor(0.5 + StrictMath.log(ratio) / grid.delta());
  }

  /** Takes away {@code removed}: every bin {@code min(1, lambda h)} of its mass. */
  void remove(PositionSide side, double removed, double mark) {
    double[] hazard = new double[BINS + 1];
    double[] mass = new double[BINS + 1];
    for (int bin = 0; bin < BINS; bin++) {
      NaiveBin from = bins(side).get(bin);
      mass[bin] = from.total();
      double profit = side.sign() * (mark - from.meanEntry) / from.meanEntry;
      hazard[bin] = profit >= 0 ? 1 : profit < -0.30 ? 4 : 0.67;
    }
    mass[BINS] = unknown(side);
    hazard[BINS] = 1;
    boolean[] gone = new boolean[BINS + 1];
    double rest = removed;
    double lambda = 0;
    for (boolean again = true; again; ) {
      double weight = 0;
      for (int i = 0; i <= BINS; i++) {
        weight += gone[i] ? 0 : hazard[i] * mass[i];
      }
      lambda = weight > 0 ? rest / weight : 0;
      again = false;
      double left = rest;
      for (int i = 0; i <= BINS; i++) {
        if (!gone[i] && lambda * hazard[i] >= 1) {
          gone[i] = true;
          left -= mass[i];
          again = true;
        }
      }
      rest = Math.max(0, left);
    }
    for (int bin = 0; bin < BINS; bin++) {
      bins(side).get(bin).scale(gone[bin] ? 0 : 1 - lambda * hazard[bin]);
    }
    unknown.put(side, gone[BINS] ? 0 : unknown(side) * (1 - lambda));
  }

  void blur(long hours, NaivePrior prior, NaiveGrid grid, int mark, int centre) {
    for (PositionSide side : PositionSide.values()) {
      for (int b = 0; b < BINS; b++) {
        NaiveBin bin = bins(side).get(b);
        double d = prior.distance(side, b);
        double relative = 0.09 * d / (1 - side.sign() * d);
        bin.blurVariance += hours * relative * relative / 24;
        int h = (int) Math.floor(Math.sqrt(2 * bin.blurVariance) / grid.delta());
        if (h >= 1) {
          bin.blurVariance -= h * grid.delta() * (h * grid.delta()) / 2;
          spread(bin, side, h, grid, mark, centre);
        }
      }
    }
  }

  private static void spread(NaiveBin bin, PositionSide side, int h, NaiveGrid grid, int mark,
      int centre) {
    TreeMap<Integer, Double> before = bin.cells;
    bin.cells = new TreeMap<>();
    for (Map.Entry<Integer, Double> cell : before.entrySet()) {
      for (int offset = -h; offset <= h; offset += h) {
        double part = cell.getValue() * (offset == 0 ? 0.5 : 0.25);
        int to = cell.getKey() + offset;
        if (side == PositionSide.LONG && to >= mark) {
          to = 2 * mark - 1 - to;
        } else if (side == PositionSide.SHORT && to <= mark) {
          to = 2 * mark + 1 - to;
        }
        if (grid.inWindow(side, centre, to)) {
          bin.add(to, part);
        } else {
          bin.far += part;
        }
      }
    }
  }
}
