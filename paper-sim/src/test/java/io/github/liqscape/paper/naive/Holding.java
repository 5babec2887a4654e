// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A position: one side of one instrument, held or not, with its past. */
final class Holding {

  /** What was held from a time on. */
  record Held(long nanos, long steps, long cycle) {}

  final Market market;
  final PositionSide side;
  long steps;
  BigDecimal cost;

  /** Isolated margin; 0 if cross. */
  BigDecimal margin = BigDecimal.ZERO.setScale(8);

  /** Which of the positions that were here one after another. */
  long cycle;

  /** It was there in a time of which nothing is known, and no price has come since. */
  boolean unverified;

  /** What the wallet gained by this one so far. */
  BigDecimal net = BigDecimal.ZERO;

  final List<Held> past;

  Holding(Market market, PositionSide side) {
    this.market = market;
    this.side = side;
    this.cost = BigDecimal.ZERO.setScale(market.costScale);
    this.past = new ArrayList<>();
  }

  private Holding(Holding other, Market market) {
    this.market = market;
    side = other.side;
    steps = other.steps;
    cost = other.cost;
    margin = other.margin;
    cycle = other.cycle;
    net = other.net;
    unverified = other.unverified;
    past = new ArrayList<>(other.past);
  }

  Holding copy(Market ofCopy) {
    return new Holding(this, ofCopy);
  }

  void remember(long nanos) {
    past.add(new Held(nanos, steps, cycle));
  }

  /** What was held after all fills before a time. */
  Held before(long nanos) {
    Held held = new Held(0, 0, -1);
    for (Held h : past) {
      if (h.nanos() < nanos) {
        held = h;
      }
    }
    return held;
  }

  boolean isolated() {
    return market.isolated();
  }
}
