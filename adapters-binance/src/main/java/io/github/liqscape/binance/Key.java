package io.github.liqscape.binance;

/**
 * The names in the venue's messages that mean something to us, as small numbers. A name of one letter
 * is its place in the alphabet from {@code A} to {@code z}; the longer ones follow.
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
      case 3 -> matches(text, from, "msg", MESSAGE, "bks", BRACKETS);
      case 4 -> matches(text, from, "data", DATA, "code", CODE);
      case 5 -> matches(text, from, "error", ERROR, "error", ERROR);
      case 6 -> matches(text, from, "stream", STREAM, "result", RESULT);
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

  private static int matches(
      char[] text, int from, String one, int keyOfOne, String other, int keyOfOther) {
    if (same(text, from, one)) {
      return keyOfOne;
    }
    return same(text, from, other) ? keyOfOther : NONE;
  }

  private static boolean same(char[] text, int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (text[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
