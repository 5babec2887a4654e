// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.liquidation.LiquidationProfile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as the pictures write them. Where a fidelity shows no currency, none is ever written. */
record Amounts(boolean currency, String quote) {

  private static final String[] SUFFIXES = {"", "k", "M", "B", "T"};
  private static final double LEAST_SHARE = 0.99e-5;

  static Amounts of(LiquidationProfile profile) {
    return new Amounts(
        profile.provenance().fidelity().showsCurrency(), profile.instrument().quoteAsset());
  }

  /** {@code USDT} or {@code share of total}. */
  String unit() {
    return currency ? quote : "share of total";
  }

  /** {@code 12.3M}, or {@code 0.42 %}. */
  String text(double value) {
    if (currency) {
      return compact(value);
    }
    return value > 0 && value < LEAST_SHARE ? "<0.001 %" : plain(value * 100, 2) + " %";
  }

  /** {@code 12.3M USDT}, or {@code 0.42 % of total}. */
  String withUnit(double value) {
    return currency ? compact(value) + " " + quote : text(value) + " of total";
  }

  /** Three significant digits with k, M, B, T. */
  static String compact(double value) {
    double rest = value;
    int suffix = 0;
    while (Math.abs(rest) >= 999.5 && suffix < SUFFIXES.length - 1) {
      rest /= 1000;
      suffix++;
    }
    return plain(rest, 3) + SUFFIXES[suffix];
  }

  /** Signed distance of a price from the mark: {@code +1.82 %}. */
  static String distance(double price, double mark) {
    return String.format(Locale.ROOT, "%+.2f %%", (price / mark - 1) * 100);
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "unknown" : plain(share * 100, 3) + " %";
  }

  /** A price with the decimals of a step: {@code 60,250.5}. */
  static String price(double value, double step) {
    int decimals = 0;
    for (double s = step; s < 0.9999 && decimals < 10; s *= 10) {
      decimals++;
    }
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  private static String plain(double value, int digits) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return value == 0 ? "0" : String.valueOf(value);
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    return rounded.stripTrailingZeros().toPlainString();
  }
}
