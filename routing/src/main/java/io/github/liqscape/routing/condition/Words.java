// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;

/** Numbers and times as people read them, the same on every machine. */
final class Words {

  private static final long NANOS = 1_000_000_000L;

  private Words() {}

  /** Eight significant digits, never an exponent. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "unknown";
    }
    BigDecimal shown = BigDecimal.valueOf(value).round(new MathContext(8)).stripTrailingZeros();
    return shown.signum() == 0 ? "0" : shown.toPlainString();
  }

  /** Two decimals at most. */
  static String rough(double value) {
    return Double.isFinite(value) ? number(Math.rint(value * 100) / 100) : "unknown";
  }

  static String time(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
        .toString();
  }
}
