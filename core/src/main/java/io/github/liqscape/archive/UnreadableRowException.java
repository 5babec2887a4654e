// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

/**
 * A row that cannot be read; the readers count it. The message names field and text, not the line.
 */
final class UnreadableRowException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 60;

  UnreadableRowException(String why) {
    super(why);
  }

  static UnreadableRowException field(String name, String why, String text) {
    String quoted =
        text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    return new UnreadableRowException("field " + name + ": " + why + ", was '" + quoted + "'");
  }

  /** Thousands of rows may be malformed, and only the first message is kept. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
