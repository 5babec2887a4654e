// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.util.List;
import java.util.Objects;

/**
 * What an advisor answers. Advice that exists is within its bounds: it can make a setup stricter
 * and nothing else.
 *
 * @param schema version of this layout, {@link #SCHEMA}
 * @param contextHash hash of the setup it is about
 * @param verdict agree or veto
 * @param confidenceDelta added to the probability and its bounds, in [-1, 0]
 * @param sizeFactor multiplied with the size, in [0, 1]
 * @param reasons at most {@link #MAX_REASONS}
 * @param note in the advisor's words, at most {@link #MAX_NOTE} chars; show {@link #displayNote}
 */
public record Advice(
    int schema,
    String contextHash,
    Verdict verdict,
    double confidenceDelta,
    double sizeFactor,
    List<AdvisorReason> reasons,
    String note) {

  /** The layout's version. */
  public static final int SCHEMA = 1;

  /** Most reasons. */
  public static final int MAX_REASONS = 5;

  /** Longest note, in UTF-16 code units. */
  public static final int MAX_NOTE = 280;

  public Advice {
    Objects.requireNonNull(contextHash, "contextHash");
    Objects.requireNonNull(verdict, "verdict");
    reasons = List.copyOf(reasons);
    if (schema != SCHEMA) {
      throw new IllegalArgumentException("schema must be " + SCHEMA + ", was " + schema);
    }
    if (!(confidenceDelta >= -1 && confidenceDelta <= 0)) {
      throw new IllegalArgumentException(
          "confidenceDelta must be in [-1, 0], was " + confidenceDelta);
    }
    if (!(sizeFactor >= 0 && sizeFactor <= 1)) {
      throw new IllegalArgumentException("sizeFactor must be in [0, 1], was " + sizeFactor);
    }
    if (reasons.size() > MAX_REASONS) {
      throw new IllegalArgumentException(
          "reasons must be at most " + MAX_REASONS + ", were " + reasons.size());
    }
    if (note.length() > MAX_NOTE) {
      throw new IllegalArgumentException(
          "note must have at most " + MAX_NOTE + " chars, had " + note.length());
    }
    confidenceDelta += 0.0; // turns -0.0 into 0.0
    sizeFactor += 0.0;
  }

  /** Advice to leave a setup as it is. */
  public static Advice agree(String contextHash) {
    return new Advice(SCHEMA, contextHash, Verdict.AGREE, 0, 1, List.of(), "");
  }

  /**
   * The note for showing: whatever could be markup, a link, a mention or a control character stands
   * as its Unicode escape. Never parse it.
   */
  public String displayNote() {
    return NoteText.escaped(note);
  }

  /** Shows the note escaped, so that it can go to a log. */
  @Override
  public String toString() {
    return "Advice[%s for %s, delta %s, size x%s, %s, note \"%s\"]"
        .formatted(
            verdict, NoteText.escaped(contextHash), confidenceDelta, sizeFactor, reasons,
            displayNote());
  }
}
