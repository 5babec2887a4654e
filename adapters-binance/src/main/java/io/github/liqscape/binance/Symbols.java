// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds what belongs to a symbol from a stretch of characters, without making a string of it.
 *
 * <p>Immutable once filled; threading: single thread.
 *
 * @param <T> what belongs to a symbol
 */
final class Symbols<T> {

  private final String[] names;
  private final @Nullable Object[] rows;
  private final int mask;

  Symbols(int atMost) {
    int size = Integer.highestOneBit(Math.max(4, atMost)) * 4;
    names = new String[size];
    rows = new Object[size];
    mask = size - 1;
    Arrays.fill(names, "");
  }

  void put(String name, T row) {
    int i = spread(name.hashCode());
    while (rows[i] != null && !names[i].equals(name)) {
      i = (i + 1) & mask;
    }
    names[i] = name;
    rows[i] = row;
  }

  @Nullable T find(String name) {
    return find(name.toCharArray(), 0, name.length());
  }

  @SuppressWarnings("unchecked")
  @Nullable T find(char[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    int i = spread(hash);
    while (rows[i] != null) {
      if (same(names[i], text, from, to)) {
        return (T) rows[i];
      }
      i = (i + 1) & mask;
    }
    return null;
  }

  private int spread(int hash) {
    return (hash ^ (hash >>> 15)) & mask;
  }

  private static boolean same(String name, char[] text, int from, int to) {
    int length = name.length();
    if (to - from != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }
}
