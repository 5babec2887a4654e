// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a {@link RecordedInput} is, and the letter that stands for it in a line. */
public enum InputKind {
  /** A text frame as the socket delivered it. */
  FRAME('F'),
  /** A connection was opened; the text says to where. */
  OPENED('O'),
  /** A connection is gone; the text says why. */
  CLOSED('C'),
  /** An answer to a request; the text is the feed's own, for instance the URL, a line, the body. */
  HTTP('H'),
  /** The feed's clock moved on. */
  TICK('T'),
  /** A feed begins here; the text says what it was asked for. */
  SESSION('S'),
  /** The feed itself dropped frames of a connection; the text says how many, and why. */
  DROPPED('D'),
  /** No input: margin tiers that held when the feed began; see {@link RecordedTiers}. */
  TIERS('M'),
  /** So many inputs came here and could not be recorded; the text is their number. */
  LOST('L');

  private final char letter;

  InputKind(char letter) {
    this.letter = letter;
  }

  /** Capital: the text follows as it is. */
  char letter() {
    return letter;
  }

  /** Small: the text is escaped. */
  char escapedLetter() {
    return String.valueOf(letter).toLowerCase(Locale.ROOT).charAt(0);
  }

  static @Nullable InputKind of(char c) {
    for (InputKind kind : values()) {
      if (kind.letter == c || kind.escapedLetter() == c) {
        return kind;
      }
    }
    return null;
  }
}
