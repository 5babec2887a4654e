// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.order.Trailing;
import org.jspecify.annotations.Nullable;

/** How a trailing stop follows the price. Prices in ticks. */
final class Trail {

  private Trail() {}

  /** The best price starts here; null: there was none yet. */
  static void start(Market m, Work w, @Nullable Fraction price) {
    if (price != null) {
      follow(m, w, price);
    }
  }

  /** Follows one price that was walked; true if the trigger moved. */
  static boolean follow(Market m, Work w, Fraction price) {
    Trailing how = w.order.trailing();
    if (how == null) {
      return false;
    }
    if (w.best == null) {
      if (!Double.isNaN(how.activation())) {
        Fraction from = Fraction.of(m.exactTicks(how.activation()));
        if (w.buys() ? price.compareTo(from) > 0 : price.compareTo(from) < 0) {
          return false;
        }
      }
      w.best = price;
    } else if (w.buys() ? price.compareTo(w.best) < 0 : price.compareTo(w.best) > 0) {
      w.best = price;
    }
    long before = w.trigger;
    Fraction offset = offset(m, how, w.best);
    w.trigger =
        w.buys() ? w.best.plus(offset).ceil() : Math.max(0, w.best.minus(offset).floor());
    return w.trigger != before;
  }

  private static Fraction offset(Market m, Trailing how, Fraction best) {
    Fraction offset = Fraction.of(how.offset());
    return switch (how.unit()) {
      case ABSOLUTE -> Fraction.of(m.exactTicks(how.offset()));
      case PERCENT -> best.times(offset).over(Fraction.of(100));
      case TICKS -> offset;
    };
  }
}
