// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

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

  private static final long MSG_WORD = word("msg");
  private static final long BKS_WORD = word("bks");
  private static final long DATA_WORD = word("data");
  private static final long CODE_WORD = word("code");
  private static final long ERROR_WORD = word("error");
  private static final long STREAM_WORD = word("stream");
  private static final long RESULT_WORD = word("result");

  /** The first four characters of such a field, and what they are beside its letter. */
  private static final long NOT_LETTER = 0xFFFF_00FFL;

  private static final long ONE_LETTER = '"' | '"' << 16 | ':' << 24;

  private Key() {}

  static int of(char letter) {
    return letter - 'A';
  }

  /** The letter if a name of one letter and its colon stand here, else 0. */
  static char letter(long eight) {
    char letter = (char) (eight >>> 8 & 0xFF);
    boolean named = (eight & NOT_LETTER) == ONE_LETTER;
    return named && letter >= 'A' && letter <= 'z' && letter != '\\' ? letter : 0;
  }

  /** The key of a name, or {@link #NONE}. */
  static int of(byte[] text, int from, int to) {
    byte first = text[from];
    return switch (to - from) {
      case 1 -> first >= 'A' && first <= 'z' ? first - 'A' : NONE;
      case 2 -> two(first, text[from + 1]);
      case 3, 4, 5, 6 -> longer(first, EightBytes.at(text, from, to - from));
      default -> NONE;
    };
  }

  private static int longer(byte first, long word) {
    return switch (first) {
      case 'd' -> word == DATA_WORD ? DATA : NONE;
      case 's' -> word == STREAM_WORD ? STREAM : NONE;
      case 'r' -> word == RESULT_WORD ? RESULT : NONE;
      case 'c' -> word == CODE_WORD ? CODE : NONE;
      case 'm' -> word == MSG_WORD ? MESSAGE : NONE;
      case 'e' -> word == ERROR_WORD ? ERROR : NONE;
      case 'b' -> word == BKS_WORD ? BRACKETS : NONE;
      default -> NONE;
    };
  }

  private static int two(byte first, byte second) {
    return switch (first) {
      case 's' -> second == 't' ? MARKET : NONE;
      case 'p' -> second == 'u' ? PREVIOUS_UPDATE : NONE;
      case 'a' -> second == 'p' ? AVERAGE_PRICE : NONE;
      case 'i' -> second == 'd' ? ID : NONE;
      default -> NONE;
    };
  }

  private static long word(String name) {
    return EightBytes.at(JsonText.ascii(name), 0);
  }
}
