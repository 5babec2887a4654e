// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.setup.ChartSignal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a chart's alert says, read from its fields. Nothing of a body appears in an error: it may
 * hold a secret.
 *
 * @param symbol as the chart writes it
 * @param timeframe if it is one of ours
 * @param action what it suggests
 * @param price &gt; 0
 * @param confidence in [0, 1] or NaN
 * @param id the sender's own, empty if none
 * @param timestampNanos when the chart raised it, epoch nanoseconds; {@link #NO_TIME} if unsaid
 */
record ChartAlert(
    String symbol,
    Optional<Timeframe> timeframe,
    ChartSignal.Action action,
    double price,
    double confidence,
    String id,
    long timestampNanos) {

  static final long NO_TIME = Long.MIN_VALUE;

  private static final int LONGEST_SYMBOL = 64;
  private static final long NANOS = 1_000_000_000L;
  private static final long FROM_MILLIS = 100_000_000_000L; // as seconds this is the year 5138
  private static final BigDecimal MOST_MILLIS = BigDecimal.valueOf(9_000_000_000_000L);

  static ChartAlert of(Map<String, String> fields) throws Malformed {
    String symbol = fields.getOrDefault("symbol", fields.getOrDefault("ticker", ""));
    if (symbol.isBlank() || symbol.length() > LONGEST_SYMBOL) {
      throw new Malformed("a symbol of 1 to 64 characters is needed");
    }
    double price = number("price", fields);
    if (!(price > 0)) {
      throw new Malformed("a price > 0 is needed");
    }
    double confidence = number("confidence", fields);
    if (confidence < 0 || confidence > 1) {
      throw new Malformed("confidence must be in [0, 1]");
    }
    return new ChartAlert(
        symbol.strip(), timeframe(fields.getOrDefault("timeframe", "")),
        action(fields.getOrDefault("action", "")), price, confidence,
        fields.getOrDefault("id", ""), timestamp(fields.getOrDefault("alertTimestamp", "")));
  }

  private static ChartSignal.Action action(String text) throws Malformed {
    return switch (text.strip().toUpperCase(Locale.ROOT)) {
      case "BUY", "LONG" -> ChartSignal.Action.BUY;
      case "SELL", "SHORT" -> ChartSignal.Action.SELL;
      case "CLOSE", "EXIT", "FLAT" -> ChartSignal.Action.CLOSE;
      case "INFO" -> ChartSignal.Action.INFO;
      default -> throw new Malformed("an action is needed: BUY, SELL, CLOSE or INFO");
    };
  }

  /** NaN if it is not there. */
  private static double number(String name, Map<String, String> fields) throws Malformed {
    String text = fields.get(name);
    if (text == null) {
      return Double.NaN;
    }
    try {
      double value = text.length() > 64 ? Double.NaN : new BigDecimal(text.strip()).doubleValue();
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, without the text.
    }
    throw new Malformed(name + " must be a number");
  }

  /** Our codes, and TradingView's: minutes as a number, {@code D}, {@code W}. */
  private static Optional<Timeframe> timeframe(String text) {
    String code = text.strip();
    for (Timeframe timeframe : Timeframe.values()) {
      long minutes = timeframe.nanos() / (60 * NANOS);
      if (code.equals(Long.toString(minutes)) || code.equals(timeframe.code())
          || (!timeframe.code().endsWith("m") && code.equalsIgnoreCase(timeframe.code()))) {
        return Optional.of(timeframe);
      }
    }
    return switch (code) {
      case "D" -> Optional.of(Timeframe.D1);
      case "W" -> Optional.of(Timeframe.W1);
      default -> Optional.empty();
    };
  }

  /** ISO 8601, or epoch seconds or milliseconds. */
  private static long timestamp(String given) throws Malformed {
    String text = given.strip();
    if (text.isEmpty()) {
      return NO_TIME;
    }
    try {
      if (Character.isDigit(text.charAt(0)) && text.indexOf('-') < 0) {
        return epoch(text);
      }
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new Malformed("alertTimestamp must be ISO 8601 or epoch seconds or milliseconds");
    }
  }

  private static long epoch(String text) {
    if (text.length() > 32) {
      throw new NumberFormatException();
    }
    BigDecimal value = new BigDecimal(text);
    if (value.compareTo(MOST_MILLIS) > 0) {
      throw new ArithmeticException();
    }
    boolean millis = value.compareTo(BigDecimal.valueOf(FROM_MILLIS)) >= 0;
    return value.movePointRight(millis ? 6 : 9).longValue();
  }
}
