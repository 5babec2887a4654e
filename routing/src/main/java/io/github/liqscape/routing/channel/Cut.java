// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

/**
 * Shortens texts the way message services count them: in UTF-16 units, never within a character.
 */
public final class Cut {

  private static final String ELLIPSIS = "\u2026";

  private Cut() {}

  /**
   * The text, or as many whole code points of it as leave room for an ellipsis.
   *
   * @param limit UTF-16 units, &ge; 0
   */
  public static String to(int limit, String text) {
    if (limit < 0) {
      throw new IllegalArgumentException("limit must be >= 0, was " + limit);
    }
    if (text.length() <= limit) {
      return text;
    }
    if (limit == 0) {
      return "";
    }
    int end = limit - 1;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + ELLIPSIS;
  }
}
