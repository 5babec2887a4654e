// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.order.Trailing;
import java.math.BigInteger;
import java.util.Objects;

/** The trigger of a trailing stop. Prices it follows are marks, whole or not in ticks. RULES.md, section 4. */
final class Trail {

  /** Percent are taken to a millionth. */
  private static final long PERCENT = 100_000_000L;

  private Trail() {}

  /** The trigger for the best price so far: SELL rounded down, BUY up to the tick. */
  static long trigger(LiveOrder order) {
    Trailing how = Objects.requireNonNull(order.order.trailing());
    Scale scale = order.contract.scale;
    long tick = scale.markOfTicks(1);
    long best = order.best;
    int d = order.direction;
    long ticks =
        switch (how.unit()) {
          case TICKS -> down(-d * best - ((long) how.offset()) * tick, tick);
          case ABSOLUTE -> down(-d * best - scale.ticks(how.offset()) * tick, tick);
          case PERCENT -> percent(-d * best, Math.round(how.offset() * 1e6), tick);
        };
    return Math.max(0, -d * ticks);
  }

  /** Rounded down for the mirrored BUY too, which is up. */
  private static long down(long price, long tick) {
    return Math.floorDiv(price, tick);
  }

  private static long percent(long best, long millionths, long tick) {
    BigInteger scaled =
        BigInteger.valueOf(best)
            .multiply(BigInteger.valueOf(PERCENT))
            .subtract(BigInteger.valueOf(Math.abs(best)).multiply(BigInteger.valueOf(millionths)));
    BigInteger[] parts =
        scaled.divideAndRemainder(
            BigInteger.valueOf(tick).multiply(BigInteger.valueOf(PERCENT)));
    return parts[1].signum() < 0
        ? parts[0].longValueExact() - 1
        : parts[0].longValueExact();
  }

  /** The price has come here: best price and trigger follow. Whether the trigger moved. */
  static boolean follow(LiveOrder order, long mark) {
    if (order.triggered || mark == 0) {
      return false;
    }
    if (!order.following) {
      if (!activated(order, mark)) {
        return false;
      }
      order.following = true;
      order.best = mark;
    } else if (-order.direction * (mark - order.best) > 0) {
      order.best = mark;
    }
    long before = order.trigger;
    order.trigger = trigger(order);
    return order.trigger != before;
  }

  private static boolean activated(LiveOrder order, long mark) {
    Trailing how = Objects.requireNonNull(order.order.trailing());
    if (Double.isNaN(how.activation())) {
      return true;
    }
    Scale scale = order.contract.scale;
    long at = scale.markOfTicks(scale.ticks(how.activation()));
    return -order.direction * (mark - at) >= 0;
  }
}
