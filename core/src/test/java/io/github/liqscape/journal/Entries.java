// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Entries as texts that can be compared. */
final class Entries {

  private Entries() {}

  static String text(long sequence, long nanos, int type, int version, byte[] payload) {
    return sequence + " at " + nanos + " type " + type + " version " + version + ": "
        + HexFormat.of().formatHex(payload);
  }

  static String text(JournalEntry e) {
    return text(e.sequence(), e.eventNanos(), e.type(), e.version(), e.payload());
  }

  static List<String> all(JournalCursor entries) {
    try (entries) {
      List<String> texts = new ArrayList<>();
      entries.forEachRemaining(e -> texts.add(text(e)));
      return texts;
    }
  }

  /** Appends a text of type 1 and returns its sequence. */
  static long append(Journal journal, String payload) {
    return journal.append(1, 0, payload.length(), payload.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> payloads(JournalCursor entries) {
    try (entries) {
      List<String> texts = new ArrayList<>();
      entries.forEachRemaining(e -> texts.add(new String(e.payload(), StandardCharsets.UTF_8)));
      return texts;
    }
  }
}
