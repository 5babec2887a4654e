// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.setup.Setup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders that know each other. Mutable; the two walks of a bar each have a copy. */
final class Group {

  /** What one does to the others. */
  enum Kind {
    OCO,
    OUO,
    OTO,
    BRACKET
  }

  final int id;
  final Kind kind;
  final List<String> members;
  final Contract contract;
  /** Of the first order: 1 for a BUY. */
  final int direction;
  /** Shares of a bracket's targets; their ids end with {@code /T} and a number. */
  final List<Double> shares;
  final @Nullable ExitAfter exitAfter;
  final Setup.@Nullable Trade origin;
  long entered;
  long exited;
  long firstFillNanos;
  /** Bars walked since the bar of the first fill, -1 before. */
  int barsHeld = -1;
  /** What it opened is gone, or its time was. */
  boolean over;

  Group(
      int id, Kind kind, List<String> members, Contract contract, int direction,
      List<Double> shares,      @Nullable ExitAfter exitAfter, Setup.@Nullable Trade origin) {
    this.id = id;
    this.kind = kind;
    this.members = members;
    this.contract = contract;
    this.direction = direction;
    this.shares = shares;
    this.exitAfter = exitAfter;
    this.origin = origin;
  }

  Group copy() {
    Group copy = new Group(id, kind, new ArrayList<>(members), contract, direction, shares, exitAfter, origin);
    copy.entered = entered;
    copy.exited = exited;
    copy.firstFillNanos = firstFillNanos;
    copy.barsHeld = barsHeld;
    copy.over = over;
    return copy;
  }

  /** Whether its time stop may still have to close something. */
  boolean timed() {
    return exitAfter != null && !over && held() > 0;
  }

  boolean isTarget(String id) {
    return kind == Kind.BRACKET && id.startsWith(members.get(0) + "/T");
  }

  /** What a target is worth when so much is entered: shares floored, the last the rest. */
  long nominal(int target, long of) {
    if (target < shares.size() - 1) {
      return floor(shares.get(target), of);
    }
    long rest = of;
    for (int i = 0; i < target; i++) {
      rest -= floor(shares.get(i), of);
    }
    return rest;
  }

  private static long floor(double share, long of) {
    return BigDecimal.valueOf(share)
        .multiply(BigDecimal.valueOf(of))
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }

  long held() {
    return entered - exited;
  }
}
