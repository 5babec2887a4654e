// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.market.Trade;
import java.util.Arrays;

/**
 * The trades of one instrument that were applied last, so that none counts twice. A ring of what is
 * remembered, oldest first, and a table of places in it, found by linear probing: a trade costs no object.
 */
final class SeenTrades {

  /** What a trade is. */
  enum Verdict {
    NEW,
    /** Known, with the same fields. */
    DUPLICATE,
    /** Known, with other fields. */
    CONFLICTING
  }

  static final int REMEMBERED = 65_536;

  private static final int FIRST = 256;
  private static final int EMPTY = -1;

  private String[] ids = new String[FIRST];
  private int[] hashes = new int[FIRST];
  private long[] contents = new long[FIRST];
  /** Twice as large as the ring. */
  private int[] table = empty(2 * FIRST);
  private int oldest;
  private int size;

  /** What a trade is; nothing is remembered yet. */
  Verdict look(Trade trade) {
    int place = place(trade.id(), hash(trade.id()));
    if (place == EMPTY) {
      return Verdict.NEW;
    }
    return contents[place] == content(trade) ? Verdict.DUPLICATE : Verdict.CONFLICTING;
  }

  /** It is applied; it must be new. */
  void add(Trade trade) {
    restore(trade.id(), content(trade));
  }

  void restore(String id, long content) {
    if (size == REMEMBERED) {
      forgetOldest();
    } else if (size == ids.length) {
      grow();
    }
    int place = (oldest + size++) & (ids.length - 1);
    ids[place] = id;
    hashes[place] = hash(id);
    contents[place] = content;
    enter(place);
  }

  private static long content(Trade trade) {
    long hash = Double.doubleToRawLongBits(trade.price());
    hash = hash * 0x9E3779B97F4A7C15L + Double.doubleToRawLongBits(trade.quantity());
    hash = hash * 0x9E3779B97F4A7C15L + trade.eventNanos();
    return hash * 31 + trade.taker().ordinal();
  }

  int size() {
    return size;
  }

  /** An id, 0 the oldest. */
  String id(int age) {
    return ids[(oldest + age) & (ids.length - 1)];
  }

  /** What stands for the fields of the trade with this id. */
  long content(int age) {
    return contents[(oldest + age) & (ids.length - 1)];
  }

  // ---- the table ------------------------------------------------------------------------------

  /** Ids that count up have hash codes close together: the upper bits of the product are not. */
  private static int hash(String id) {
    return id.hashCode() * 0x9E37_79B9;
  }

  private int home(int hash) {
    return hash >>> Integer.numberOfLeadingZeros(table.length - 1);
  }

  private int place(String id, int hash) {
    int mask = table.length - 1;
    for (int slot = home(hash); table[slot] != EMPTY; slot = (slot + 1) & mask) {
      int place = table[slot];
      if (hashes[place] == hash && ids[place].equals(id)) {
        return place;
      }
    }
    return EMPTY;
  }

  private void enter(int place) {
    int mask = table.length - 1;
    int slot = home(hashes[place]);
    while (table[slot] != EMPTY) {
      slot = (slot + 1) & mask;
    }
    table[slot] = place;
  }

  private void forgetOldest() {
    int mask = table.length - 1;
    int hole = home(hashes[oldest]);
    while (table[hole] != oldest) {
      hole = (hole + 1) & mask;
    }
    // What follows moves up, unless it would come before its own slot.
    for (int slot = (hole + 1) & mask; table[slot] != EMPTY; slot = (slot + 1) & mask) {
      int home = home(hashes[table[slot]]);
      if (((slot - home) & mask) >= ((slot - hole) & mask)) {
        table[hole] = table[slot];
        hole = slot;
      }
    }
    table[hole] = EMPTY;
    oldest = (oldest + 1) & (ids.length - 1);
    size--;
  }

  private void grow() {
    // Only a full ring that never forgot grows: its oldest is at 0.
    ids = Arrays.copyOf(ids, 2 * size);
    hashes = Arrays.copyOf(hashes, 2 * size);
    contents = Arrays.copyOf(contents, 2 * size);
    table = empty(4 * size);
    for (int place = 0; place < size; place++) {
      enter(place);
    }
  }

  private static int[] empty(int length) {
    int[] table = new int[length];
    Arrays.fill(table, EMPTY);
    return table;
  }
}
