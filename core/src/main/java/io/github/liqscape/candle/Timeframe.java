// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import java.time.Duration;

/**
 * The length of a candle. Candles align to UTC epoch multiples, weeks to Monday 00:00 UTC.
 *
 * <p>Calendar months are left out on purpose: they have no fixed length.
 */
public enum Timeframe {
  M1("1m", 60),
  M3("3m", 180),
  M5("5m", 300),
  M15("15m", 900),
  M30("30m", 1_800),
  H1("1h", 3_600),
  H2("2h", 7_200),
  H4("4h", 14_400),
  H6("6h", 21_600),
  H8("8h", 28_800),
  H12("12h", 43_200),
  D1("1d", 86_400),
  W1("1w", 604_800);

  /** The epoch was a Thursday; weeks start on Monday, four days later. */
  private static final long WEEK_OFFSET_NANOS = 4L * 86_400 * 1_000_000_000L;

  private final String code;
  private final long nanos;

  Timeframe(String code, long seconds) {
    this.code = code;
    this.nanos = seconds * 1_000_000_000L;
  }

  /** The venues' short name: {@code 1m}, {@code 4h}, {@code 1d}. */
  public String code() {
    return code;
  }

  /** Length in nanoseconds. */
  public long nanos() {
    return nanos;
  }

  public Duration duration() {
    return Duration.ofNanos(nanos);
  }

  /** Start of the candle that contains this instant (epoch nanoseconds). */
  public long openOf(long epochNanos) {
    long offset = this == W1 ? WEEK_OFFSET_NANOS : 0;
    return Math.floorDiv(epochNanos - offset, nanos) * nanos + offset;
  }

  /** End of the candle that contains this instant: the start of the next. */
  public long closeOf(long epochNanos) {
    return openOf(epochNanos) + nanos;
  }

  /** Whether candles of this length can be built from whole candles of {@code smaller}. */
  public boolean isMultipleOf(Timeframe smaller) {
    return nanos % smaller.nanos == 0 && nanos > smaller.nanos;
  }

  /**
   * The timeframe with this code. Hours, days and weeks in any case; minutes in lower case only,
   * because venues write a month as {@code 1M}.
   *
   * @throws IllegalArgumentException if there is none, listing those that exist
   */
  public static Timeframe ofCode(String code) {
    for (Timeframe t : values()) {
      boolean minutes = t.code.endsWith("m");
      if (minutes ? t.code.equals(code) : t.code.equalsIgnoreCase(code)) {
        return t;
      }
    }
    StringBuilder known = new StringBuilder();
    for (Timeframe t : values()) {
      known.append(known.isEmpty() ? "" : ", ").append(t.code);
    }
    throw new IllegalArgumentException(
        "timeframe must be one of " + known + ", was '" + code + "'");
  }
}
