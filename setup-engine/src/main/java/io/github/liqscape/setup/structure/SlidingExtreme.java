// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * Whether the bar {@code span} bars ago is strictly more extreme than all bars since: a monotonic
 * deque, O(1) amortised.
 */
final class SlidingExtreme {

  private final int span;
  private final boolean highs;
  private final int[] index;
  private final double[] price;
  private final int mask;
  private int head;
  private int tail;

  SlidingExtreme(int span, boolean highs) {
    this.span = span;
    this.highs = highs;
    int length = Integer.highestOneBit(2 * (span + 1) - 1) * 2;
    this.mask = length - 1;
    this.index = new int[length];
    this.price = new double[length];
  }

  /** Takes the price of the next bar, which has this index. */
  void add(int bar, double newest) {
    while (tail != head && !beyond(price[(tail - 1) & mask], newest)) {
      tail--;
    }
    index[tail & mask] = bar;
    price[tail & mask] = newest;
    tail++;
    while (index[head & mask] < bar - span) {
      head++;
    }
  }

  /** Whether this bar, the oldest of the window, is strictly beyond all that came after it. */
  boolean leads(int bar) {
    return index[head & mask] == bar;
  }

  private boolean beyond(double older, double newer) {
    return highs ? older > newer : older < newer;
  }

  void save(StateWriter out) throws IOException {
    int size = tail - head;
    int[] bars = new int[size];
    double[] prices = new double[size];
    for (int i = 0; i < size; i++) {
      bars[i] = index[(head + i) & mask];
      prices[i] = price[(head + i) & mask];
    }
    out.integers(bars).decimals(prices);
  }

  void restore(StateReader in) throws IOException {
    int[] bars = in.integers(mask + 1);
    double[] prices = in.decimals(mask + 1);
    if (bars.length != prices.length) {
      throw StateReader.malformed("deque of " + bars.length + " bars, " + prices.length + " prices");
    }
    head = 0;
    tail = bars.length;
    System.arraycopy(bars, 0, index, 0, tail);
    System.arraycopy(prices, 0, price, 0, tail);
  }
}
