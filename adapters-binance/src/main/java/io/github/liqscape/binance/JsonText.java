// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import java.util.Arrays;

/**
 * The text of one frame, and where its JSON tokens end. Strict, after RFC 8259, and without objects
 * of its own: positions are indices into {@link #chars}, and {@link #BROKEN} says that there is no
 * token.
 *
 * <p>The buffer ends in a character that belongs to no token, so that no loop has to look at the
 * length.
 *
 * <p>Threading: single thread.
 */
final class JsonText {

  static final int BROKEN = -1;

  /** Deeper than any message of the venue; keeps the recursion short. */
  private static final int DEEPEST = 64;

  private static final int KEPT_CHARS = 1 << 16;
  private static final char END = '\0';

  char[] chars = new char[1_024];
  private int length;
  private boolean escaped;

  void load(String frame) {
    length = frame.length();
    if (chars.length <= length) {
      chars = new char[Math.max(length + 1, 2 * chars.length)];
    } else if (chars.length > KEPT_CHARS && length < KEPT_CHARS) {
      chars = new char[KEPT_CHARS];
    }
    frame.getChars(0, length, chars, 0);
    chars[length] = END;
    escaped = false;
  }

  /** Whether nothing but blanks stands from here on. */
  boolean endsAt(int at) {
    return blank(at) == length;
  }

  /** The first character from here on that is no blank. */
  int blank(int at) {
    char[] b = chars;
    int i = at;
    while (b[i] <= ' ' && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t')) {
      i++;
    }
    return i;
  }

  /** The closing quote of the string that opens here; {@link #tookEscape} tells what is in it. */
  int string(int open) {
    char[] b = chars;
    int i = open;
    while (true) {
      char c = b[++i];
      // Two comparisons decide on almost every character.
      if (c > '"' && c != '\\') {
        continue;
      }
      if (c == '"') {
        return i;
      }
      if (c == '\\') {
        return escapedString(i);
      }
      if (c < ' ') {
        return BROKEN;
      }
    }
  }

  /** Whether a string since the last call held an escape. */
  boolean tookEscape() {
    boolean was = escaped;
    escaped = false;
    return was;
  }

  private int escapedString(int at) {
    char[] b = chars;
    escaped = true;
    int i = at;
    while (b[i] != '"') {
      if (b[i] < ' ') {
        return BROKEN;
      }
      if (b[i] != '\\') {
        i++;
        continue;
      }
      i++;
      switch (b[i]) {
        case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i++;
        case 'u' -> {
          for (int k = 1; k <= 4; k++) {
            // Stops at the end mark, which is no digit.
            if (hex(b[i + k]) < 0) {
              return BROKEN;
            }
          }
          i += 5;
        }
        default -> {
          return BROKEN;
        }
      }
    }
    return i;
  }

  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  /** What a string between its quotes means; it went through {@link #string} before. */
  String unescaped(int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int i = from;
    while (i < to) {
      char c = chars[i++];
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char meaning = chars[i++];
      switch (meaning) {
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append((char) Integer.parseInt(new String(chars, i, 4), 16));
          i += 4;
        }
        default -> text.append(meaning);
      }
    }
    return text.toString();
  }

  /** The end of the number that starts here. */
  int number(int at) {
    char[] b = chars;
    int i = b[at] == '-' ? at + 1 : at;
    if (b[i] == '0') {
      i++;
    } else {
      int whole = digits(i);
      if (whole == i) {
        return BROKEN;
      }
      i = whole;
    }
    if (b[i] == '.') {
      int end = digits(i + 1);
      if (end == i + 1) {
        return BROKEN;
      }
      i = end;
    }
    if (b[i] == 'e' || b[i] == 'E') {
      i++;
      if (b[i] == '+' || b[i] == '-') {
        i++;
      }
      int end = digits(i);
      return end == i ? BROKEN : end;
    }
    return i;
  }

  private int digits(int at) {
    char[] b = chars;
    int i = at;
    while (b[i] >= '0' && b[i] <= '9') {
      i++;
    }
    return i;
  }

  /** The end of {@code true}, {@code false} or {@code null}. */
  int literal(int at) {
    return switch (chars[at]) {
      case 't' -> literal(at, "true");
      case 'f' -> literal(at, "false");
      case 'n' -> literal(at, "null");
      default -> BROKEN;
    };
  }

  private int literal(int at, String word) {
    int end = at + word.length();
    if (end > length) {
      return BROKEN;
    }
    for (int i = 0; i < word.length(); i++) {
      if (chars[at + i] != word.charAt(i)) {
        return BROKEN;
      }
    }
    return end;
  }

  /** The end of the value that starts here, whatever it is. */
  int value(int at) {
    return value(at, 0);
  }

  private int value(int at, int depth) {
    if (depth > DEEPEST) {
      return BROKEN;
    }
    return switch (chars[at]) {
      case '"' -> {
        int close = string(at);
        yield close == BROKEN ? BROKEN : close + 1;
      }
      case '{' -> members(at, '}', depth);
      case '[' -> members(at, ']', depth);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(at);
      default -> literal(at);
    };
  }

  private int members(int open, char close, int depth) {
    int i = blank(open + 1);
    if (chars[i] == close) {
      return i + 1;
    }
    while (true) {
      if (close == '}') {
        i = name(i);
        if (i == BROKEN) {
          return BROKEN;
        }
      }
      i = value(i, depth + 1);
      if (i == BROKEN) {
        return BROKEN;
      }
      i = blank(i);
      if (chars[i] == close) {
        return i + 1;
      }
      if (chars[i] != ',') {
        return BROKEN;
      }
      i = blank(i + 1);
    }
  }

  /** Where the value begins whose name opens here. */
  private int name(int at) {
    if (chars[at] != '"') {
      return BROKEN;
    }
    int close = string(at);
    return close == BROKEN ? BROKEN : afterColon(close + 1);
  }

  /** Where the value begins after a name that ended before here. */
  int afterColon(int at) {
    int colon = blank(at);
    return chars[colon] == ':' ? blank(colon + 1) : BROKEN;
  }

  String text(int from, int to) {
    return new String(chars, from, to - from);
  }

  /** Whether a stretch of the text is this word. */
  boolean is(int from, int to, String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (chars[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** At most 60 characters of the text, fit for a log line. */
  String shown(int from, int to) {
    int end = Math.min(Math.min(to, length), from + 60);
    char[] shown = Arrays.copyOfRange(chars, from, Math.max(from, end));
    for (int i = 0; i < shown.length; i++) {
      if (Character.isISOControl(shown[i]) || shown[i] == '\u2028' || shown[i] == '\u2029') {
        shown[i] = ' ';
      }
    }
    return new String(shown) + (to - from > 60 ? "…" : "");
  }

  int length() {
    return length;
  }
}
