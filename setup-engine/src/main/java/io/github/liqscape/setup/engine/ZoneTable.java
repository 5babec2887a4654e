// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.ZoneState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Zones as rows, with what every bar asks of every zone in columns: of hundreds of memories the
 * zones themselves then stay out of the cache until something happens to them.
 *
 * <p>Threading: single writer.
 */
final class ZoneTable {

  int size;

  /** Rows in an order: after {@link #sort} nearest first. */
  int[] order = new int[32];

  MemoryZone[] zone = new MemoryZone[32];
  @Nullable ZoneSlot[] slot = new ZoneSlot[32];
  double[] low = new double[32];
  double[] high = new double[32];

  /** Place in the order in which zones were first known. */
  int[] known = new int[32];

  /** 1 for crowded shorts, which lie above; -1 for crowded longs. */
  byte[] sign = new byte[32];

  private byte[] state = new byte[32];

  /** -1 if never. */
  int[] touchedBar = new int[32];

  /** Of what was run through; else -1. */
  int[] consumedBar = new int[32];

  /** A bar that stays above this, and below the ceiling, changes nothing about the zone. */
  private double[] floor = new double[32];

  private double[] ceiling = new double[32];

  /** The first bar at which the zone rests, is forgotten or goes. */
  private int[] due = new int[32];

  private double[] distance = new double[32];

  /** What decides between most root ids, so that their text need not be looked at. */
  private long[] beginning = new long[32];

  /** Adds a zone at the end, and gives its row. */
  int add(MemoryZone added, @Nullable ZoneSlot of, int discovery, int bar) {
    if (size == order.length) {
      grow();
    }
    int row = size++;
    order[row] = row;
    slot[row] = of;
    known[row] = discovery;
    beginning[row] = beginning(added.rootId());
    set(row, added, bar);
    return row;
  }

  /** The first four characters as a number that orders like them; less than four before all more. */
  private static long beginning(String id) {
    long packed = 0;
    for (int i = 0; i < 4; i++) {
      packed = packed << Character.SIZE | (i < id.length() ? id.charAt(i) : 0);
    }
    // Signed numbers order like unsigned ones once their highest bit is turned.
    return packed ^ Long.MIN_VALUE;
  }

  /** The zone as it is after a bar. */
  void set(int row, MemoryZone next, int bar) {
    zone[row] = next;
    low[row] = next.low();
    high[row] = next.high();
    sign[row] = (byte) next.sign();
    state[row] = (byte) next.state().ordinal();
    touchedBar[row] = next.touchedBar();
    consumedBar[row] = next.consumedBar();
    due[row] = due(next);
    calm(row, next, bar);
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

  boolean is(int row, ZoneState wanted) {
    return state[row] == wanted.ordinal();
  }

  /** Takes a zone out; the last row gets its place. */
  void remove(int row) {
    int last = --size;
    int kept = 0;
    for (int i = 0; i <= last; i++) {
      int at = order[i];
      if (at != row) {
        order[kept++] = at == last ? row : at;
      }
    }
    move(last, row);
    slot[last] = null;
  }

  private void move(int from, int to) {
    zone[to] = zone[from];
    slot[to] = slot[from];
    low[to] = low[from];
    high[to] = high[from];
    known[to] = known[from];
    beginning[to] = beginning[from];
    sign[to] = sign[from];
    state[to] = state[from];
    touchedBar[to] = touchedBar[from];
    consumedBar[to] = consumedBar[from];
    floor[to] = floor[from];
    ceiling[to] = ceiling[from];
    due[to] = due[from];
  }

  void clear() {
    Arrays.fill(zone, null);
    Arrays.fill(slot, null);
    size = 0;
  }

  /**
   * Orders by the distance from a price, then by root id. From bar to bar few zones change places,
   * so that an insertion sort hardly moves any.
   */
  void sort(double price) {
    for (int i = 0; i < size; i++) {
      int row = order[i];
      distance[row] = Math.max(0, Math.max(low[row] - price, price - high[row]));
      int at = i;
      while (at > 0 && nearer(row, order[at - 1])) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = row;
    }
  }

  private boolean nearer(int row, int other) {
    if (distance[row] != distance[other]) {
      return distance[row] < distance[other];
    }
    return beginning[row] == beginning[other]
        ? zone[row].rootId().compareTo(zone[other].rootId()) < 0
        : beginning[row] < beginning[other];
  }

  private void grow() {
    int length = 2 * size;
    order = Arrays.copyOf(order, length);
    zone = Arrays.copyOf(zone, length);
    slot = Arrays.copyOf(slot, length);
    low = Arrays.copyOf(low, length);
    high = Arrays.copyOf(high, length);
    known = Arrays.copyOf(known, length);
    beginning = Arrays.copyOf(beginning, length);
    sign = Arrays.copyOf(sign, length);
    state = Arrays.copyOf(state, length);
    touchedBar = Arrays.copyOf(touchedBar, length);
    consumedBar = Arrays.copyOf(consumedBar, length);
    floor = Arrays.copyOf(floor, length);
    ceiling = Arrays.copyOf(ceiling, length);
    due = Arrays.copyOf(due, length);
    distance = Arrays.copyOf(distance, length);
  }
}
