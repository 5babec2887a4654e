// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import java.util.ArrayList;
import java.util.List;

/** Linear axis of amounts from 0 at {@code left} to {@code most} at the right. */
record AmountAxis(double most, double step, int left, int width) {

  /** An axis that reaches at least this far and ends at a tick. */
  static AmountAxis reaching(double amount, int left, int width) {
    double step = PriceAxis.niceStep((amount > 0 ? amount : 1) / Math.max(2, width / 110));
    return new AmountAxis(step * Math.max(1, Math.ceil(amount / step - 1e-9)), step, left, width);
  }

  double x(double amount) {
    return left + Math.min(1, amount / most) * width;
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= most * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
