// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.OrderType;
import org.jspecify.annotations.Nullable;

/** An order that is not over yet. Mutable; the two walks of a bar each have a copy. */
final class LiveOrder {

  /** What it is within its list. */
  enum Role {
    ALONE,
    SIBLING,
    PARENT,
    CHILD,
    ENTRY,
    STOP,
    TARGET,
    TIME
  }

  /** The queue in front of it is not known. */
  static final long UNKNOWN_FRONT = Long.MAX_VALUE;

  final Order order;
  final Contract contract;
  final int direction;
  final Role role;
  final int group;
  /** Place in the order of submission. */
  final long number;
  /** Quantity that was asked for, in steps. */
  long asked;

  OrderStatus status = OrderStatus.IN_FLIGHT;
  /** Place in the order of acceptance. */
  long rank;
  long steps;
  long filled;
  long limit;
  long trigger;
  long acceptedNanos;
  long submitNanos;
  long submitTicks;
  /** Reserved for {@link #reserveSteps} of it. */
  long reserve;
  long reserveSteps = 1;
  /** It was set off: a stop is now a market or limit order. */
  boolean triggered;
  /** Better than the last price when it arrived: takes at its first look, or rests. */
  boolean marketable;
  /** A market order, or what is left of one, waits for the next point. */
  boolean waits;
  boolean following;
  long best;
  int barsLeft;
  long front;
  /** It was live in a time of which nothing is known. */
  boolean unverified;
  /** The walk of a bar: the step in which it can do no more. */
  int stalled;

  LiveOrder(
      Order order, Contract contract, Role role, int group, long number) {
    this.order = order;
    this.contract = contract;
    this.role = role;
    this.group = group;
    this.number = number;
    direction = order.side() == OrderSide.BUY ? 1 : -1;
  }

  LiveOrder copy() {
    LiveOrder copy = new LiveOrder(order, contract, role, group, number);
    copy.status = status;
    copy.rank = rank;
    copy.asked = asked;
    copy.steps = steps;
    copy.filled = filled;
    copy.limit = limit;
    copy.trigger = trigger;
    copy.acceptedNanos = acceptedNanos;
    copy.submitNanos = submitNanos;
    copy.submitTicks = submitTicks;
    copy.reserve = reserve;
    copy.reserveSteps = reserveSteps;
    copy.triggered = triggered;
    copy.marketable = marketable;
    copy.waits = waits;
    copy.following = following;
    copy.best = best;
    copy.barsLeft = barsLeft;
    copy.front = front;
    copy.unverified = unverified;
    return copy;
  }

  String id() {
    return order.id();
  }

  OrderType type() {
    return order.type();
  }

  long leaves() {
    return steps - filled;
  }

  boolean open() {
    return status == OrderStatus.OPEN;
  }

  boolean child() {
    return role == Role.STOP || role == Role.TARGET || role == Role.TIME || role == Role.CHILD;
  }

  /** It waits for its trigger. */
  boolean armed() {
    return !triggered && (order.type().triggered() || order.type() == OrderType.TRAILING_STOP);
  }

  /** A limit order, or a stop that has become one. */
  boolean limitNow() {
    return type() == OrderType.LIMIT || (triggered && type().limited());
  }

  /** A market order, or a stop that has become one. */
  boolean marketNow() {
    return type() == OrderType.MARKET || (triggered && !type().limited());
  }

  /** What is reserved for what is left of it. */
  long reserved() {
    return reserved(leaves());
  }

  long reserved(long left) {
    return reserve == 0 ? 0 : Wide.mulDiv(reserve, left, reserveSteps);
  }

  /** It can only make a position smaller. */
  boolean reducing() {
    PositionSide about = order.positionSide();
    return order.reduceOnly() || (about != null && about.closingOrder() == order.side());
  }

  @Nullable PositionSide positionSide() {
    return order.positionSide();
  }
}
