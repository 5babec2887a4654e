// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.PositionSide;
import org.jspecify.annotations.Nullable;

/** A position of one contract. In one-way mode its side changes, in hedge mode it has one of two. */
final class Holding {

  final Contract contract;
  final boolean hedge;
  PositionSide side;
  long steps;
  /** Sum of its entries' values, at costScale. */
  long cost;
  /** Locked margin of an isolated position, in 1e-8. */
  long margin;
  /** Changes with each position: tells funding whether it is still the same one. */
  long episode;
  /** It was there in a time of which nothing is known, and has not been marked since. */
  boolean unverified;
  @Nullable TradeRecord trade;

  Holding(Contract contract, PositionSide side, boolean hedge) {
    this.contract = contract;
    this.side = side;
    this.hedge = hedge;
  }

  Holding copy() {
    Holding copy = new Holding(contract, side, hedge);
    copy.steps = steps;
    copy.cost = cost;
    copy.margin = margin;
    copy.episode = episode;
    copy.unverified = unverified;
    TradeRecord open = trade;
    copy.trade = open == null ? null : open.copy();
    return copy;
  }

  int sign() {
    return side.sign();
  }

  /** Positive if long. */
  long signedSteps() {
    return side.sign() * steps;
  }

  /** Profit at a mark; without one, 0: as if nothing had happened. */
  long unrealized(long mark) {
    return mark == 0 ? 0 : contract.scale.unrealized(sign(), steps, mark, cost);
  }

  /** Value at a mark; without one what it cost. */
  long worth(long mark) {
    return mark == 0
        ? contract.scale.money(cost)
        : contract.scale.markValue(steps, mark);
  }

  /** Initial margin at a mark; without one of what it cost. */
  long initial(long mark, long leverage) {
    return mark == 0
        ? contract.scale.costShare(cost, Scale.LEVERAGE, leverage)
        : contract.scale.markShare(steps, mark, Scale.LEVERAGE, leverage);
  }

  long maintenance(long mark) {
    return contract.tiers.maintenance(contract.scale, steps, mark);
  }
}
