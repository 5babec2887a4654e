// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Logarithmic price axis: y falls from {@code top} at {@code high} by {@code height} pixels to
 * {@code low}. Logarithmic, so that a bucket is as high at the bottom as at the top.
 */
record PriceAxis(double low, double high, int top, int height) {

  PriceAxis {
    if (!(low > 0 && high > low) || high == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "price window must satisfy 0 < low < high, was [" + low + ", " + high + "]");
    }
  }

  /** Pixels from the upper edge of the picture; fractions are kept. */
  double y(double price) {
    return top + height * Math.log(high / price) / Math.log(high / low);
  }

  /** Price at a height. */
  double price(double y) {
    return high * Math.exp((top - y) / height * Math.log(high / low));
  }

  boolean shows(double price) {
    return price >= low && price <= high;
  }

  int bottom() {
    return top + height;
  }

  /** Distance of the ticks: 1, 2 or 5 times a power of ten, at least 44 pixels apart. */
  double step() {
    return niceStep((high - low) * 44 / height);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    double step = step();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** The smallest of 1, 2, 5 times a power of ten that is not below this. */
  static double niceStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int digit : new int[] {1, 2, 5}) {
      if (digit * power >= least * (1 - 1e-9)) {
        return digit * power;
      }
    }
    return 10 * power;
  }

  /** Ticks at the edge of the plot with their prices, but for what the mark's tag hides. */
  void draw(Sheet sheet, double edge, double mark) {
    for (double price : ticks()) {
      double y = y(price);
      sheet.line(edge, y, edge + 4, y, sheet.theme.faint);
      boolean free = !shows(mark) || Math.abs(y - y(mark)) > 17;
      if (free && y > top + 6 && y < bottom() - 6) {
        sheet.text(
            Amounts.price(price, step()), edge + 8, y, Sheet.Align.LEFT, Sheet.SMALL,
            sheet.theme.faint);
      }
    }
  }
}
