// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.event.PaperEvent;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An order at the venue and everything that changes about it. */
final class Work implements Cloneable {

  final Order order;
  OrderStatus status = OrderStatus.IN_FLIGHT;
  long steps;
  long filled;
  long limit;
  long trigger;

  /** What was set aside when {@link #reserveSteps} were left. */
  BigDecimal reserve = BigDecimal.ZERO;

  long reserveSteps = 1;

  /** Place in the queue of acceptance, and when. */
  long sequence;

  long acceptedNanos;

  /** A stop or if-touched order whose trigger was reached. */
  boolean triggered;

  /** A limit that could take when it arrived, until it is looked at. */
  boolean taker;

  /** Whether it was looked at since it was accepted or triggered. */
  boolean looked;

  /** Accepted while a bar is walked: reached from there on. */
  boolean bornInWalk;

  /** Bars that could reach it on the whole path. */
  int bars;

  /** Trailing: best price since it follows, in ticks; null if it does not follow yet. */
  @Nullable Fraction best;

  /** It was live in a time of which nothing is known. */
  boolean unverified;

  /** Nobody knows what stands in front of it. */
  static final long UNKNOWN = Long.MAX_VALUE;

  /** Quantity in front of it in the queue of its level. */
  long front;

  Work(Order order, long steps, long limit, long trigger) {
    this.order = order;
    this.steps = steps;
    this.limit = limit;
    this.trigger = trigger;
  }

  Work copy() {
    try {
      return (Work) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  String id() {
    return order.id();
  }

  OrderType type() {
    return order.type();
  }

  boolean buys() {
    return order.side() == OrderSide.BUY;
  }

  boolean open() {
    return status == OrderStatus.OPEN;
  }

  long leaves() {
    return steps - filled;
  }

  boolean trails() {
    return type() == OrderType.TRAILING_STOP;
  }

  /** A stop, or trailing stop, that has not been triggered. */
  boolean armedStop() {
    return !triggered
        && (type() == OrderType.STOP_MARKET || type() == OrderType.STOP_LIMIT || trails());
  }

  boolean armedTouch() {
    return !triggered && type().ifTouched();
  }

  /** Whether it acts as a limit order now. */
  boolean limitNow() {
    return type() == OrderType.LIMIT || (triggered && type().limited());
  }

  /** Whether it takes whatever the price is. */
  boolean marketNow() {
    return type() == OrderType.MARKET || (triggered && !type().limited());
  }

  boolean immediate() {
    return order.timeInForce().immediate();
  }

  boolean fillOrKill() {
    return order.timeInForce().kind() == TimeInForce.Kind.FOK;
  }

  BigDecimal reservedFor(long left) {
    return reserve.signum() == 0
        ? BigDecimal.ZERO
        : Fraction.of(reserve).times(left).over(Fraction.of(reserveSteps)).round(8);
  }

  BigDecimal reserved() {
    return reservedFor(leaves());
  }

  PaperEvent changed(@Nullable EndReason why, @Nullable RejectReason refused) {
    return new PaperEvent.OrderChanged(
        id(), status, steps, filled, limit, trigger, why, refused);
  }
}
