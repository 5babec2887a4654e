// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import java.util.List;
import java.util.Random;

/** Breaks texts at random: letters, ends, pieces of others, and other JSON values. */
final class Damage {

  private static final String[] VALUES = {
    "null",
    "true",
    "-1",
    "0",
    "1e400",
    "\"\"",
    "\"NaN\"",
    "[]",
    "{}",
    "[[1]]",
    "99999999999999999999",
    "\"delta\"",
    "\"-0.5\"",
    "1.5",
    "1e300",
    "\"1e-999999999\"",
    "\"\\u0000\"",
    "9223372036854775807"
  };

  private final Random random;
  private final List<String> whole;

  Damage(long seed, List<String> whole) {
    this.random = new Random(seed);
    this.whole = whole;
  }

  /** One of the texts with up to three blows. */
  String next() {
    return broken(whole.get(random.nextInt(whole.size())));
  }

  /** The text with up to three blows. */
  String broken(String text) {
    StringBuilder broken = new StringBuilder(text);
    int blows = random.nextInt(4);
    for (int i = 0; i < blows && !broken.isEmpty(); i++) {
      int at = random.nextInt(broken.length());
      switch (random.nextInt(7)) {
        case 0 -> broken.setCharAt(at, (char) random.nextInt(128));
        case 1 -> broken.deleteCharAt(at);
        case 2 -> broken.insert(at, (char) random.nextInt(0x2100));
        case 3 -> broken.setLength(at);
        case 4 -> broken.append(whole.get(random.nextInt(whole.size())), 0, random.nextInt(20));
        default -> value(broken, at, VALUES[random.nextInt(VALUES.length)]);
      }
    }
    return broken.toString();
  }

  /** Puts another value behind the next colon: damage that stays JSON. */
  private static void value(StringBuilder text, int from, String value) {
    int colon = text.indexOf(":", from);
    int end = colon + 1;
    while (colon >= 0 && end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    if (colon >= 0) {
      text.replace(colon + 1, end, value);
    }
  }
}
