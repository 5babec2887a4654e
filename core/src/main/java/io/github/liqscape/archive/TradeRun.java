// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.Trade;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Trades in columns of primitives, to be sorted by time, then id. A row takes 30
 * bytes and its id while it is held, 8 more while it is sorted, and no object.
 *
 * <p>Ids are compared by length, then by byte: whole numbers thus by value, UUIDs by text.
 */
final class TradeRun {

  private static final int SOME = 256;

  private long[] times = new long[SOME];
  private double[] prices = new double[SOME];
  private double[] quantities = new double[SOME];
  private boolean[] buys = new boolean[SOME];
  private int[] idEnds = new int[SOME];
  private byte[] ids = new byte[SOME * 16];
  private int[] order = new int[SOME];
  private int[] other = new int[SOME];
  private int size;

  int size() {
    return size;
  }

  long lastTime() {
    return times[size - 1];
  }

  void clear() {
    size = 0;
  }

  void add(
      long time, double price, double quantity, OrderSide taker, byte[] text, int from, int to) {
    int start = idStart(size);
    grow(start + (to - from));
    times[size] = time;
    prices[size] = price;
    quantities[size] = quantity;
    buys[size] = taker == OrderSide.BUY;
    System.arraycopy(text, from, ids, start, to - from);
    idEnds[size++] = start + (to - from);
  }

  /** Makes room for so many rows and bytes of ids, and not for more. */
  void reserve(int rows, int idBytes) {
    times = new long[rows];
    prices = new double[rows];
    quantities = new double[rows];
    buys = new boolean[rows];
    idEnds = new int[rows];
    ids = new byte[idBytes];
  }

  private void grow(int idBytes) {
    if (size == times.length) {
      int more = size * 2;
      times = Arrays.copyOf(times, more);
      prices = Arrays.copyOf(prices, more);
      quantities = Arrays.copyOf(quantities, more);
      buys = Arrays.copyOf(buys, more);
      idEnds = Arrays.copyOf(idEnds, more);
    }
    if (idBytes > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(idBytes, ids.length + ids.length / 2));
    }
  }

  /** Hands on each trade once, by time and id, and counts. */
  void emit(Instrument instrument, Tally tally, Consumer<? super Trade> events) {
    sort();
    for (int n = 0; n < size; n++) {
      int i = order[n];
      if (n > 0 && sameTrade(order[n - 1], i)) {
        if (compare(order[n - 1], i) == 0) {
          tally.repeated();
        } else {
          tally.contradiction("two rows of trade " + id(i) + " differ: the first is kept");
          order[n] = order[n - 1];
        }
        continue;
      }
      tally.event();
      events.accept(
          new Trade(
              instrument, times[i], times[i], id(i), prices[i], quantities[i],
              buys[i] ? OrderSide.BUY : OrderSide.SELL));
    }
  }

  private String id(int i) {
    int start = idStart(i);
    return new String(ids, start, idEnds[i] - start, StandardCharsets.UTF_8);
  }

  private int idStart(int i) {
    return i == 0 ? 0 : idEnds[i - 1];
  }

  private boolean sameTrade(int i, int j) {
    return times[i] == times[j] && compareIds(i, j) == 0;
  }

  private int compareIds(int i, int j) {
    int a = idStart(i);
    int b = idStart(j);
    int byLength = Integer.compare(idEnds[i] - a, idEnds[j] - b);
    return byLength != 0 ? byLength : Arrays.compare(ids, a, idEnds[i], ids, b, idEnds[j]);
  }

  private int compare(int i, int j) {
    int c = Long.compare(times[i], times[j]);
    if (c == 0) {
      c = compareIds(i, j);
    }
    if (c == 0) {
      c = Double.compare(prices[i], prices[j]);
    }
    if (c == 0) {
      c = Double.compare(quantities[i], quantities[j]);
    }
    return c != 0 ? c : Boolean.compare(buys[i], buys[j]);
  }

  /** A merge sort from below, which leaves what is sorted already as it is. */
  private void sort() {
    if (order.length < size) {
      order = new int[times.length];
      other = new int[times.length];
    }
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    for (int width = 1; width > 0 && width < size; width <<= 1) {
      for (int from = 0; from < size; from += 2 * width) {
        int middle = Math.min(from + width, size);
        merge(order, other, from, middle, Math.min(middle + width, size));
      }
      int[] swapped = order;
      order = other;
      other = swapped;
    }
  }

  private void merge(int[] in, int[] out, int from, int middle, int to) {
    if (middle == to || compare(in[middle - 1], in[middle]) <= 0) {
      System.arraycopy(in, from, out, from, to - from);
      return;
    }
    int a = from;
    int b = middle;
    for (int n = from; n < to; n++) {
      boolean left = b == to || (a < middle && compare(in[a], in[b]) <= 0);
      out[n] = left ? in[a++] : in[b++];
    }
  }
}
