// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import java.util.UUID;

/** The ids that venues give trades: numbers that count up, UUIDs, or any text. */
final class TickIds {

  private static final int MOST_DIGITS = 18;
  private static final int UUID_LENGTH = 36;
  private static final int[] PARTS = {8, 13, 18, 23};

  private TickIds() {}

  /** The number that this id is, written as Java would write it; -1 if it is none. */
  static long number(String id) {
    int length = id.length();
    if (length > MOST_DIGITS || (length > 1 && id.charAt(0) == '0')) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      int digit = id.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** Whether it is a UUID in its usual form, in lower case. */
  static boolean isUuid(String id) {
    if (id.length() != UUID_LENGTH) {
      return false;
    }
    for (int dash : PARTS) {
      if (id.charAt(dash) != '-') {
        return false;
      }
    }
    int hex = 0;
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = id.charAt(i);
      hex += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ? 1 : 0;
    }
    return hex == UUID_LENGTH - PARTS.length;
  }

  static UUID uuid(String id) {
    return UUID.fromString(id);
  }
}
