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

  private static final int ID = 0;
  private static final int KIND = 1;
  private static final int SIGN = 2;
  private static final int PIVOT = 3;
  private static final int KNOWN = 4;
  private static final int STATE = 5;
  private static final int CHANGED = 6;
  private static final int COUNT = 7;
  private static final int SOURCE = 8;
  private static final int INTS = 9;
  private static final int PIVOT_NANOS = 0;
  private static final int KNOWN_NANOS = 1;
  private static final int CHANGED_NANOS = 2;
  private static final int LONGS = 3;
  private static final int LOW = 0;
  private static final int HIGH = 1;
  private static final int VALUE = 2;
  private static final int DOUBLES = 3;

  private static final int INITIAL = 16;
  private static final int LONGEST = 1 << 22;
  private static final StructureKind[] KINDS = StructureKind.values();
  private static final ObjectState[] STATES = ObjectState.values();

  private final BarWindow bars;
  private final @Nullable SwingSize size;
  private final int kept;
  private final int agedBy;
  private int first;
  private int end;
  private int mask = INITIAL - 1;
  private int[][] ints = new int[INTS][INITIAL];
  private long[][] longs = new long[LONGS][INITIAL];
  private double[][] doubles = new double[DOUBLES][INITIAL];

  /**
   * An empty ring.
   *
   * @param size scale of the objects, if they have one
   * @param kept number of newest objects that are never forgotten
   */
  ObjectRing(BarWindow bars, @Nullable SwingSize size, int kept) {
    this(bars, size, kept, KNOWN);
  }

  private ObjectRing(BarWindow bars, @Nullable SwingSize size, int kept, int agedBy) {
    this.bars = bars;
    this.size = size;
    this.kept = kept;
    this.agedBy = agedBy;
  }

  /** An empty ring of objects that lived elsewhere until they were retired. */
  static ObjectRing ofRetired(BarWindow bars) {
    return new ObjectRing(bars, null, 0, CHANGED);
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
    ints[ID][slot] = id;
    ints[KIND][slot] = kind.ordinal();
    ints[SIGN][slot] = sign;
    ints[PIVOT][slot] = pivot;
    ints[COUNT][slot] = 0;
    ints[SOURCE][slot] = -1;
    longs[PIVOT_NANOS][slot] = pivotNanos;
    doubles[LOW][slot] = low;
    doubles[HIGH][slot] = high;
    doubles[VALUE][slot] = Double.NaN;
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
    ints[KNOWN][slot] = bar;
    longs[KNOWN_NANOS][slot] = nanos;
    return n;
  }

  /** Takes over an object that was kept elsewhere until its state changed at the newest bar. */
  int retire(
      int id, StructureKind kind, int pivot, long pivotNanos, double low, double high, int known,
      long knownNanos) {
    return known(append(id, kind, 0, pivot, pivotNanos, low, high), known, knownNanos);
  }

  /** Drops what is too old; called once at every bar, before anything is added. */
  void forget() {
    int oldest = bars.newest() - bars.memory();
    while (end - first > kept && ints[agedBy][first & mask] < oldest) {
      first++;
    }
  }

  void change(int n, ObjectState to) {
    int slot = slot(n);
    ints[STATE][slot] = to.ordinal();
    ints[CHANGED][slot] = bars.newest();
    longs[CHANGED_NANOS][slot] = bars.closeNanos(bars.newest());
  }

  /** A newer object takes the place of this one. */
  void supersede(int n, int successorId) {
    change(n, ObjectState.SUPERSEDED);
    ints[SOURCE][slot(n)] = successorId;
  }

  void detail(int n, double value, int count, int sourceId) {
    int slot = slot(n);
    doubles[VALUE][slot] = value;
    ints[COUNT][slot] = count;
    ints[SOURCE][slot] = sourceId;
  }

  boolean holds(int n) {
    return n >= first && n < end;
  }

  int id(int n) {
    return ints[ID][slot(n)];
  }

  StructureKind kind(int n) {
    return KINDS[ints[KIND][slot(n)]];
  }

  int sign(int n) {
    return ints[SIGN][slot(n)];
  }

  int pivotIndex(int n) {
    return ints[PIVOT][slot(n)];
  }

  double low(int n) {
    return doubles[LOW][slot(n)];
  }

  double high(int n) {
    return doubles[HIGH][slot(n)];
  }

  int knownAt(int n) {
    return ints[KNOWN][slot(n)];
  }

  ObjectState state(int n) {
    return STATES[ints[STATE][slot(n)]];
  }

  int changedAt(int n) {
    return ints[CHANGED][slot(n)];
  }

  double value(int n) {
    return doubles[VALUE][slot(n)];
  }

  int count(int n) {
    return ints[COUNT][slot(n)];
  }

  int sourceId(int n) {
    return ints[SOURCE][slot(n)];
  }

  StructureObject view(int n) {
    int s = slot(n);
    return new StructureObject(
        bars.timeframe(), ints[ID][s], kind(n), size, ints[SIGN][s], ints[PIVOT][s],
        longs[PIVOT_NANOS][s], doubles[LOW][s], doubles[HIGH][s], ints[KNOWN][s],
        longs[KNOWN_NANOS][s], state(n), ints[CHANGED][s], longs[CHANGED_NANOS][s],
        doubles[VALUE][s], ints[COUNT][s], ints[SOURCE][s]);
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
    int[][] newInts = new int[INTS][length];
    long[][] newLongs = new long[LONGS][length];
    double[][] newDoubles = new double[DOUBLES][length];
    for (int n = first; n < end; n++) {
      int from = n & mask;
      int to = n & (length - 1);
      for (int c = 0; c < INTS; c++) {
        newInts[c][to] = ints[c][from];
      }
      for (int c = 0; c < LONGS; c++) {
        newLongs[c][to] = longs[c][from];
      }
      for (int c = 0; c < DOUBLES; c++) {
        newDoubles[c][to] = doubles[c][from];
      }
    }
    mask = length - 1;
    ints = newInts;
    longs = newLongs;
    doubles = newDoubles;
  }

  void save(StateWriter out) throws IOException {
    int held = end - first;
    int[] someInts = new int[held];
    long[] someLongs = new long[held];
    double[] someDoubles = new double[held];
    out.integer(first).integer(end);
    for (int[] column : ints) {
      for (int i = 0; i < held; i++) {
        someInts[i] = column[(first + i) & mask];
      }
      out.integers(someInts);
    }
    for (long[] column : longs) {
      for (int i = 0; i < held; i++) {
        someLongs[i] = column[(first + i) & mask];
      }
      out.numbers(someLongs);
    }
    for (double[] column : doubles) {
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
    for (int[] column : ints) {
      int[] some = in.integers(held);
      Saved.requireLength(some.length, held);
      for (int i = 0; i < held; i++) {
        column[(first + i) & mask] = some[i];
      }
    }
    for (long[] column : longs) {
      long[] some = in.numbers(held);
      Saved.requireLength(some.length, held);
      for (int i = 0; i < held; i++) {
        column[(first + i) & mask] = some[i];
      }
    }
    for (double[] column : doubles) {
      double[] some = in.decimals(held);
      Saved.requireLength(some.length, held);
      for (int i = 0; i < held; i++) {
        column[(first + i) & mask] = some[i];
      }
    }
  }
}
