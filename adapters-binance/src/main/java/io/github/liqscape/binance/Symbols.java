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
    int i = place(JsonText.ascii(name), 0, name.length());
    while (rows[i] != null && !names[i].equals(name)) {
      i = (i + 1) & mask;
    }
    names[i] = name;
    rows[i] = row;
  }

  @Nullable T find(String name) {
    return find(name, JsonText.ascii(name), 0, name.length());
  }

  @Nullable T find(JsonText text, int from, int to) {
    return find(text.frame(), text.bytes, from, to);
  }

  @SuppressWarnings("unchecked")
  private @Nullable T find(String text, byte[] ascii, int from, int to) {
    int i = place(ascii, from, to);
    while (rows[i] != null) {
      String name = names[i];
      if (name.length() == to - from && text.startsWith(name, from)) {
        return (T) rows[i];
      }
      i = (i + 1) & mask;
    }
    return null;
  }

  /** Of the first and the last eight characters: hardly two symbols have them in common. */
  private int place(byte[] ascii, int from, int to) {
    int length = to - from;
    long first = length == 0 ? 0 : EightBytes.at(ascii, from, Math.min(length, Long.BYTES));
    long last = length <= Long.BYTES ? 0 : EightBytes.at(ascii, to - Long.BYTES);
    long mixed = (first ^ Long.rotateLeft(last, 7)) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 40) & mask;
  }
}
