package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.ZoneTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the price axis that a zone can lie at, a target can be taken from or a stop should
 * not lie in, as parallel arrays. Filled once per closed bar, then never changed.
 */
final class Marks {

  /** How far from an object a zone may lie to be tagged with it, in ATR. */
  static final double TAG_ATR = 0.25;

  int count;
  Mark[] kind = new Mark[64];
  double[] low = new double[64];
  double[] high = new double[64];
  boolean[] strong = new boolean[64];
  long[] number = new long[64];
  private @Nullable String[] ids = new String[64];

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
  }

  private void grow() {
    int size = 2 * kind.length;
    kind = Arrays.copyOf(kind, size);
    low = Arrays.copyOf(low, size);
    high = Arrays.copyOf(high, size);
    strong = Arrays.copyOf(strong, size);
    number = Arrays.copyOf(number, size);
    ids = Arrays.copyOf(ids, size);
  }

  double centre(int index) {
    return (low[index] + high[index]) / 2;
  }

  /** Made when first asked for; two threads would make equal ones. */
  String id(int index) {
    String id = ids[index];
    if (id == null) {
      id = kind[index].code() + "-" + number[index];
      ids[index] = id;
    }
    return id;
  }

  /** Whether a mark lies at an interval, within a reach. */
  boolean at(int index, double from, double to, double reach) {
    return low[index] <= to + reach && high[index] >= from - reach;
  }

  /** How many marks lie at a zone. */
  int tagCount(MemoryZone zone, double atr) {
    int tags = 0;
    for (int i = 0; i < count; i++) {
      if (at(i, zone.low(), zone.high(), TAG_ATR * atr)) {
        tags++;
      }
    }
    return tags;
  }

  /** Whether a support, resistance, trendline or round number lies at a zone. */
  boolean tagsLevel(MemoryZone zone, double atr) {
    for (int i = 0; i < count; i++) {
      boolean level = kind[i].level() || kind[i] == Mark.TRENDLINE || kind[i] == Mark.ROUND;
      if (level && at(i, zone.low(), zone.high(), TAG_ATR * atr)) {
        return true;
      }
    }
    return false;
  }

  List<ZoneTag> tags(MemoryZone zone, double atr, double close) {
    List<ZoneTag> tags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (at(i, zone.low(), zone.high(), TAG_ATR * atr)) {
        tags.add(new ZoneTag(kind[i].tag(centre(i), close), id(i)));
      }
    }
    return tags;
  }
}
