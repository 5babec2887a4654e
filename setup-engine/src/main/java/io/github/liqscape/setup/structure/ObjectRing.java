// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects of one sort in the order in which they became known.
 *
 * <p>An object has a number that never changes: how many of its sort were known before it. It is
 * forgotten once it has been known for longer than the memory, except for the newest few that are
 * kept. A ring of retired objects counts from their retirement. It
 * starts small and doubles.
 */
final class ObjectRing {

  private static final int INITIAL = 16;
  private static final int LONGEST = 1 << 22;
  private static final StructureKind[] KINDS = StructureKind.values();
  private static final ObjectState[] STATES = ObjectState.values();

  private static final int ID = 0;
  private static final int KIND = 1;
  private static final int SIGN = 2;
  private static final int PIVOT = 3;
  private static final int KNOWN = 4;
  private static final int STATE = 5;
  private static final int CHANGED = 6;
  private static final int COUNT = 7;
  private static final int SOURCE = 8;
  private static final int WHOLE = 9;

  private static final int PIVOT_NANOS = 0;
  private static final int KNOWN_NANOS = 1;
  private static final int CHANGED_NANOS = 2;
  private static final int TIMES = 3;

  private static final int LOW = 0;
  private static final int HIGH = 1;
  private static final int VALUE = 2;
  private static final int PRICES = 3;

  private final BarWindow bars;
  private final @Nullable SwingSize size;
  private final int kept;
  private final boolean agedByChange;
  private int first;
  private int end;

  private int mask = INITIAL - 1;

  /** Side by side what belongs to one object: a new one is written in few places. */
  private int[] whole = new int[INITIAL * WHOLE];

  private long[] nanos = new long[INITIAL * TIMES];
  private double[] prices = new double[INITIAL * PRICES];

  /**
   * An empty ring.
   *
   * @param size scale of the objects, if they have one
   * @param kept number of newest objects that are never forgotten
   */
  ObjectRing(BarWindow bars, @Nullable SwingSize size, int kept) {
    this(bars, size, kept, false);
  }

  private ObjectRing(BarWindow bars, @Nullable SwingSize size, int kept, boolean agedByChange) {
    this.bars = bars;
    this.size = size;
    this.kept = kept;
    this.agedByChange = agedByChange;
  }

  /** An empty ring of objects that lived elsewhere until they were retired. */
  static ObjectRing ofRetired(BarWindow bars) {
    return new ObjectRing(bars, null, 0, true);
  }

  /** Number of the oldest object held; equals {@link #end()} if there is none. */
  int first() {
    return first;
  }

  /** Number that the next object will have. */
  int end() {
    return end;
  }

  /** Adds an object that is known from the newest bar on, and gives its number. */
  int append(StructureKind kind, int sign, int pivot, long pivotNanos, double low, double high) {
    int now = bars.newest();
    int n = append(bars.nextId(), kind, sign, pivot, pivotNanos, low, high);
    return known(n, now, bars.closeNanos(now));
  }

  private int append(
      int id, StructureKind kind, int sign, int pivot, long pivotNanos, double low, double high) {
    if (end - first > mask) {
      resize(2 * (mask + 1));
    }
    int slot = end & mask;
    int row = slot * WHOLE;
    whole[row + ID] = id;
    whole[row + KIND] = kind.ordinal();
    whole[row + SIGN] = sign;
    whole[row + PIVOT] = pivot;
    whole[row + COUNT] = 0;
    whole[row + SOURCE] = -1;
    nanos[slot * TIMES + PIVOT_NANOS] = pivotNanos;
    prices[slot * PRICES + LOW] = low;
    prices[slot * PRICES + HIGH] = high;
    prices[slot * PRICES + VALUE] = Double.NaN;
    end++;
    change(end - 1, initial(kind));
    return end - 1;
  }

  private static ObjectState initial(StructureKind kind) {
    return switch (kind) {
      case FAIR_VALUE_GAP -> ObjectState.OPEN;
      case ORDER_BLOCK -> ObjectState.NEW;
      default -> ObjectState.ACTIVE;
    };
  }

  private int known(int n, int bar, long atNanos) {
    int slot = slot(n);
    whole[slot * WHOLE + KNOWN] = bar;
    nanos[slot * TIMES + KNOWN_NANOS] = atNanos;
    return n;
  }

  /** Takes over an object that was kept elsewhere until its state changed at the newest bar. */
  int retire(
      int id, StructureKind kind, int pivot, long pivotNanos, double low, double high, int known,
      long knownNanos) {
    return known(append(id, kind, 0, pivot, pivotNanos, low, high), known, knownNanos);
  }

  /**
   * Drops what is too old; called before anything is added at a bar.
   *
   * @return no bar before this one has to call it again
   */
  int forget() {
    int now = bars.newest();
    int oldest = now - bars.memory();
    int since = agedByChange ? CHANGED : KNOWN;
    while (end - first > kept && whole[(first & mask) * WHOLE + since] < oldest) {
      first++;
    }
    // What is added from now on is younger.
    return (end > first ? whole[(first & mask) * WHOLE + since] : now) + bars.memory() + 1;
  }

  void change(int n, ObjectState to) {
    int slot = slot(n);
    whole[slot * WHOLE + STATE] = to.ordinal();
    whole[slot * WHOLE + CHANGED] = bars.newest();
    nanos[slot * TIMES + CHANGED_NANOS] = bars.closeNanos(bars.newest());
  }

  /** A newer object takes the place of this one. */
  void supersede(int n, int successorId) {
    change(n, ObjectState.SUPERSEDED);
    whole[slot(n) * WHOLE + SOURCE] = successorId;
  }

  void detail(int n, double value, int count, int sourceId) {
    int slot = slot(n);
    prices[slot * PRICES + VALUE] = value;
    whole[slot * WHOLE + COUNT] = count;
    whole[slot * WHOLE + SOURCE] = sourceId;
  }

  boolean holds(int n) {
    return n >= first && n < end;
  }

  int id(int n) {
    return whole[slot(n) * WHOLE + ID];
  }

  StructureKind kind(int n) {
    return KINDS[whole[slot(n) * WHOLE + KIND]];
  }

  int sign(int n) {
    return whole[slot(n) * WHOLE + SIGN];
  }

  int pivotIndex(int n) {
    return whole[slot(n) * WHOLE + PIVOT];
  }

  double low(int n) {
    return prices[slot(n) * PRICES + LOW];
  }

  double high(int n) {
    return prices[slot(n) * PRICES + HIGH];
  }

  int knownAt(int n) {
    return whole[slot(n) * WHOLE + KNOWN];
  }

  ObjectState state(int n) {
    return STATES[whole[slot(n) * WHOLE + STATE]];
  }

  int changedAt(int n) {
    return whole[slot(n) * WHOLE + CHANGED];
  }

  double value(int n) {
    return prices[slot(n) * PRICES + VALUE];
  }

  int count(int n) {
    return whole[slot(n) * WHOLE + COUNT];
  }

  int sourceId(int n) {
    return whole[slot(n) * WHOLE + SOURCE];
  }

  StructureObject view(int n) {
    int at = slot(n) * TIMES;
    return new StructureObject(
        bars.timeframe(), id(n), kind(n), size, sign(n), pivotIndex(n),
        nanos[at + PIVOT_NANOS], low(n), high(n), knownAt(n),
        nanos[at + KNOWN_NANOS], state(n), changedAt(n), nanos[at + CHANGED_NANOS],
        value(n), count(n), sourceId(n));
  }

  /** Adds everything that is held to a list. */
  void view(List<StructureObject> into) {
    for (int n = first; n < end; n++) {
      into.add(view(n));
    }
  }

  private int slot(int n) {
    if (n < first || n >= end) {
      throw new IndexOutOfBoundsException(
          "number must be in [" + first + ", " + end + "), was " + n);
    }
    return n & mask;
  }

  private void resize(int length) {
    int[] newWhole = new int[length * WHOLE];
    long[] newNanos = new long[length * TIMES];
    double[] newPrices = new double[length * PRICES];
    for (int n = first; n < end; n++) {
      int from = n & mask;
      int to = n & (length - 1);
      System.arraycopy(whole, from * WHOLE, newWhole, to * WHOLE, WHOLE);
      System.arraycopy(nanos, from * TIMES, newNanos, to * TIMES, TIMES);
      System.arraycopy(prices, from * PRICES, newPrices, to * PRICES, PRICES);
    }
    whole = newWhole;
    nanos = newNanos;
    prices = newPrices;
    mask = length - 1;
  }

  void save(StateWriter out) throws IOException {
    int held = end - first;
    int[] someInts = new int[held];
    long[] someLongs = new long[held];
    double[] someDoubles = new double[held];
    out.integer(first).integer(end);
    for (int of = 0; of < WHOLE; of++) {
      for (int i = 0; i < held; i++) {
        someInts[i] = whole[((first + i) & mask) * WHOLE + of];
      }
      out.integers(someInts);
    }
    for (int of = 0; of < TIMES; of++) {
      for (int i = 0; i < held; i++) {
        someLongs[i] = nanos[((first + i) & mask) * TIMES + of];
      }
      out.numbers(someLongs);
    }
    for (int of = 0; of < PRICES; of++) {
      for (int i = 0; i < held; i++) {
        someDoubles[i] = prices[((first + i) & mask) * PRICES + of];
      }
      out.decimals(someDoubles);
    }
  }

  void restore(StateReader in) throws IOException {
    first = in.integer(0, Integer.MAX_VALUE - LONGEST);
    end = first;
    int held = in.integer(first, first + LONGEST) - first;
    resize(Math.max(INITIAL, Integer.highestOneBit(Math.max(1, 2 * held - 1))));
    end = first + held;
    for (int of = 0; of < WHOLE; of++) {
      int[] some = in.integers(held);
      Saved.requireLength(some.length, held);
      for (int i = 0; i < held; i++) {
        whole[((first + i) & mask) * WHOLE + of] = some[i];
      }
    }
    for (int of = 0; of < TIMES; of++) {
      long[] some = in.numbers(held);
      Saved.requireLength(some.length, held);
      for (int i = 0; i < held; i++) {
        nanos[((first + i) & mask) * TIMES + of] = some[i];
      }
    }
    for (int of = 0; of < PRICES; of++) {
      double[] some = in.decimals(held);
      Saved.requireLength(some.length, held);
      for (int i = 0; i < held; i++) {
        prices[((first + i) & mask) * PRICES + of] = some[i];
      }
    }
  }
}
