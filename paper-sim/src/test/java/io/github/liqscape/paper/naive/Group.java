// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.setup.PlanTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders that know each other; the first is the entry of a bracket or OTO. */
final class Group implements Cloneable {

  /** What one order does to the others. */
  enum Kind {
    OCO,
    OUO,
    OTO,
    BRACKET
  }

  final Kind kind;
  final List<String> ids;

  /** The first order: of a bracket or OTO the entry. */
  final Order first;

  /** Bracket only. */
  final @Nullable String stop;

  final List<String> targetIds;
  final List<PlanTarget> targets;
  final @Nullable ExitAfter exitAfter;

  /** What of the entry is filled. */
  long entered;

  /** What of the bracket's exits is filled. */
  long left;

  long firstFillNanos = Long.MIN_VALUE;
  int barsAfter;

  /** The first fill fell into the bar that is walked now. */
  boolean enteredInBar;

  boolean over;

  Group(Kind kind, List<String> ids, Order first) {
    this(kind, ids, first, null, List.of(), List.of(), null);
  }

  Group(
      Kind kind,
      List<String> ids,
      Order first,
      @Nullable String stop,
      List<String> targetIds,
      List<PlanTarget> targets,
      @Nullable ExitAfter exitAfter) {
    this.kind = kind;
    this.ids = ids;
    this.first = first;
    this.stop = stop;
    this.targetIds = targetIds;
    this.targets = targets;
    this.exitAfter = exitAfter;
  }

  Group copy() {
    try {
      return (Group) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  String entry() {
    return ids.get(0);
  }

  /** Whether the others wait for the first. */
  boolean parental() {
    return kind == Kind.OTO || kind == Kind.BRACKET;
  }

  /** The time stop's order; not one of {@link #ids}, because nothing waits for it. */
  String timeStop() {
    return entry() + "/X";
  }

  /** Whether its time stop may still be needed when all its orders are gone. */
  boolean timed() {
    return exitAfter != null && !over && entered > left;
  }

  /** What the targets are worth when so much is filled: shares floored, the last the rest. */
  long nominal(int target, long filled) {
    if (target < targets.size() - 1) {
      return Fraction.of(targets.get(target).share()).times(filled).floor();
    }
    long rest = filled;
    for (int i = 0; i < target; i++) {
      rest -= nominal(i, filled);
    }
    return rest;
  }
}
