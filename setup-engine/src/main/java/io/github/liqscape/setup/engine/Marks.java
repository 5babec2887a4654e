// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.ZoneTag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the price axis that a zone can lie at, a target can be taken from or a stop should
 * not lie in, as parallel arrays. What a context holds is never changed.
 */
final class Marks {

  /** How far from an object a zone may lie to be tagged with it, in ATR. */
  static final double TAG_ATR = 0.25;

  int count;
  Mark[] kind;
  double[] low;
  double[] high;
  boolean[] strong;
  private long[] number;
  private final MarkTags tags;
  private @Nullable MarkGrid grid;

  /** With a grid: a bit for every mark at which the decision table asks for confirmation. */
  private long levels;

  /** Without any mark, and room for so many. */
  Marks(int room, MarkTags tags) {
    kind = new Mark[room];
    low = new double[room];
    high = new double[room];
    strong = new boolean[room];
    number = new long[room];
    this.tags = tags;
  }

  /**
   * Makes them quick to find, until another one is added.
   *
   * @param from lowest price at which marks were looked for
   * @param to highest such price
   */
  Marks indexed(double from, double to) {
    grid = count <= MarkGrid.MOST && to > from ? new MarkGrid(low, high, count, from, to) : null;
    levels = 0;
    for (int i = 0; grid != null && i < count; i++) {
      levels |= isLevel(i) ? 1L << i : 0;
    }
    return this;
  }

  /**
   * Adds a mark.
   *
   * @param id number within its kind
   * @param isStrong whether a target may be taken from it
   */
  void add(
      Mark mark, long id, double lowPrice, double highPrice, boolean isStrong) {
    if (count == kind.length) {
      grow();
    }
    kind[count] = mark;
    number[count] = id;
    low[count] = lowPrice;
    high[count] = highPrice;
    strong[count] = isStrong;
    count++;
    grid = null;
  }

  private void grow() {
    int size = 2 * count + 8;
    kind = Arrays.copyOf(kind, size);
    low = Arrays.copyOf(low, size);
    high = Arrays.copyOf(high, size);
    strong = Arrays.copyOf(strong, size);
    number = Arrays.copyOf(number, size);
  }

  double centre(int index) {
    return (low[index] + high[index]) / 2;
  }

  String id(int index) {
    return tags.tag(kind[index], number[index], true).objectId();
  }

  int pools() {
    int pools = 0;
    for (int i = 0; i < count; i++) {
      pools += kind[i] == Mark.POOL_HIGH || kind[i] == Mark.POOL_LOW ? 1 : 0;
    }
    return pools;
  }

  /** How many marks lie at a zone. */
  int tagCount(double zoneLow, double zoneHigh, double atr) {
    double from = zoneLow - TAG_ATR * atr;
    double to = zoneHigh + TAG_ATR * atr;
    if (grid != null) {
      return Long.bitCount(hits(grid, from, to));
    }
    int found = 0;
    for (int i = slowNext(0, from, to); i < count; i = slowNext(i + 1, from, to)) {
      found++;
    }
    return found;
  }

  /** Whether a support, resistance, trendline or round number lies at a zone. */
  boolean tagsLevel(double zoneLow, double zoneHigh, double atr) {
    double from = zoneLow - TAG_ATR * atr;
    double to = zoneHigh + TAG_ATR * atr;
    if (grid != null) {
      return (hits(grid, from, to) & levels) != 0;
    }
    for (int i = slowNext(0, from, to); i < count; i = slowNext(i + 1, from, to)) {
      if (isLevel(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLevel(int i) {
    return kind[i].level() || kind[i] == Mark.TRENDLINE || kind[i] == Mark.ROUND;
  }

  /**
   * The tags of a zone, in the order of the marks.
   *
   * @param hits room for as many as there are marks
   */
  List<ZoneTag> tags(
      double zoneLow, double zoneHigh, double atr, double close, ZoneTag[] hits) {
    double from = zoneLow - TAG_ATR * atr;
    double to = zoneHigh + TAG_ATR * atr;
    int found = 0;
    if (grid != null) {
      for (long left = hits(grid, from, to); left != 0; left &= left - 1) {
        hits[found++] = tag(Long.numberOfTrailingZeros(left), close);
      }
    } else {
      for (int i = slowNext(0, from, to); i < count; i = slowNext(i + 1, from, to)) {
        hits[found++] = tag(i, close);
      }
    }
    return switch (found) {
      case 0 -> List.of();
      case 1 -> List.of(hits[0]);
      case 2 -> List.of(hits[0], hits[1]);
      default -> List.of(Arrays.copyOf(hits, found));
    };
  }

  private ZoneTag tag(int i, double close) {
    return tags.tag(kind[i], number[i], centre(i) < close);
  }

  /** A bit for every mark that meets an interval. */
  private long hits(MarkGrid cells, double from, double to) {
    long found = 0;
    for (long left = cells.candidates(from, to); left != 0; left &= left - 1) {
      int i = Long.numberOfTrailingZeros(left);
      found |= low[i] <= to && high[i] >= from ? Long.lowestOneBit(left) : 0;
    }
    return found;
  }

  /**
   * The first mark from a place on that meets an interval, {@code count} if none, looked for one
   * after the other: without a grid, and what the grid is tested against.
   */
  int slowNext(int first, double from, double to) {
    for (int i = first; i < count; i++) {
      if (low[i] <= to && high[i] >= from) {
        return i;
      }
    }
    return count;
  }
}
