// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import java.util.Arrays;

/**
 * The names in the venue's messages that mean something to us, as small numbers. A name of one
 * letter is its place in the alphabet from {@code A} to {@code z}; the longer ones follow.
 */
final class Key {

  static final int NONE = -1;

  private static final int LETTERS = 'z' - 'A' + 1;

  static final int MARKET = LETTERS;
  static final int PREVIOUS_UPDATE = LETTERS + 1;
  static final int AVERAGE_PRICE = LETTERS + 2;
  static final int ID = LETTERS + 3;
  static final int RESULT = LETTERS + 4;
  static final int CODE = LETTERS + 5;
  static final int MESSAGE = LETTERS + 6;
  static final int ERROR = LETTERS + 7;
  static final int DATA = LETTERS + 8;
  static final int STREAM = LETTERS + 9;
  static final int BRACKETS = LETTERS + 10;
  static final int COUNT = LETTERS + 11;

  private static final char[] MSG_WORD = "msg".toCharArray();
  private static final char[] BKS_WORD = "bks".toCharArray();
  private static final char[] DATA_WORD = "data".toCharArray();
  private static final char[] CODE_WORD = "code".toCharArray();
  private static final char[] ERROR_WORD = "error".toCharArray();
  private static final char[] STREAM_WORD = "stream".toCharArray();
  private static final char[] RESULT_WORD = "result".toCharArray();

  private Key() {}

  static int of(char letter) {
    return letter - 'A';
  }

  /** The key of a name, or {@link #NONE}. */
  static int of(char[] text, int from, int to) {
    char first = text[from];
    return switch (to - from) {
      case 1 -> first >= 'A' && first <= 'z' ? first - 'A' : NONE;
      case 2 -> two(first, text[from + 1]);
      case 3 ->
          first == 'm' ? same(text, from, MSG_WORD, MESSAGE) : same(text, from, BKS_WORD, BRACKETS);
      case 4 ->
          first == 'd' ? same(text, from, DATA_WORD, DATA) : same(text, from, CODE_WORD, CODE);
      case 5 -> same(text, from, ERROR_WORD, ERROR);
      case 6 ->
          first == 's'
              ? same(text, from, STREAM_WORD, STREAM)
              : same(text, from, RESULT_WORD, RESULT);
      default -> NONE;
    };
  }

  private static int two(char first, char second) {
    return switch (first) {
      case 's' -> second == 't' ? MARKET : NONE;
      case 'p' -> second == 'u' ? PREVIOUS_UPDATE : NONE;
      case 'a' -> second == 'p' ? AVERAGE_PRICE : NONE;
      case 'i' -> second == 'd' ? ID : NONE;
      default -> NONE;
    };
  }

  private static int same(char[] text, int from, char[] word, int key) {
    return Arrays.equals(text, from, from + word.length, word, 0, word.length) ? key : NONE;
  }
}
