package io.github.liqscape.paper;

import io.github.liqscape.paper.order.Trailing;
import java.util.Objects;

/** The trigger of a trailing stop. RULES.md, section 4. */
final class Trail {

  private Trail() {}

  /** The trigger for the best price so far: SELL rounded down, BUY up to the tick. */
  static long trigger(LiveOrder order) {
    Trailing how = Objects.requireNonNull(order.order.trailing());
    long best = order.best;
    // Rounding down for both by mirroring: a BUY trails above its best price.
    int s = -order.direction;
    long offset = offsetTimes(how, order, best);
    return s > 0
        ? Math.floorDiv(best * SCALE - offset, SCALE)
        : -Math.floorDiv(-(best * SCALE + offset), SCALE);
  }

  /** Percents are taken to a millionth of a tick's millionth, so that 10 % of 5050 is 505. */
  private static final long SCALE = 1_000_000L;

  private static long offsetTimes(Trailing how, LiveOrder order, long best) {
    return switch (how.unit()) {
      case TICKS -> (long) how.offset() * SCALE;
      case ABSOLUTE -> order.contract.scale.ticks(how.offset()) * SCALE;
      case PERCENT -> Wide.mulDiv(best, Math.round(how.offset() * 1e6), 100);
    };
  }

  static boolean activated(LiveOrder order, long ticks) {
    Trailing how = Objects.requireNonNull(order.order.trailing());
    if (Double.isNaN(how.activation())) {
      return true;
    }
    long at = order.contract.scale.ticks(how.activation());
    return -order.direction * (ticks - at) >= 0;
  }

  /** The price has come here: the best price and the trigger follow. Whether something changed. */
  static boolean follow(LiveOrder order, long ticks) {
    if (order.triggered) {
      return false;
    }
    if (!order.following) {
      if (!activated(order, ticks)) {
        return false;
      }
      order.following = true;
      order.best = ticks;
      order.trigger = trigger(order);
      return true;
    }
    if (order.best == 0 || -order.direction * (ticks - order.best) > 0) {
      order.best = ticks;
      order.trigger = trigger(order);
      return true;
    }
    return false;
  }
}
