// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;

/** Wicks beyond a level that may yet turn out to be sweeps, in columns. */
final class Excursions {

  private static final int LONGEST = 1 << 20;

  private int[] sign = new int[8];
  private double[] price = new double[8];
  private int[] sourceId = new int[8];
  private int[] pivot = new int[8];
  private int[] start = new int[8];
  private double[] extreme = new double[8];
  private int size;

  int size() {
    return size;
  }

  void add(Extreme side, double level, int source, boolean ofPivot, int bar, double wick) {
    if (size == sign.length) {
      resize(2 * size);
    }
    sign[size] = side.sign();
    price[size] = level;
    sourceId[size] = source;
    pivot[size] = ofPivot ? 1 : 0;
    start[size] = bar;
    extreme[size] = wick;
    size++;
  }

  /** Takes the wick of a later bar into account. */
  void reach(int i, double wick) {
    extreme[i] = sign[i] > 0 ? Math.max(extreme[i], wick) : Math.min(extreme[i], wick);
  }

  /** Moves an entry to a lower place while a scan drops others; end with {@link #truncate}. */
  void keep(int to, int i) {
    sign[to] = sign[i];
    price[to] = price[i];
    sourceId[to] = sourceId[i];
    pivot[to] = pivot[i];
    start[to] = start[i];
    extreme[to] = extreme[i];
  }

  void truncate(int newSize) {
    size = newSize;
  }

  Extreme side(int i) {
    return sign[i] > 0 ? Extreme.HIGH : Extreme.LOW;
  }

  double price(int i) {
    return price[i];
  }

  int sourceId(int i) {
    return sourceId[i];
  }

  boolean pivot(int i) {
    return pivot[i] != 0;
  }

  int start(int i) {
    return start[i];
  }

  double extreme(int i) {
    return extreme[i];
  }

  private void resize(int length) {
    sign = Arrays.copyOf(sign, length);
    price = Arrays.copyOf(price, length);
    sourceId = Arrays.copyOf(sourceId, length);
    pivot = Arrays.copyOf(pivot, length);
    start = Arrays.copyOf(start, length);
    extreme = Arrays.copyOf(extreme, length);
  }

  void save(StateWriter out) throws IOException {
    out.integer(size);
    for (int i = 0; i < size; i++) {
      out.integer(sign[i]).decimal(price[i]).integer(sourceId[i]).integer(pivot[i]);
      out.integer(start[i]).decimal(extreme[i]);
    }
  }

  void restore(StateReader in) throws IOException {
    size = in.integer(0, LONGEST);
    resize(Math.max(8, Integer.highestOneBit(Math.max(1, size)) * 2));
    for (int i = 0; i < size; i++) {
      sign[i] = in.integer(-1, 1);
      price[i] = in.decimal();
      sourceId[i] = in.integer();
      pivot[i] = in.integer(0, 1);
      start[i] = in.integer();
      extreme[i] = in.decimal();
    }
  }
}
