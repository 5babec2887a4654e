// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.setup.ZoneState;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Zones as rows, with what every bar and every profile asks of every zone in columns: the zones
 * themselves then stay out of the cache until price does something to them. What changes all the time
 * is in columns alone: what profiles say of an untested zone but for its bounds, and how far price
 * has gone since a touch.
 *
 * <p>A zone keeps its row for as long as it is here.
 *
 * <p>Threading: single writer.
 */
final class ZoneTable {

  private static final byte CONSUMED = (byte) ZoneState.CONSUMED.ordinal();

  int size;

  /** The rows in use, in an order: after {@link #sort} nearest first. Then those that are free. */
  int[] order = new int[32];

  /** Root ids; null of a free row. */
  @Nullable String[] rootId = new String[32];

  /** What price has done to each zone. */
  private @Nullable MemoryZone[] zone = new MemoryZone[32];

  double[] low = new double[32];
  double[] high = new double[32];

  /** As the newest profile says, of untested zones. */
  double[] percentile = new double[32];

  double[] notional = new double[32];
  boolean[] currency = new boolean[32];

  /** Place in the order in which zones were first known. */
  int[] known = new int[32];

  /** Number of the newest profile that shows it. */
  int[] shownBy = new int[32];

  /** 1 for crowded shorts, which lie above; -1 for crowded longs. */
  byte[] sign = new byte[32];

  private byte[] state = new byte[32];

  /** Of touched zones. */
  int[] touchedBar = new int[32];

  /** Of touched zones; -1 of those that were not run through. */
  int[] consumedBar = new int[32];

  /** Of touched zones; -1 of those that price has not come back from. */
  int[] reclaimedBar = new int[32];

  /** Of touched zones, the farthest price since. */
  double[] extreme = new double[32];

  /** A bar that stays above this, and below the ceiling, changes nothing about the zone. */
  private double[] floor = new double[32];

  private double[] ceiling = new double[32];

  /** The first bar at which the zone rests, is forgotten or goes. */
  private int[] due = new int[32];

  /** From the price of the newest sort; NaN before the first. */
  private double[] distance = new double[32];

  ZoneTable() {
    Arrays.setAll(order, row -> row);
  }

  /** Adds a zone at the end of the order, and gives its row. */
  int add(MemoryZone added, int discovery, int bar) {
    if (size == order.length) {
      grow();
    }
    int row = order[size++];
    rootId[row] = added.rootId();
    known[row] = discovery;
    shownBy[row] = 0;
    distance[row] = Double.NaN;
    set(row, added, bar);
    return row;
  }

  /** The zone as it is after a bar or a profile. */
  void set(int row, MemoryZone next, int bar) {
    zone[row] = next;
    low[row] = next.low();
    high[row] = next.high();
    sign[row] = (byte) next.sign();
    state[row] = (byte) next.state().ordinal();
    if (next.state() == ZoneState.UNTESTED) {
      percentile[row] = next.percentile();
      notional[row] = next.notional();
      currency[row] = next.currency();
    } else {
      touchedBar[row] = next.touchedBar();
      consumedBar[row] = next.consumedBar();
      reclaimedBar[row] = next.reclaimedBar();
      extreme[row] = next.extreme();
    }
    due[row] = due(next);
    calm(row, next, bar);
  }

  /** A profile shows an untested zone with the bounds that it has. */
  void say(int row, LiquidationZone shown) {
    percentile[row] = shown.percentile();
    notional[row] = shown.expectedForced().mean();
    currency[row] = shown.fidelity().showsCurrency();
  }

  /** Whether a zone of a profile has the side of the one in a row. */
  boolean sameSide(int row, LiquidationZone shown) {
    return sign[row] > 0 == (shown.side() == PositionSide.SHORT);
  }

  boolean sameBounds(int row, LiquidationZone shown) {
    return low[row] == shown.low() && high[row] == shown.high();
  }

  /** The zone of a row with all that is known of it. */
  MemoryZone zone(int row) {
    MemoryZone past = past(row);
    return is(row, ZoneState.UNTESTED)
        ? past.saying(percentile[row], notional[row], currency[row])
        : past.reaching(extreme[row]);
  }

  /** The zone of a row, but what is in columns alone is old in it. */
  MemoryZone past(int row) {
    return Objects.requireNonNull(zone[row]);
  }

  private static int due(MemoryZone z) {
    return switch (z.state()) {
      case UNTESTED -> Integer.MAX_VALUE;
      case TESTED -> z.forgottenAt();
      case CONSUMED -> Math.min(z.forgottenAt(), z.restsAt());
      case GONE -> Integer.MIN_VALUE;
    };
  }

  /**
   * Between which prices {@link MemoryZone#after} has nothing to say at the bars to come, seen from
   * the side of the zone: for one below, prices are negative.
   */
  private void calm(int row, MemoryZone z, int bar) {
    int s = z.sign();
    boolean consumed = z.state() == ZoneState.CONSUMED;
    double from = Double.NEGATIVE_INFINITY;
    double to = Double.POSITIVE_INFINITY;
    if (z.touchedBar() >= 0 && bar - z.touchedBar() >= DecisionTable.TOUCH_BARS) {
      // Old: only that it is run through is still said, and said once.
      to = consumed ? to : Math.nextUp(s * z.far());
    } else if (!z.state().touched() || z.reclaimedBar() >= 0) {
      to = s * z.near();
    } else if (consumed) {
      from = s * z.far();
      to = Math.nextUp(s * z.extreme());
    } else {
      from = to;
    }
    floor[row] = s > 0 ? from : -to;
    ceiling[row] = s > 0 ? to : -from;
  }

  /** Whether a bar changes nothing about a zone. */
  boolean undisturbed(int row, int bar, double barHigh, double barLow) {
    return barLow > floor[row] && barHigh < ceiling[row] && bar < due[row];
  }

  /**
   * Whether all that a bar does to a zone is that price, which stays beyond it since it ran through,
   * goes farther still; then that is noted. In a trend there are many of them.
   */
  boolean goesFarther(int row, int bar, double barHigh, double barLow) {
    // Only a zone that price has stayed beyond is bounded on both sides; so young, none is due.
    boolean beyond =
        state[row] == CONSUMED && bar - touchedBar[row] <= DecisionTable.TOUCH_BARS
            && floor[row] > Double.NEGATIVE_INFINITY && ceiling[row] < Double.POSITIVE_INFINITY;
    boolean up = beyond && sign[row] > 0 && barLow > floor[row];
    boolean down = beyond && sign[row] < 0 && barHigh < ceiling[row];
    if (up) {
      extreme[row] = barHigh;
      ceiling[row] = Math.nextUp(barHigh);
    } else if (down) {
      extreme[row] = barLow;
      floor[row] = -Math.nextUp(-barLow);
    }
    return up || down;
  }

  boolean is(int row, ZoneState wanted) {
    return state[row] == wanted.ordinal();
  }

  /** Takes the zone at a place of the order out of it. */
  void remove(int place) {
    int row = order[place];
    size--;
    System.arraycopy(order, place + 1, order, place, size - place);
    order[size] = row;
    zone[row] = null;
    rootId[row] = null;
  }

  void clear() {
    Arrays.fill(zone, null);
    Arrays.fill(rootId, null);
    size = 0;
  }

  /**
   * Orders by the distance from a price, then by root id. From bar to bar few zones change places,
   * so that an insertion sort hardly moves any; and two that were as far away as each other and
   * still are need not have their root ids compared again.
   */
  void sort(double price) {
    int rowBefore = -1;
    double wasBefore = Double.NaN;
    for (int i = 0; i < size; i++) {
      int row = order[i];
      double was = distance[row];
      double is = Math.max(0, Math.max(low[row] - price, price - high[row]));
      distance[row] = is;
      boolean stillTied =
          was == wasBefore && order[i - 1] == rowBefore && is == distance[rowBefore];
      int at = i;
      while (!stillTied && at > 0 && nearer(row, order[at - 1])) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = row;
      rowBefore = row;
      wasBefore = was;
    }
  }

  private String rootId(int row) {
    return Objects.requireNonNull(rootId[row]);
  }

  private boolean nearer(int row, int other) {
    return distance[row] < distance[other]
        || (distance[row] == distance[other]
            && rootId(row).compareTo(rootId(other)) < 0);
  }

  private void grow() {
    int length = 2 * size;
    order = Arrays.copyOf(order, length);
    for (int row = size; row < length; row++) {
      order[row] = row;
    }
    rootId = Arrays.copyOf(rootId, length);
    zone = Arrays.copyOf(zone, length);
    low = Arrays.copyOf(low, length);
    high = Arrays.copyOf(high, length);
    percentile = Arrays.copyOf(percentile, length);
    notional = Arrays.copyOf(notional, length);
    currency = Arrays.copyOf(currency, length);
    known = Arrays.copyOf(known, length);
    shownBy = Arrays.copyOf(shownBy, length);
    sign = Arrays.copyOf(sign, length);
    state = Arrays.copyOf(state, length);
    touchedBar = Arrays.copyOf(touchedBar, length);
    consumedBar = Arrays.copyOf(consumedBar, length);
    reclaimedBar = Arrays.copyOf(reclaimedBar, length);
    extreme = Arrays.copyOf(extreme, length);
    floor = Arrays.copyOf(floor, length);
    ceiling = Arrays.copyOf(ceiling, length);
    due = Arrays.copyOf(due, length);
    distance = Arrays.copyOf(distance, length);
  }
}
