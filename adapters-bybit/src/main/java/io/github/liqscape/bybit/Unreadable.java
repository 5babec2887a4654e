// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import org.jspecify.annotations.Nullable;

/** Something in a frame or an answer cannot be read; the message holds field and value. */
final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 200;
  private static final int LONGEST_VALUE = 60;

  Unreadable(String reason) {
    // Without a stack trace: a venue that sends rubbish must not cost us one per row.
    super(oneLine(reason, LONGEST), null, false, false);
  }

  static Unreadable missing(String field) {
    return new Unreadable(field + " is missing");
  }

  static Unreadable field(String field, String allowed, @Nullable String value) {
    return new Unreadable(
        field + " must be " + allowed + ", was '" + oneLine(value, LONGEST_VALUE) + "'");
  }

  String reason() {
    return oneLine(getMessage(), LONGEST);
  }

  /** What a venue sent, fit for a log: one line, at most 200 characters. */
  static String oneLine(@Nullable String text) {
    return oneLine(text, LONGEST);
  }

  private static String oneLine(@Nullable String text, int longest) {
    String all = String.valueOf(text);
    StringBuilder line = new StringBuilder(Math.min(all.length(), longest));
    int end = all.length() <= longest ? all.length() : longest - 1;
    for (int i = 0; i < end; i++) {
      char c = all.charAt(i);
      line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
    }
    return end < all.length() ? line.append('…').toString() : line.toString();
  }
}
