// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

/** Makes foreign text harmless for a log, a page, a chat and a terminal alike. */
final class NoteText {

  /** Everything else that is no letter, digit or mark could be markup somewhere. */
  private static final String PLAIN = " .,;:!?%+-=()";

  private NoteText() {}

  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (plain(point)) {
                out.appendCodePoint(point);
              } else {
                for (char unit : Character.toChars(point)) {
                  out.append("\\u%04x".formatted((int) unit));
                }
              }
            });
    return out.toString();
  }

  private static boolean plain(int point) {
    return PLAIN.indexOf(point) >= 0
        || Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK;
  }
}
