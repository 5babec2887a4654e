// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

/** Those who work on one state. A copy of the state gets a desk of its own. */
final class Desk {

  final State s;
  final Ledger ledger;
  final Margin margin;
  final Links links;
  final Fills fills;
  final Liquidator liquidator;
  final Acceptance acceptance;
  final Ticks ticks;
  final Risk risk;

  Desk(State s) {
    this.s = s;
    ledger = new Ledger(s);
    margin = new Margin(s);
    links = new Links(this);
    fills = new Fills(this);
    liquidator = new Liquidator(this);
    acceptance = new Acceptance(this);
    ticks = new Ticks(this);
    risk = new Risk(this);
  }
}
