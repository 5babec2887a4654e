// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.account;

import java.util.Objects;

/**
 * Something said about an account and kept in its journal: a declaration, a drill, a decision, a
 * sign-off. It moves no money.
 *
 * @param sequence of its journal entry
 * @param timeNanos event time of the account when it was said
 * @param kind lower-case word
 * @param text what was said; JSON for what a machine reads
 */
public record PaperNote(long sequence, long timeNanos, String kind, String text) {
  public PaperNote {
    Objects.requireNonNull(text, "text");
    if (!kind.matches("[a-z][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException(
          "kind must be 1 to 32 of a-z, 0-9 and -, was '" + kind + "'");
    }
  }
}
