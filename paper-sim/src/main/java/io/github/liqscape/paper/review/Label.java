// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

/** What can be wrong with a trade. */
public enum Label {
  /** It got in too late, or at too bad a price. */
  LATE_ENTRY("late entry"),
  /** The same idea was traded again. */
  REPEATED_TRIGGER("repeated trigger"),
  /** The stop was missing, too close, or where others are forced out. */
  WEAK_STOP("weak stop"),
  /** The target was one that such trades do not reach, or that does not pay. */
  UNREALISTIC_TARGET("unrealistic target"),
  /** The size asked for more leverage than the account allows itself. */
  LEVERAGE_NEEDED("leverage needed");

  private final String words;

  Label(String words) {
    this.words = words;
  }

  /** Its name for people. */
  public String words() {
    return words;
  }
}
