// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

/**
 * Writes JSON of which there is only one form: no spaces, keys of plain characters in the order of their
 * code units (the caller's duty, checked), {@code Double.toString} for numbers, null for what is unknown.
 *
 * <p>Threading: single writer.
 */
final class CanonicalJson {

  private static final int DEEPEST = 16;

  /** What a decision with twenty zones takes. */
  private static final int USUAL = 20_000;

  private final StringBuilder out = new StringBuilder(USUAL);
  private final String[] lastKeys = new String[DEEPEST];
  private int depth = -1;
  private boolean first = true;

  CanonicalJson open() {
    separate();
    out.append('{');
    lastKeys[++depth] = "";
    first = true;
    return this;
  }

  CanonicalJson close() {
    out.append('}');
    depth--;
    first = false;
    return this;
  }

  CanonicalJson openList() {
    separate();
    out.append('[');
    lastKeys[++depth] = "";
    first = true;
    return this;
  }

  CanonicalJson closeList() {
    out.append(']');
    depth--;
    first = false;
    return this;
  }

  CanonicalJson key(String key) {
    assert lastKeys[depth].compareTo(key) < 0 : key + " after " + lastKeys[depth];
    lastKeys[depth] = key;
    assert plain(key) == key.length() : key;
    separate();
    out.append('"').append(key).append("\":");
    first = true;
    return this;
  }

  void field(String key, String value) {
    key(key).text(value);
  }

  void field(String key, double value) {
    key(key).number(value);
  }

  void field(String key, long value) {
    key(key).whole(value);
  }

  void field(String key, boolean value) {
    key(key);
    separate();
    out.append(value);
  }

  CanonicalJson text(String value) {
    separate();
    quote(value);
    return this;
  }

  CanonicalJson number(double value) {
    separate();
    if (Double.isFinite(value)) {
      out.append(value == 0 ? 0.0 : value);
    } else {
      out.append("null");
    }
    return this;
  }

  CanonicalJson whole(long value) {
    separate();
    out.append(value);
    return this;
  }

  private void separate() {
    if (!first) {
      out.append(',');
    }
    first = false;
  }

  /** Nearly every text is plain and goes in as a whole. */
  private void quote(String text) {
    int plain = plain(text);
    if (plain == text.length()) {
      out.append('"').append(text).append('"');
      return;
    }
    out.append('"').append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!escaped(c)) {
        out.append(c);
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append('\\').append(c);
      }
    }
    out.append('"');
  }

  /** How many characters stand before the first that must be escaped. */
  private static int plain(String text) {
    int i = 0;
    while (i < text.length() && !escaped(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean escaped(char c) {
    return c == '"' || c == '\\' || c < 0x20;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
