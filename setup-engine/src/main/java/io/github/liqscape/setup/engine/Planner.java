// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.TradePlan.EntryType;
import io.github.liqscape.setup.ZoneState;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plan of an attempt: entry, invalidation, stop outside the crowd, target, costs and size.
 * Source: setup-engine reference, section 6. Written for a side s = 1 or -1 throughout.
 */
final class Planner {

  private static final double RETEST_ATR = 0.5;
  private static final double EDGE_ATR = 0.1;
  private static final double BUFFER_ATR = 0.25;
  private static final double VOLATILE_FACTOR = 1.5;
  private static final double VOLATILE_REACH_ATR = 2;
  private static final double LATE_ATR = 1.5;
  private static final double CONFLICT_PULL = 0.25;
  private static final double HALF = 0.5;
  private static final int MOVES = 3;
  private static final int MOST_TARGETS = 16;
  private static final double FUNDING_HOURS = 8;

  private final SetupContext context;
  private final Attempt attempt;
  private final @Nullable MemoryZone zone;
  private final int s;
  private final double atr;
  private final double tick;

  /** Whole number of ticks in a price of 1; NaN if there is none. */
  private final double perUnit;

  private final Draft draft = new Draft();

  private Planner(SetupContext context, Attempt attempt, @Nullable MemoryZone zone) {
    this.context = context;
    this.attempt = attempt;
    this.zone = zone;
    this.s = attempt.s();
    this.atr = context.bar.atr();
    this.tick = context.instrument.price(1);
    double whole = Math.rint(1 / tick);
    this.perUnit = Math.abs(whole * tick - 1) < 1e-12 ? whole : Double.NaN;
  }

  /**
   * Plans an attempt.
   *
   * @param zone the one that the attempt is about, null if there is none
   */
  static Draft plan(SetupContext context, Attempt attempt, @Nullable MemoryZone zone) {
    Planner planner = new Planner(context, attempt, zone);
    if (context.bar.atr() > 0) {
      planner.enter();
      planner.invalidate();
    }
    if (!Double.isNaN(planner.draft.invalidation)) {
      planner.stop();
      planner.target();
      planner.liquidation();
      planner.size();
    }
    return planner.draft;
  }

  /** A limit at the retest once price has left the broken level, else the next bar. */
  private void enter() {
    double broken = attempt.broken();
    double close = context.bar.close();
    boolean retest = s * (close - broken) > RETEST_ATR * atr;
    draft.entryType = retest ? EntryType.RETEST_LIMIT : EntryType.NEXT_BAR_MARKET;
    draft.entry = retest ? onTick(broken + s * EDGE_ATR * atr, 0) : close;
  }

  /** The last opposing SWING pivot, an INTERNAL one if that is too far, or the sweep's extreme. */
  private void invalidate() {
    double price = context.chart.opposing(s, true);
    if (zone != null && zone.state().touched() && zone.sign() == -s
        && attempt.kind() != SetupKind.FLUSH_CONTINUATION) {
      price = zone.extreme();
    } else if (!reachable(price)) {
      double internal = context.chart.opposing(s, false);
      price = reachable(internal) || Double.isNaN(price) ? internal : price;
    }
    if (s * (draft.entry - price) > 0) {
      draft.invalidation = price;
      draft.invalidationAtr = s * (draft.entry - price) / atr;
    }
  }

  private boolean reachable(double price) {
    double distance = s * (draft.entry - price);
    return distance > 0 && distance <= SetupConstants.MAX_STOP_ATR * atr;
  }

  private void stop() {
    CrowdBands crowd = new CrowdBands(context, s, draft.invalidation);
    double buffer =
        Math.max(BUFFER_ATR * atr, Math.max(3 * tick, 2 * context.data.spread()))
            * (crowdBehind() ? VOLATILE_FACTOR : 1);
    double stop = onTick(draft.invalidation - s * buffer, -s);
    for (int moves = 0; moves < MOVES; moves++) {
      double edge = crowd.farEdge(stop);
      if (Double.isNaN(edge)) {
        break;
      }
      stop = onTick(edge - s * EDGE_ATR * atr, -s);
    }
    if (stop > 0) {
      draft.stop = stop;
      draft.crowdAtr = crowd.distance(stop) / atr;
      draft.riskAtr = s * (draft.entry - stop) / atr;
    }
  }

  /** Whether an untested crowd of the own side lies near the invalidation: it moves fast there. */
  private boolean crowdBehind() {
    NearZones zones = context.map;
    for (int i = 0; i < zones.untested(); i++) {
      if (zones.sign(i) == -s
          && zones.distance(i, draft.invalidation) <= VOLATILE_REACH_ATR * atr) {
        return true;
      }
    }
    return false;
  }

  /**
   * Just before the near edge of the next opposing zone or strong level that pays for the risk.
   * Nothing strong is ever passed over: what stands in the way of a farther target is the target,
   * and if it does not pay the plan does not.
   */
  private void target() {
    double risk = s * (draft.entry - draft.stop);
    AccountTerms terms = context.config.terms();
    draft.costR = (fees(terms, draft.entry) + slippage() + funding()) / risk;
    double beyond = draft.entry;
    for (int i = 0; i < MOST_TARGETS; i++) {
      Objective next = next(beyond);
      if (next == null) {
        return;
      }
      double reward = s * (next.price - draft.entry) / risk;
      double net = (reward - draft.costR) / (1 + draft.costR);
      boolean pays = net >= SetupConstants.MIN_RR;
      if (i == 0 || pays || next.strong) {
        draft.target = next.price;
        draft.targetZone = next.zone;
        draft.targetMark = next.mark;
        draft.rewardRisk = reward;
        draft.netRewardRisk = net;
      }
      if (pays || next.strong) {
        return;
      }
      beyond = next.price;
    }
  }

  /** Where profit could be taken: before a zone or a mark, the other one being -1. */
  private record Objective(double price, int zone, int mark, boolean strong) {}

  /** The nearest objective beyond a price. */
  private @Nullable Objective next(double beyond) {
    double best = Double.NaN;
    NearZones zones = context.map;
    int zoneFound = -1;
    for (int i = 0; i < zones.untested(); i++) {
      if (zones.sign(i) == s && canBeNearer(zones.near(i), beyond, best)) {
        double price = before(zones.near(i));
        if (nearer(price, beyond, best)
            || (price == best && zones.knownBefore(i, zoneFound))) {
          best = price;
          zoneFound = i;
        }
      }
    }
    Marks marks = context.chart.marks();
    double[] edges = s > 0 ? marks.low : marks.high;
    int markFound = -1;
    for (int i = 0; i < marks.count; i++) {
      if (marks.strong[i] && marks.kind[i].level() && canBeNearer(edges[i], beyond, best)) {
        double price = before(edges[i]);
        if (nearer(price, beyond, best)) {
          best = price;
          markFound = i;
        }
      }
    }
    if (markFound >= 0) {
      return new Objective(best, -1, markFound, true);
    }
    return zoneFound < 0
        ? null
        : new Objective(best, zoneFound, -1, zones.strong(zoneFound));
  }

  /** Where profit is taken in front of an edge. */
  private double before(double edge) {
    return onTick(edge - s * EDGE_ATR * atr, -s);
  }

  /** Cheaply, with two ticks to spare for the rounding: whether it is worth to look closer. */
  private boolean canBeNearer(double edge, double beyond, double best) {
    double raw = s * (edge - s * EDGE_ATR * atr);
    return raw - s * beyond > -2 * tick && !(raw - s * best > 2 * tick);
  }

  private boolean nearer(double price, double beyond, double best) {
    return s * (price - beyond) > 0 && (Double.isNaN(best) || s * (best - price) > 0);
  }

  private double feeIn(AccountTerms terms) {
    return draft.entryType == EntryType.RETEST_LIMIT ? terms.makerRate() : terms.takerRate();
  }

  /** In and out, the way out as a taker: a stop is one. */
  private double fees(AccountTerms terms, double outPrice) {
    return feeIn(terms) * draft.entry + terms.takerRate() * outPrice;
  }

  /** Half a spread for each order that crosses it. */
  private double slippage() {
    boolean crosses = draft.entryType == EntryType.NEXT_BAR_MARKET;
    return context.data.spread() / 2 * (crosses ? 2 : 1);
  }

  /** What is paid until the time stop at the newest rate; what would be received is not counted. */
  private double funding() {
    double hours = SetupConstants.TIME_STOP_BARS * context.timeframe().nanos() / 3_600e9;
    double rate = Math.max(0, s * context.data.fundingRate());
    return rate * draft.entry * hours / FUNDING_HOURS;
  }

  /** Of a position at the leverage cap, isolated. Without tiers half of its margin is maintenance. */
  private void liquidation() {
    double cap = context.config.terms().leverageCap();
    double price;
    if (context.tiers == null) {
      price = draft.entry * (1 - s / (2 * cap));
    } else {
      boolean linear = context.instrument.contractType() == ContractType.LINEAR;
      double notional = cap * context.config.terms().equity();
      double quantity = linear ? notional / draft.entry : notional;
      double wallet = (linear ? notional : notional / draft.entry) / cap;
      price =
          context.tiers.isolatedLiquidationPrice(
              s > 0 ? PositionSide.LONG : PositionSide.SHORT, quantity, draft.entry, wallet);
    }
    boolean none = Double.isNaN(price) || price <= 0;
    draft.liquidationPrice = none ? 0 : price;
    draft.liquidationGapAtr =
        none ? Double.POSITIVE_INFINITY : s * (draft.stop - price) / atr;
  }

  private void size() {
    AccountTerms terms = context.config.terms();
    Instrument instrument = context.instrument;
    double worth = instrument.notional(1, draft.entry);
    double loss =
        s * (draft.entry - draft.stop) + fees(terms, draft.stop) + slippage();
    draft.lossPerUnit = worth / draft.entry * loss;
    draft.fullQuantity = terms.equity() * terms.riskFraction() / draft.lossPerUnit;
    double room = terms.leverageCap() * terms.equity();
    draft.leverageNeeded = draft.fullQuantity * worth / room;
    double d = s * (context.bar.close() - attempt.broken()) / atr;
    double pull = s * context.map.pull();
    draft.lateFactor = d > LATE_ATR ? HALF : 1;
    draft.conflictFactor = pull < -CONFLICT_PULL ? HALF : 1;
    double wanted = draft.fullQuantity * draft.lateFactor * draft.conflictFactor * worth;
    draft.notionalFactor = Math.min(1, room / wanted);
    wanted *= draft.notionalFactor;
    if (zone != null && zone.currency() && zone.notional() > 0) {
      draft.zoneFactor =
          Math.min(1, context.config.zoneLiquidityShare() * zone.notional() / wanted);
    }
    cut();
  }

  /** Applies a cap that is known only with the confidence. */
  static void capByKelly(SetupContext context, Draft draft, double lowerProbability) {
    double kelly =
        Math.max(0, lowerProbability - (1 - lowerProbability) / draft.netRewardRisk) / 4;
    draft.kellyFactor = Math.min(1, kelly / context.config.terms().riskFraction());
    cut(context, draft);
  }

  private void cut() {
    cut(context, draft);
  }

  private static void cut(SetupContext context, Draft draft) {
    double quantity =
        draft.fullQuantity * draft.lateFactor * draft.conflictFactor * draft.notionalFactor
            * draft.zoneFactor * draft.kellyFactor;
    BigDecimal lot = context.instrument.lotSize();
    long lots = (long) Math.floor(quantity / lot.doubleValue() * (1 + 1e-12));
    draft.quantity = lot.multiply(BigDecimal.valueOf(lots)).doubleValue();
    draft.notional = context.instrument.notional(draft.quantity, draft.entry);
    double least = context.config.terms().minNotional();
    draft.sizeRatio =
        Math.min((double) lots, least > 0 ? draft.notional / least : Double.POSITIVE_INFINITY);
  }

  /**
   * A price on the tick grid.
   *
   * @param towards 1 up, -1 down, 0 the nearest
   */
  private double onTick(double price, int towards) {
    if (!(price > 0)) {
      return price;
    }
    double ticks = price / tick;
    double nearest = Math.rint(ticks);
    double whole;
    if (towards == 0 || Math.abs(ticks - nearest) <= 1e-6) {
      whole = nearest;
    } else {
      whole = towards > 0 ? Math.ceil(ticks) : Math.floor(ticks);
    }
    // Dividing by a whole number of ticks per unit gives the double nearest to the decimal.
    return Double.isNaN(perUnit) ? whole * tick : whole / perUnit;
  }
}
