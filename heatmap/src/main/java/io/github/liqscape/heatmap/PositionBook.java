// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;
import static io.github.liqscape.heatmap.DistancePrior.NO_PRICE;
import static io.github.liqscape.heatmap.DistancePrior.TAPS;
import static io.github.liqscape.heatmap.DistancePrior.TAP_WEIGHT;

import io.github.liqscape.instrument.PositionSide;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The open positions of both sides and what an open-interest step does to them: age, then deposit what
 * is missing or remove what is too much, so that each side equals the open interest.
 *
 * <p>Threading: single writer.
 */
final class PositionBook {

  static final int LONG = PositionSide.LONG.ordinal();
  static final int SHORT = PositionSide.SHORT.ordinal();

  private static final double LN2 = StrictMath.log(2);
  private static final double LOSS = 0.67;
  private static final double DEEP_LOSS = 4.0;
  private static final double DEEP = -0.30;

  private final MapConfig config;
  private final DistancePrior prior;
  private final SideMass[] sides;
  private final double[] weights = new double[BINS];
  private final double[] aliveOfBin = new double[BINS];
  private final double[] entryOfBin = new double[BINS];
  private final boolean[] allAlive = new boolean[BINS];
  private final int[] aliveFrom = new int[BINS * TAPS];
  private final int[] aliveTo = new int[BINS * TAPS];
  private final double[] kept = new double[BINS + 1];
  private final double[] removable = new double[BINS + 1];
  private final double[] hazard = new double[BINS + 1];
  private final Blur blur;
  private double keptDays = Double.NaN;

  PositionBook(MapConfig config, DistancePrior prior, PriceGrid grid) {
    this.config = config;
    this.prior = prior;
    double[] ring = new double[grid.size()];
    sides =
        new SideMass[] {
          new SideMass(
              1, grid.size(), grid.longFirst(), ring, new WaitingDeposits(prior, LONG)),
          new SideMass(
              -1, grid.size(), grid.shortFirst(), ring, new WaitingDeposits(prior, SHORT))
        };
    blur = new Blur(prior, grid.width(), grid.size());
  }

  SideMass side(int side) {
    return sides[side];
  }

  void clear() {
    sides[LONG].clear();
    sides[SHORT].clear();
  }

  /** Everything of both sides is open interest whose opening nobody saw. */
  void unknown(double openInterest) {
    clear();
    sides[LONG].unknown(openInterest);
    sides[SHORT].unknown(openInterest);
  }

  void recentre(PriceGrid grid) {
    sides[LONG].recentre(grid.longFirst());
    sides[SHORT].recentre(grid.shortFirst());
  }

  /** Moves deposits that wait into the buckets. */
  void settle() {
    sides[LONG].settle();
    sides[SHORT].settle();
  }

  /** Call after {@link #settle}. */
  void blur(double hours, int mark) {
    blur.apply(sides[LONG], LONG, hours, mark);
    blur.apply(sides[SHORT], SHORT, hours, mark);
  }

  void recount() {
    sides[LONG].recount();
    sides[SHORT].recount();
  }

  /**
   * One interval between two values of open interest.
   *
   * @param openInterest the new value, contract units
   * @param days length of the interval
   * @param entries where positions were opened, not empty
   * @param aliveBelow a LONG can be alive only in buckets below this one
   * @param aliveAbove a SHORT can be alive only in buckets above this one
   * @param mark mark price
   */
  void step(
      double openInterest, double days, EntryDensity entries, int aliveBelow, int aliveAbove,
      double mark) {
    if (openInterest == 0) {
      clear();
      return;
    }
    age(days);
    for (int side = 0; side < 2; side++) {
      double gap = openInterest - sides[side].sum();
      if (gap > 0) {
        deposit(side, gap, entries, side == LONG ? aliveBelow : aliveAbove);
      } else if (gap < 0) {
        remove(side, -gap, mark);
      }
    }
  }

  private void age(double days) {
    if (days != keptDays) {
      // Intervals are mostly equally long: their factors are computed once.
      for (int bin = 0; bin < BINS; bin++) {
        kept[bin] = StrictMath.exp(-LN2 * days / config.halfLifeDays().get(bin));
      }
      kept[BINS] = StrictMath.exp(-LN2 * days / config.unknownHalfLifeDays());
      keptDays = days;
    }
    for (SideMass side : sides) {
      for (int bin = 0; bin < BINS; bin++) {
        side.multiply(bin, kept[bin]);
      }
      side.unknown(side.unknown() * kept[BINS]);
    }
  }

  private void deposit(int side, double gap, EntryDensity entries, int limit) {
    double alive = aliveTargets(side, entries, limit);
    SideMass mass = sides[side];
    if (!(alive > 0)) {
      mass.unknown(mass.unknown() + gap);
      return;
    }
    double perAlive = gap / alive;
    for (int bin = 0; bin < BINS; bin++) {
      if (!(aliveOfBin[bin] > 0)) {
        continue;
      }
      mass.enter(bin, perAlive * aliveOfBin[bin], entryOfBin[bin]);
      if (allAlive[bin] && entries.ofCandles() && mass.mayWait(bin, entries)) {
        mass.deposit(bin, perAlive * weights[bin], entries);
        continue;
      }
      for (int tap = 0; tap < TAPS; tap++) {
        double coefficient = perAlive * weights[bin] * TAP_WEIGHT[tap];
        int shift = prior.shift(side, bin, tap);
        if (shift == NO_PRICE) {
          mass.depositFar(bin, coefficient);
        } else {
          int at = bin * TAPS + tap;
          int from = allAlive[bin] ? 0 : aliveFrom[at];
          int to = allAlive[bin] ? entries.count() : aliveTo[at];
          mass.deposit(bin, shift, coefficient, entries, from, to);
        }
      }
    }
  }

  /**
   * Finds for every bin and tap the entries whose target is alive; they are the first or the last ones,
   * because entries ascend. Returns the alive share of the whole deposit.
   */
  private double aliveTargets(int side, EntryDensity entries, int limit) {
    double alive = 0;
    double buyShare = entries.buyShare();
    double[] shares = entries.cumulative();
    double[] worth = entries.worth();
    int count = entries.count();
    int lowest = entries.lowest();
    int highest = entries.highest();
    for (int bin = 0; bin < BINS; bin++) {
      double w = prior.weight(side, bin, buyShare);
      weights[bin] = w;
      aliveOfBin[bin] = 0;
      if (!(w > 0)) {
        continue;
      }
      allAlive[bin] = allAlive(side, bin, entries, limit);
      if (allAlive[bin]) {
        aliveOfBin[bin] = w * shares[count];
        entryOfBin[bin] = worth[count] / shares[count];
        alive += aliveOfBin[bin];
        continue;
      }
      double aliveTaps = 0;
      double aliveWorth = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        int shift = prior.shift(side, bin, tap);
        int from = 0;
        int to = count;
        if (shift != NO_PRICE) {
          if (side == LONG) {
            to = highest + shift < limit ? count : entries.below((long) limit - shift);
          } else {
            from = lowest + shift > limit ? 0 : entries.below((long) limit - shift + 1);
          }
        }
        aliveFrom[bin * TAPS + tap] = from;
        aliveTo[bin * TAPS + tap] = to;
        aliveTaps += TAP_WEIGHT[tap] * (shares[to] - shares[from]);
        aliveWorth += TAP_WEIGHT[tap] * (worth[to] - worth[from]);
      }
      aliveOfBin[bin] = w * aliveTaps;
      entryOfBin[bin] = aliveTaps > 0 ? aliveWorth / aliveTaps : 0;
      alive += aliveOfBin[bin];
    }
    return alive;
  }

  /** Whether even the target nearest to the mark is alive. */
  private boolean allAlive(int side, int bin, EntryDensity entries, int limit) {
    int nearest = prior.nearestShift(side, bin);
    return side == LONG
        ? entries.highest() + (long) nearest < limit
        : entries.lowest() + (long) nearest > limit;
  }

  private void remove(int side, double quantity, double mark) {
    SideMass mass = sides[side];
    int sign = side == LONG ? 1 : -1;
    double pressure = 0;
    for (int bin = 0; bin < BINS; bin++) {
      removable[bin] = mass.total(bin);
      double entry = mass.meanEntry(bin);
      double pnl = entry > 0 ? sign * (mark - entry) / entry : 0;
      hazard[bin] = pnl >= 0 ? 1 : pnl < DEEP ? DEEP_LOSS : LOSS;
      pressure += hazard[bin] * removable[bin];
    }
    removable[BINS] = mass.unknown();
    hazard[BINS] = 1;
    pressure += removable[BINS];
    // Few rounds: each empties at least one bin or places all that is left.
    double left = quantity;
    while (left > 0 && pressure > 0) {
      double perPressure = left / pressure;
      double next = 0;
      double placed = 0;
      boolean capped = false;
      for (int bin = 0; bin <= BINS; bin++) {
        double share = perPressure * hazard[bin] * removable[bin];
        if (removable[bin] > 0 && share >= removable[bin]) {
          placed += removable[bin];
          take(mass, bin, 1);
          removable[bin] = 0;
          capped = true;
        } else {
          next += hazard[bin] * removable[bin];
        }
      }
      if (!capped) {
        for (int bin = 0; bin <= BINS; bin++) {
          if (removable[bin] > 0) {
            take(mass, bin, perPressure * hazard[bin]);
          }
        }
        return;
      }
      left -= placed;
      pressure = next;
    }
  }

  private static void take(SideMass mass, int bin, double share) {
    if (bin == BINS) {
      mass.unknown(share >= 1 ? 0 : mass.unknown() * (1 - share));
    } else {
      mass.multiply(bin, share >= 1 ? 0 : 1 - share);
    }
  }

  void save(DataOutput out) throws IOException {
    sides[LONG].save(out);
    sides[SHORT].save(out);
  }

  void restore(DataInput in) throws IOException {
    sides[LONG].restore(in);
    sides[SHORT].restore(in);
  }
}
