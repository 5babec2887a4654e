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

  private static final long LEAST = 1_000_000;
  private static final long BEYOND = 10_000_000;

  /** How near a rounding may come to a tie before doubles can no longer be trusted with it. */
  private static final double DOUBT = 1e-6;

  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10
  };

  private SevenDigits() {}

  static String of(double value) {
    double hundredths = Math.rint(value * 100);
    if (value == hundredths / 100 && Math.abs(value) < 1e5) {
      return value > 0 ? shortest((long) hundredths) : Double.toString(value);
    }
    return value >= 1e-3 && value < BEYOND ? quick(value) : exact(value);
  }

  /** As {@code Double.toString}: seven digits name a double, and one decimal is always written. */
  private static String shortest(long hundredths) {
    return hundredths % 100 == 0 ? text(hundredths / 10, 1, 1) : text(hundredths, 2, 1);
  }

  /** By the exact decimal expansion of the double: always right. */
  static String exact(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(7)).stripTrailingZeros().toPlainString()
        : "unknown";
  }

  /** In whole numbers, for usual prices. */
  private static String quick(double value) {
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
    return doubtful ? exact(value) : text((long) down + (rest > 0.5 ? 1 : 0), places, 0);
  }

  /** Digits over a power of ten, without trailing zeros beyond the least number of decimals. */
  private static String text(long digits, int decimals, int leastDecimals) {
    long left = digits;
    int places = decimals;
    while (places > leastDecimals && left % 10 == 0) {
      left /= 10;
      places--;
    }
    byte[] out = new byte[16];
    int at = out.length;
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
    return new String(out, at, out.length - at, StandardCharsets.ISO_8859_1);
  }
}
