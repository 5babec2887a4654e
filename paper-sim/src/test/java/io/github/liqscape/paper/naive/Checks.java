// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.order.Trailing;
import io.github.liqscape.setup.PlanTarget;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What can be said about an order before it is sent to the venue. */
final class Checks {

  private static final Fraction LARGEST_VALUE = Fraction.of(new BigDecimal("4e10"));
  private static final long MOST = 1L << 40;

  private Checks() {}

  static boolean malformed(Order o, long now) {
    OrderType type = o.type();
    TimeInForce tif = o.timeInForce();
    return o.id().isBlank()
        || o.id().equals(Fill.LIQUIDATION)
        || (tif.immediate() && type != OrderType.MARKET && type != OrderType.LIMIT)
        || o.id().length() > Order.LONGEST_ID
        || !positive(o.quantity())
        || (type.limited() ? !positive(o.limit()) : !Double.isNaN(o.limit()))
        || (type.triggered() ? !positive(o.trigger()) : !Double.isNaN(o.trigger()))
        || (type == OrderType.TRAILING_STOP) != (o.trailing() != null)
        || (o.postOnly() && (type != OrderType.LIMIT || tif.immediate()))
        || o.protectionTicks() < -1
        || (tif.kind() == TimeInForce.Kind.GTD && tif.untilNanos() <= now);
  }

  static boolean malformed(Bracket b) {
    boolean stopped = !Double.isNaN(b.stop());
    BigDecimal shares = BigDecimal.ZERO;
    for (PlanTarget t : b.targets()) {
      shares = shares.add(BigDecimal.valueOf(t.share()));
      if (!positive(t.price())) {
        return true;
      }
    }
    boolean odd = shares.subtract(BigDecimal.ONE).abs().compareTo(new BigDecimal("1e-9")) > 0;
    return b.entry().id().length() > Bracket.LONGEST_ENTRY_ID
        || misplaced(b)
        || b.entry().reduceOnly()
        || (stopped && !positive(b.stop()))
        || (stopped && b.trailing() != null)
        || (!b.targets().isEmpty() && odd);
  }

  /** An exit on the wrong side of a limit entry. */
  private static boolean misplaced(Bracket b) {
    if (!b.entry().type().limited()) {
      return false;
    }
    int s = b.entry().side() == OrderSide.BUY ? 1 : -1;
    boolean wrong = s * (b.entry().limit() - b.stop()) <= 0;
    for (PlanTarget t : b.targets()) {
      wrong |= s * (t.price() - b.entry().limit()) <= 0;
    }
    return wrong;
  }

  static boolean positive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  /** Off the grid, or larger than the ledger can count. */
  static @Nullable RejectReason misplaced(Market m, Order o, long held) {
    Trailing trailing = o.trailing();
    boolean offTick =
        offTick(m, o.limit())
            || offTick(m, o.trigger())
            || (trailing != null
                && (offTick(m, trailing.activation())
                    || (trailing.unit() == Trailing.Unit.ABSOLUTE
                        && offTick(m, trailing.offset()))));
    if (offTick) {
      return RejectReason.OFF_TICK;
    }
    long steps = m.exactSteps(o.quantity());
    if (steps <= 0) {
      return RejectReason.OFF_LOT;
    }
    long limit = ticks(m, o.limit());
    long trigger = ticks(m, o.trigger());
    long price = limit > 0 ? limit : trigger > 0 ? trigger : m.reference(o.side());
    return oversize(m, steps + held, Math.max(limit, trigger), price)
        ? RejectReason.OVERSIZE
        : null;
  }

  static boolean oversize(Market m, long steps, long mostTicks, long price) {
    return steps > MOST
        || mostTicks > MOST
        || (price > 0 && m.value(steps, m.price(price)).compareTo(largest(m)) > 0);
  }

  /** What the ledger can count: 4e10, and 4e18 units of the cost. */
  private static Fraction largest(Market m) {
    Fraction units = Fraction.of(BigDecimal.valueOf(4, m.costScale - 18));
    return LARGEST_VALUE.compareTo(units) < 0 ? LARGEST_VALUE : units;
  }

  /** NaN is not off the grid: it is not there. */
  static boolean offTick(Market m, double price) {
    return !Double.isNaN(price) && m.exactTicks(price) <= 0;
  }

  static long ticks(Market m, double price) {
    return Double.isNaN(price) ? 0 : m.exactTicks(price);
  }
}
