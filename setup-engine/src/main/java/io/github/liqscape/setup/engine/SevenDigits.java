// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/**
 * A number as the checklist shows it: whole hundredths below 100,000 as they are, others rounded half
 * up to seven significant digits, without exponent and trailing zeros; {@code unknown} if it is not
 * finite.
 */
final class SevenDigits {

  /** More than the characters of any usual number. */
  private static final int ROOM = 16;

  private static final long LEAST = 1_000_000;
  private static final long BEYOND = 10_000_000;

  /** How near a rounding may come to a tie before doubles can no longer be trusted with it. */
  private static final double DOUBT = 1e-6;

  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10
  };

  private SevenDigits() {}

  /** Two numbers and what is between them, in one piece. */
  static String range(double low, double high) {
    byte[] out = new byte[2 * ROOM];
    int at = write(high, out, out.length);
    if (at >= 0) {
      out[--at] = ' ';
      out[--at] = '-';
      out[--at] = ' ';
      at = write(low, out, at);
    }
    return at < 0 ? of(low) + " - " + of(high) : latin(out, at);
  }

  static String of(double value) {
    byte[] out = new byte[ROOM];
    int at = write(value, out, ROOM);
    if (at >= 0) {
      return latin(out, at);
    }
    boolean hundredths = isHundredths(value, Math.rint(value * 100));
    return hundredths ? Double.toString(value) : exact(value);
  }

  private static String latin(byte[] out, int from) {
    return new String(out, from, out.length - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean isHundredths(double value, double hundredths) {
    return value == hundredths / 100 && Math.abs(value) < 1e5;
  }

  /**
   * Writes a usual number in whole numbers, to the left of a place.
   *
   * @return where it begins; -1 if it is not a usual one
   */
  private static int write(double value, byte[] out, int end) {
    double hundredths = Math.rint(value * 100);
    if (isHundredths(value, hundredths)) {
      return value > 0 ? shortest((long) hundredths, out, end) : -1;
    }
    return value >= 1e-3 && value < BEYOND ? quick(value, out, end) : -1;
  }

  /** As {@code Double.toString}: seven digits name a double, and one decimal is always written. */
  private static int shortest(long hundredths, byte[] out, int end) {
    return hundredths % 100 == 0
        ? text(hundredths / 10, 1, 1, out, end)
        : text(hundredths, 2, 1, out, end);
  }

  /** By the exact decimal expansion of the double: always right. */
  static String exact(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(7)).stripTrailingZeros().toPlainString()
        : "unknown";
  }

  /** -1 where doubles cannot be trusted with the rounding. */
  private static int quick(double value, byte[] out, int end) {
    int places = 6;
    for (double least = 1; places > 0 && value >= 10 * least; least *= 10) {
      places--;
    }
    while (value * POWERS[places] < LEAST) {
      places++;
    }
    double scaled = value * POWERS[places];
    double down = Math.floor(scaled);
    double rest = scaled - down;
    boolean doubtful =
        Math.abs(rest - 0.5) < DOUBT || scaled < LEAST + 1 || scaled > BEYOND - 1;
    return doubtful ? -1 : text((long) down + (rest > 0.5 ? 1 : 0), places, 0, out, end);
  }

  /** Digits over a power of ten, without trailing zeros beyond the least number of decimals. */
  private static int text(
      long digits, int decimals, int leastDecimals, byte[] out, int end) {
    long left = digits;
    int places = decimals;
    while (places > leastDecimals && left % 10 == 0) {
      left /= 10;
      places--;
    }
    int at = end;
    for (int i = 0; i < places; i++) {
      out[--at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    if (places > 0) {
      out[--at] = '.';
    }
    do {
      out[--at] = (byte) ('0' + left % 10);
      left /= 10;
    } while (left > 0);
    return at;
  }
}
