// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

/**
 * Writes JSON of which there is only one form: no spaces, keys in the order of their code units (the
 * caller's duty, checked), {@code Double.toString} for numbers, null for what is unknown.
 *
 * <p>Threading: single writer.
 */
final class CanonicalJson {

  private static final int DEEPEST = 16;

  private final StringBuilder out = new StringBuilder(4_096);
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
    separate();
    quote(key);
    out.append(':');
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

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
