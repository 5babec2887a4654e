// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.setup.Setup;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of a position from its first fill to its last. Mutable; each walk of a bar has a copy. */
final class TradeRecord {

  final Contract contract;
  final String id;
  final PositionSide side;
  final Setup.@Nullable Trade origin;
  final List<Fill> fills = new ArrayList<>();
  long submitNanos;
  long submitTicks;
  long fillableNanos;
  long stop;
  long target;
  long steps;
  long worst;
  long best;
  double liquidation = Double.NaN;
  long leverage;
  long equity;
  long realized;
  long fees;
  long funding;
  long insurance;
  long worseBy;
  long betterBy;
  long exitDecision;
  ExitReason exit = ExitReason.ORDER;
  long firstSequence;
  long lastSequence;
  /** Funding that was paid after the close: no part of what counts as a loss in a row. */
  long late;
  /** The position was there in a time of which nothing is known. */
  boolean unverified;

  TradeRecord(
      Contract contract, String id, PositionSide side, Setup.@Nullable Trade origin) {
    this.contract = contract;
    this.id = id;
    this.side = side;
    this.origin = origin;
  }

  TradeRecord copy() {
    TradeRecord copy = new TradeRecord(contract, id, side, origin);
    copy.fills.addAll(fills);
    copy.submitNanos = submitNanos;
    copy.submitTicks = submitTicks;
    copy.fillableNanos = fillableNanos;
    copy.stop = stop;
    copy.target = target;
    copy.steps = steps;
    copy.worst = worst;
    copy.best = best;
    copy.liquidation = liquidation;
    copy.leverage = leverage;
    copy.equity = equity;
    copy.realized = realized;
    copy.fees = fees;
    copy.funding = funding;
    copy.insurance = insurance;
    copy.worseBy = worseBy;
    copy.betterBy = betterBy;
    copy.exitDecision = exitDecision;
    copy.exit = exit;
    copy.firstSequence = firstSequence;
    copy.lastSequence = lastSequence;
    copy.unverified = unverified;
    return copy;
  }

  /** The path of the price came here while the position was open. */
  void seen(long ticks) {
    boolean isLong = side == PositionSide.LONG;
    worst = isLong ? Math.min(worst, ticks) : Math.max(worst, ticks);
    best = isLong ? Math.max(best, ticks) : Math.min(best, ticks);
  }

  void add(Fill fill) {
    if (fills.isEmpty()) {
      worst = fill.ticks();
      best = fill.ticks();
    }
    fills.add(fill);
    if (!fill.closes()) {
      steps += fill.steps();
    }
    realized += fill.realizedE8();
    fees += fill.feeE8();
  }

  /** The bar with the fills from this number on did not say what happened first. */
  boolean ambiguousFrom(long number, long otherLessChosen) {
    boolean touched = false;
    for (int i = 0; i < fills.size(); i++) {
      if (fills.get(i).number() >= number) {
        fills.set(i, flagged(fills.get(i)));
        touched = true;
      }
    }
    if (touched) {
      worseBy += Math.min(0, otherLessChosen);
      betterBy += Math.max(0, otherLessChosen);
    }
    return touched;
  }

  static Fill flagged(Fill f) {
    Set<FillFlag> flags = EnumSet.of(FillFlag.AMBIGUOUS);
    flags.addAll(f.flags());
    return new Fill(
        f.number(), f.orderId(), f.instrument(), f.side(), f.positionSide(), f.ticks(),
        f.steps(), f.pathTicks(), f.closes(), f.liquidity(), f.feeE8(), f.realizedE8(),
        f.timeNanos(), flags);
  }

  PaperTrade value() {
    long net = realized - fees + funding + insurance;
    Set<FillFlag> flags = EnumSet.noneOf(FillFlag.class);
    for (Fill fill : fills) {
      flags.addAll(fill.flags());
    }
    if (unverified) {
      flags.add(FillFlag.UNVERIFIED);
    }
    return new PaperTrade(
        id, contract.instrument, side, origin, submitNanos, price(submitTicks), fillableNanos,
        price(stop), price(target), fills, steps, mean(false), mean(true), price(exitDecision),
        exit, price(worst), price(best), liquidation, leverage / (double) Scale.LEVERAGE, equity,
        realized, fees, funding, insurance, net, net + worseBy, net + betterBy, flags,
        firstSequence, lastSequence);
  }

  private double price(long ticks) {
    return ticks == 0 ? Double.NaN : contract.instrument.price(ticks);
  }

  private double mean(boolean closing) {
    double quantity = 0;
    double value = 0;
    for (Fill fill : fills) {
      if (fill.closes() == closing) {
        quantity += fill.steps();
        value += contract.scale.linear()
            ? (double) fill.steps() * fill.ticks()
            : fill.steps() / (double) fill.ticks();
      }
    }
    double ticks = contract.scale.linear() ? value / quantity : quantity / value;
    return ticks * contract.instrument.tickSize().doubleValue();
  }
}
