// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One input as one line of UTF-8: {@code <received epoch ns> <kind letter><connection> <text>}.
 *
 * <p>After a capital letter the text follows as it is. A text that would break the line or is no
 * Unicode (a line feed, a carriage return, half of a surrogate pair) comes after a small letter,
 * with those and the backslash escaped: {@code \n}, {@code \r}, {@code \\}, {@code \ud83d}.
 *
 * <p>A line {@code <received epoch ns> <text>} without letter and number, as other recorders write
 * them, is a frame of connection 0.
 */
final class LineFormat {

  private static final int HEX = 16;
  private static final int HEX_DIGITS = 4;

  private LineFormat() {}

  /** The line without its line feed. */
  static String write(RecordedInput input) {
    boolean escape = needsEscape(input.text());
    StringBuilder line = new StringBuilder(input.text().length() + 32);
    line.append(input.receivedNanos()).append(' ');
    line.append(escape ? input.kind().escapedLetter() : input.kind().letter());
    line.append(input.connection()).append(' ');
    if (escape) {
      escape(input.text(), line);
    } else {
      line.append(input.text());
    }
    return line.toString();
  }

  /**
   * The input of a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static RecordedInput read(String line) {
    int space = line.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("a line has a time, a space and a text");
    }
    long nanos = number(line.substring(0, space));
    String rest = line.substring(space + 1);
    RecordedInput tagged = tagged(nanos, rest);
    return tagged != null ? tagged : new RecordedInput(nanos, 0, InputKind.FRAME, rest);
  }

  private static @Nullable RecordedInput tagged(long nanos, String rest) {
    int space = rest.indexOf(' ');
    if (space < 2) {
      return null;
    }
    char letter = rest.charAt(0);
    InputKind kind = InputKind.of(letter);
    String digits = rest.substring(1, space);
    if (kind == null || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    String text = rest.substring(space + 1);
    return new RecordedInput(
        nanos,
        Integer.parseInt(digits),
        kind,
        letter == kind.letter() ? text : unescape(text));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a time in nanoseconds: '" + text + "'", e);
    }
  }

  private static boolean needsEscape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || isLoneSurrogate(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private static void escape(String text, StringBuilder into) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> into.append("\\n");
        case '\r' -> into.append("\\r");
        case '\\' -> into.append("\\\\");
        default -> {
          if (isLoneSurrogate(text, i)) {
            into.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            into.append(c);
          }
        }
      }
    }
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      switch (at < text.length() ? text.charAt(at++) : ' ') {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case '\\' -> out.append('\\');
        case 'u' -> {
          int end = Math.min(text.length(), at + HEX_DIGITS);
          out.append((char) Integer.parseInt(text.substring(at, end), HEX));
          at = end;
        }
        default ->
            throw new IllegalArgumentException("an escape that is none, before character " + at);
      }
    }
    return out.toString();
  }
}
