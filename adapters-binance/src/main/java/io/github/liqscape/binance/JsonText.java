// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The text of one frame, and where its JSON tokens end. Strict, after RFC 8259, and without objects
 * of its own: positions are indices into {@link #bytes}, which are those of the text, and {@link
 * #BROKEN} says that there is no token.
 *
 * <p>Tokens are found in {@link EightBytes}. The buffer ends in a character that belongs to no token, so
 * that no loop has to look at the length.
 *
 * <p>Threading: single thread.
 */
final class JsonText {

  static final int BROKEN = -1;

  /** Deeper than any message of the venue; keeps the recursion short. */
  private static final int DEEPEST = 64;

  private static final int SMALLEST = 1_024;
  private static final int KEPT = 1 << 16;
  private static final long END = 0;

  /** Stands for every character beyond ASCII: like them, it may be in a string and nowhere else. */
  private static final byte OTHER = 0x7F;

  /** So many bytes may be read at once, behind the end mark too. */
  private static final int PADDING = 1 + 2 * Long.BYTES;

  private final CharsetEncoder encoder = StandardCharsets.US_ASCII.newEncoder();
  private char[] chars = new char[SMALLEST];
  byte[] bytes = new byte[SMALLEST];
  private CharBuffer in = CharBuffer.wrap(chars);
  private ByteBuffer out = ByteBuffer.wrap(bytes);
  private String frame = "";
  private int length;
  private boolean escaped;

  void load(String text) {
    frame = text;
    length = text.length();
    if (bytes.length < length + PADDING) {
      resize(Math.max(length + PADDING, 2 * bytes.length));
    } else if (bytes.length > KEPT && length < KEPT - PADDING) {
      resize(KEPT);
    }
    text.getChars(0, length, chars, 0);
    if (encoded() < length) {
      ascii(chars, bytes, length);
    }
    EightBytes.put(bytes, length, END);
    escaped = false;
  }

  /** The encoder is the one way from characters to bytes that Java runs at full width. */
  private int encoded() {
    in.limit(length).position(0);
    out.clear();
    encoder.reset().encode(in, out, true);
    return out.position();
  }

  private void resize(int size) {
    chars = new char[size];
    bytes = new byte[size];
    in = CharBuffer.wrap(chars);
    out = ByteBuffer.wrap(bytes);
  }

  private static void ascii(char[] from, byte[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = (byte) Math.min(from[i], OTHER);
    }
  }

  /** The bytes of a text as they would stand in {@link #bytes}, and room to read behind them. */
  static byte[] ascii(String text) {
    byte[] b = new byte[text.length() + PADDING];
    ascii(text.toCharArray(), b, text.length());
    return b;
  }

  /** Whether nothing but blanks stands from here on. */
  boolean endsAt(int at) {
    return blank(at) == length;
  }

  /** The first character from here on that is no blank. */
  int blank(int at) {
    byte[] b = bytes;
    int i = at;
    while (b[i] <= ' ' && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t')) {
      i++;
    }
    return i;
  }

  /** The closing quote of the string that opens here; {@link #tookEscape} tells what is in it. */
  int string(int open) {
    byte[] b = bytes;
    int i = open + 1;
    long stops;
    while ((stops = EightBytes.stops(EightBytes.at(b, i))) == 0) {
      i += Long.BYTES;
    }
    i += EightBytes.first(stops);
    if (b[i] == '"') {
      return i;
    }
    return b[i] == '\\' ? escapedString(i) : BROKEN;
  }

  /** Whether a string since the last call held an escape. */
  boolean tookEscape() {
    boolean was = escaped;
    escaped = false;
    return was;
  }

  private int escapedString(int at) {
    byte[] b = bytes;
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

  private static int hex(byte c) {
    return Character.digit((char) c, 16);
  }

  /** What a string between its quotes means; it went through {@link #string} before. */
  String unescaped(int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int i = from;
    while (i < to) {
      char c = frame.charAt(i++);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char meaning = frame.charAt(i++);
      switch (meaning) {
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append((char) Integer.parseInt(frame, i, i + 4, 16));
          i += 4;
        }
        default -> text.append(meaning);
      }
    }
    return text.toString();
  }

  /** The end of the number that starts here. */
  int number(int at) {
    byte[] b = bytes;
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

  /** The first character from here on that is no digit. */
  int digits(int at) {
    int i = at;
    long marks;
    while ((marks = EightBytes.noDigits(EightBytes.at(bytes, i))) == 0) {
      i += Long.BYTES;
    }
    return i + EightBytes.first(marks);
  }

  /** The end of {@code true}, {@code false} or {@code null}. */
  int literal(int at) {
    return switch (bytes[at]) {
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
      if (bytes[at + i] != word.charAt(i)) {
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
    return switch (bytes[at]) {
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
    if (bytes[i] == close) {
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
      if (bytes[i] == close) {
        return i + 1;
      }
      if (bytes[i] != ',') {
        return BROKEN;
      }
      i = blank(i + 1);
    }
  }

  /** Where the value begins whose name opens here. */
  private int name(int at) {
    if (bytes[at] != '"') {
      return BROKEN;
    }
    int close = string(at);
    return close == BROKEN ? BROKEN : afterColon(close + 1);
  }

  /** Where the value begins after a name that ended before here. */
  int afterColon(int at) {
    int colon = blank(at);
    return bytes[colon] == ':' ? blank(colon + 1) : BROKEN;
  }

  String text(int from, int to) {
    return frame.substring(from, to);
  }

  /** Whether a stretch of the text is this word. */
  boolean is(int from, int to, String word) {
    return to - from == word.length() && frame.startsWith(word, from);
  }

  /** At most 60 characters of the text, fit for a log line. */
  String shown(int from, int to) {
    int end = Math.min(Math.min(to, length), from + 60);
    char[] shown = frame.substring(from, Math.max(from, end)).toCharArray();
    for (int i = 0; i < shown.length; i++) {
      if (Character.isISOControl(shown[i]) || shown[i] == '\u2028' || shown[i] == '\u2029') {
        shown[i] = ' ';
      }
    }
    return new String(shown) + (to - from > 60 ? "…" : "");
  }

  /** The text itself. */
  String frame() {
    return frame;
  }

  int length() {
    return length;
  }
}
