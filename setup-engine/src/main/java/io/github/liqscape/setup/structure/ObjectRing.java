// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects of one sort in columns, in the order in which they became known.
 *
 * <p>An object has a number that never changes: how many of its sort were known before it. It is
 * forgotten once it has been known for longer than the memory, except for the newest few that are
 * kept. A ring of retired objects counts from their retirement. Columns
 * start small and double.
 */
final class ObjectRing {

  private static final int INITIAL = 16;
  private static final int LONGEST = 1 << 22;
  private static final StructureKind[] KINDS = StructureKind.values();
  private static final ObjectState[] STATES = ObjectState.values();

  private final BarWindow bars;
  private final @Nullable SwingSize size;
  private final int kept;
  private final boolean agedByChange;
  private int first;
  private int end;

  private int mask = INITIAL - 1;
  private int[] ids = new int[INITIAL];
  private int[] kinds = new int[INITIAL];
  private int[] signs = new int[INITIAL];
  private int[] pivots = new int[INITIAL];
  private int[] known = new int[INITIAL];
  private int[] states = new int[INITIAL];
  private int[] changed = new int[INITIAL];
  private int[] counts = new int[INITIAL];
  private int[] sources = new int[INITIAL];
  private long[] pivotNanos = new long[INITIAL];
  private long[] knownNanos = new long[INITIAL];
  private long[] changedNanos = new long[INITIAL];
  private double[] lows = new double[INITIAL];
  private double[] highs = new double[INITIAL];
  private double[] values = new double[INITIAL];

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
    ids[slot] = id;
    kinds[slot] = kind.ordinal();
    signs[slot] = sign;
    pivots[slot] = pivot;
    counts[slot] = 0;
    sources[slot] = -1;
    this.pivotNanos[slot] = pivotNanos;
    lows[slot] = low;
    highs[slot] = high;
    values[slot] = Double.NaN;
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

  private int known(int n, int bar, long nanos) {
    int slot = slot(n);
    known[slot] = bar;
    knownNanos[slot] = nanos;
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
    int[] since = agedByChange ? changed : known;
    while (end - first > kept && since[first & mask] < oldest) {
      first++;
    }
    // What is added from now on is younger.
    return (end > first ? since[first & mask] : now) + bars.memory() + 1;
  }

  void change(int n, ObjectState to) {
    int slot = slot(n);
    states[slot] = to.ordinal();
    changed[slot] = bars.newest();
    changedNanos[slot] = bars.closeNanos(bars.newest());
  }

  /** A newer object takes the place of this one. */
  void supersede(int n, int successorId) {
    change(n, ObjectState.SUPERSEDED);
    sources[slot(n)] = successorId;
  }

  void detail(int n, double value, int count, int sourceId) {
    int slot = slot(n);
    values[slot] = value;
    counts[slot] = count;
    sources[slot] = sourceId;
  }

  boolean holds(int n) {
    return n >= first && n < end;
  }

  int id(int n) {
    return ids[slot(n)];
  }

  StructureKind kind(int n) {
    return KINDS[kinds[slot(n)]];
  }

  int sign(int n) {
    return signs[slot(n)];
  }

  int pivotIndex(int n) {
    return pivots[slot(n)];
  }

  double low(int n) {
    return lows[slot(n)];
  }

  double high(int n) {
    return highs[slot(n)];
  }

  int knownAt(int n) {
    return known[slot(n)];
  }

  ObjectState state(int n) {
    return STATES[states[slot(n)]];
  }

  int changedAt(int n) {
    return changed[slot(n)];
  }

  double value(int n) {
    return values[slot(n)];
  }

  int count(int n) {
    return counts[slot(n)];
  }

  int sourceId(int n) {
    return sources[slot(n)];
  }

  StructureObject view(int n) {
    int s = slot(n);
    return new StructureObject(
        bars.timeframe(), ids[s], kind(n), size, signs[s], pivots[s],
        pivotNanos[s], lows[s], highs[s], known[s],
        knownNanos[s], state(n), changed[s], changedNanos[s],
        values[s], counts[s], sources[s]);
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
    ids = moved(ids, length);
    kinds = moved(kinds, length);
    signs = moved(signs, length);
    pivots = moved(pivots, length);
    known = moved(known, length);
    states = moved(states, length);
    changed = moved(changed, length);
    counts = moved(counts, length);
    sources = moved(sources, length);
    pivotNanos = moved(pivotNanos, length);
    knownNanos = moved(knownNanos, length);
    changedNanos = moved(changedNanos, length);
    lows = moved(lows, length);
    highs = moved(highs, length);
    values = moved(values, length);
    mask = length - 1;
  }

  private int[] moved(int[] column, int length) {
    int[] to = new int[length];
    for (int n = first; n < end; n++) {
      to[n & (length - 1)] = column[n & mask];
    }
    return to;
  }

  private long[] moved(long[] column, int length) {
    long[] to = new long[length];
    for (int n = first; n < end; n++) {
      to[n & (length - 1)] = column[n & mask];
    }
    return to;
  }

  private double[] moved(double[] column, int length) {
    double[] to = new double[length];
    for (int n = first; n < end; n++) {
      to[n & (length - 1)] = column[n & mask];
    }
    return to;
  }

  private int[][] ints() {
    return new int[][] {ids, kinds, signs, pivots, known, states, changed, counts, sources};
  }

  private long[][] longs() {
    return new long[][] {pivotNanos, knownNanos, changedNanos};
  }

  private double[][] doubles() {
    return new double[][] {lows, highs, values};
  }

  void save(StateWriter out) throws IOException {
    int held = end - first;
    int[] someInts = new int[held];
    long[] someLongs = new long[held];
    double[] someDoubles = new double[held];
    out.integer(first).integer(end);
    for (int[] column : ints()) {
      for (int i = 0; i < held; i++) {
        someInts[i] = column[(first + i) & mask];
      }
      out.integers(someInts);
    }
    for (long[] column : longs()) {
      for (int i = 0; i < held; i++) {
        someLongs[i] = column[(first + i) & mask];
      }
      out.numbers(someLongs);
    }
    for (double[] column : doubles()) {
      for (int i = 0; i < held; i++) {
        someDoubles[i] = column[(first + i) & mask];
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
    for (int[] column : ints()) {
      int[] some = in.integers(held);
      Saved.requireLength(some.length, held);
      for (int i = 0; i < held; i++) {
        column[(first + i) & mask] = some[i];
      }
    }
    for (long[] column : longs()) {
      long[] some = in.numbers(held);
      Saved.requireLength(some.length, held);
      for (int i = 0; i < held; i++) {
        column[(first + i) & mask] = some[i];
      }
    }
    for (double[] column : doubles()) {
      double[] some = in.decimals(held);
      Saved.requireLength(some.length, held);
      for (int i = 0; i < held; i++) {
        column[(first + i) & mask] = some[i];
      }
    }
  }
}
