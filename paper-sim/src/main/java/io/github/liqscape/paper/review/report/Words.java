// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.review.stats.Rate;
import io.github.liqscape.paper.review.stats.Statistic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers and times as a reader likes them; escaping. */
final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** An amount of 1e-8, to two decimals or as many as a small one needs. */
  static String money(long e8) {
    return amount(BigDecimal.valueOf(e8, 8));
  }

  static String amount(BigDecimal value) {
    boolean small = value.abs().compareTo(BigDecimal.ONE) < 0 && value.signum() != 0;
    BigDecimal shown =
        small
            ? value.round(new MathContext(3, RoundingMode.HALF_EVEN))
            : value.setScale(2, RoundingMode.HALF_EVEN);
    int decimals = Math.max(2, Math.min(8, shown.scale()));
    return String.format(Locale.ROOT, "%,." + decimals + "f", shown).replace('-', '\u2212');
  }

  static String price(double price) {
    BigDecimal rounded = new BigDecimal(price).round(new MathContext(7)).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }

  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "\u2013";
    }
    double size = Math.abs(value);
    boolean whole = size >= 100 || value == Math.rint(value);
    String format = whole ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value).replace('-', '\u2212');
  }

  static String percent(double fraction) {
    if (!Double.isFinite(fraction)) {
      return "\u2013";
    }
    // Adding zero turns a rounded -0.0 into 0.0.
    double shown = Math.rint(1_000 * fraction) / 10 + 0.0;
    return String.format(Locale.ROOT, "%.1f %%", shown).replace('-', '\u2212');
  }

  static String rate(Rate rate) {
    return rate.value().isEmpty()
        ? "\u2013"
        : percent(rate.value().getAsDouble()) + " [" + percent(rate.lower()) + ", "
            + percent(rate.upper()) + "]";
  }

  static String statistic(Statistic of, OptionalDouble value) {
    if (value.isEmpty()) {
      return "\u2013";
    }
    double number = value.getAsDouble();
    return switch (of.metric().unit()) {
      case MONEY -> amount(BigDecimal.valueOf(number));
      case FRACTION -> percent(number);
      case R -> number(number) + " R";
      case RATIO, DAYS, HOURS -> number(number);
      case COUNT -> String.format(Locale.ROOT, "%.0f", number);
    };
  }

  static String flag(FillFlag flag) {
    return switch (flag) {
      case AMBIGUOUS -> "ambiguous";
      case VOLUME_UNKNOWN -> "volume unknown";
      case MAGNIFIER_MISSING -> "no finer candles";
      case MARK_FALLBACK -> "last price for mark";
      case GAP_FILLED -> "gap filled in";
      case UNVERIFIED -> "unverified";
    };
  }

  static String time(long nanos) {
    return TIME.format(instant(nanos));
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
