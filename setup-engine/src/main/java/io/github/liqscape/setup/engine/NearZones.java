// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.ZoneState;

/**
 * The zones that can matter at the close of a bar, as they were then: those that no wick has reached
 * and those touched that a row of the table can still ask for, both nearest first. What the rows ask
 * of many zones is in columns. Immutable to those who ask.
 */
final class NearZones {

  private final MemoryZone[] zones;
  private final double[] low;
  private final double[] high;
  private final byte[] sign;

  /** What the newest profile said of the untested ones. */
  private final double[] percentile;

  private final double[] notional;
  private final boolean[] currency;

  /** Of an untested zone its place in the order in which they were first known. */
  private final int[] known;

  /** Of a touched zone, counted from the first of them, the bar of its touch. */
  private final int[] touchedBar;

  private final int[] consumedBar;
  private final int[] reclaimedBar;
  private final double[] extreme;
  private final int untested;
  private final double pull;

  /** Price by whose distance they are sorted; NaN if by none. */
  private final double price;

  /**
   * The zones of a table in its order, but for those that are gone.
   *
   * @param pull of the map in [-1, 1], NaN if unknown
   * @param price by whose distance the table is sorted, NaN if by none
   */
  NearZones(ZoneTable table, double pull, double price) {
    this.pull = pull;
    this.price = price;
    int first = 0;
    int second = 0;
    for (int i = 0; i < table.size; i++) {
      int row = table.order[i];
      first += table.is(row, ZoneState.UNTESTED) ? 1 : 0;
      second += table.is(row, ZoneState.GONE) ? 0 : 1;
    }
    untested = first;
    zones = new MemoryZone[second];
    low = new double[second];
    high = new double[second];
    sign = new byte[second];
    percentile = new double[first];
    notional = new double[first];
    currency = new boolean[first];
    known = new int[first];
    touchedBar = new int[second - first];
    consumedBar = new int[second - first];
    reclaimedBar = new int[second - first];
    extreme = new double[second - first];
    int u = 0;
    int t = 0;
    for (int i = 0; i < table.size; i++) {
      int row = table.order[i];
      if (table.is(row, ZoneState.UNTESTED)) {
        percentile[u] = table.percentile[row];
        notional[u] = table.notional[row];
        currency[u] = table.currency[row];
        known[u] = table.known[row];
        put(u++, table, row);
      } else if (!table.is(row, ZoneState.GONE)) {
        touchedBar[t] = table.touchedBar[row];
        consumedBar[t] = table.consumedBar[row];
        reclaimedBar[t] = table.reclaimedBar[row];
        extreme[t] = table.extreme[row];
        put(first + t++, table, row);
      }
    }
  }

  private void put(int i, ZoneTable table, int row) {
    zones[i] = table.past(row);
    low[i] = table.low[row];
    high[i] = table.high[row];
    sign[i] = table.sign[row];
  }

  /**
   * Those of some zones that can matter at a bar.
   *
   * @param zones in the order in which they were first known
   */
  static NearZones of(MemoryZone[] zones, double pull, int bar) {
    ZoneTable table = new ZoneTable();
    for (int i = 0; i < zones.length; i++) {
      if (!zones[i].rests(bar)) {
        table.add(zones[i], i, bar);
      }
    }
    return new NearZones(table, pull, Double.NaN);
  }

  /** The same zones, nearest to a price first. */
  NearZones near(double close) {
    if (close == price) {
      return this;
    }
    ZoneTable table = new ZoneTable();
    for (int i = 0; i < zones.length; i++) {
      table.add(zone(i), i < untested ? known[i] : 0, 0);
    }
    table.sort(close);
    return new NearZones(table, pull, close);
  }

  /** Number of zones. */
  int count() {
    return zones.length;
  }

  /** Number of those that no wick has reached; they come first. */
  int untested() {
    return untested;
  }

  /** A zone with all that is known of it. */
  MemoryZone zone(int i) {
    // Made once; threads that do so at the same time make equal ones.
    zones[i] =
        i < untested
            ? zones[i].saying(percentile[i], notional[i], currency[i])
            : zones[i].reaching(extreme[i - untested]);
    return zones[i];
  }

  /**
   * A zone, but what is here or in the table in columns alone may be old in it: its percentile, its
   * notional and its extreme. Costs nothing.
   */
  MemoryZone past(int i) {
    return zones[i];
  }

  double percentile(int i) {
    return i < untested ? percentile[i] : zones[i].percentile();
  }

  boolean strong(int i) {
    return percentile(i) >= SetupConstants.STRONG_ZONE_PERCENTILE;
  }

  double notional(int i) {
    return i < untested ? notional[i] : zones[i].notional();
  }

  double low(int i) {
    return low[i];
  }

  double high(int i) {
    return high[i];
  }

  /** 1 for crowded shorts, which lie above; -1 for crowded longs. */
  int sign(int i) {
    return sign[i];
  }

  /** The edge that price meets first. */
  double near(int i) {
    return sign[i] > 0 ? low[i] : high[i];
  }

  double far(int i) {
    return sign[i] > 0 ? high[i] : low[i];
  }

  /** Distance of a price from the interval; 0 inside. */
  double distance(int i, double from) {
    return Math.max(0, Math.max(low[i] - from, from - high[i]));
  }

  /** Whether a zone is nearer to a price than another; of equally near ones by root id. */
  boolean nearer(int i, int other, double from) {
    int order = Double.compare(distance(i, from), distance(other, from));
    return order < 0 || (order == 0 && zones[i].rootId().compareTo(zones[other].rootId()) < 0);
  }

  /** Whether an untested zone was known before another one. */
  boolean knownBefore(int i, int other) {
    return known[i] < known[other];
  }

  /** Bar of the first touch of a touched zone. */
  int touchedBar(int i) {
    return touchedBar[i - untested];
  }

  /** Bar at which a touched zone was run through, -1 if it was not. */
  int consumedBar(int i) {
    return consumedBar[i - untested];
  }

  /** Bar that closed back before a touched zone, -1 if none has. */
  int reclaimedBar(int i) {
    return reclaimedBar[i - untested];
  }

  double pull() {
    return pull;
  }
}
