// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of the files in a journal's directory. */
final class SegmentName {

  static final String LOCK = "lock";
  static final String HALF_MADE = ".tmp";
  static final String CORRUPT = ".corrupt";

  private static final int DIGITS = 20;
  private static final Pattern SEGMENT = Pattern.compile("\\d{20}\\.journal");

  private SegmentName() {}

  static String of(long first) {
    return String.format(Locale.ROOT, "%020d.journal", first);
  }

  static boolean isSegment(String name) {
    return SEGMENT.matcher(name).matches();
  }

  /** The sequence that a segment is named by. */
  static long first(String name) {
    return Long.parseLong(name.substring(0, DIGITS));
  }
}
