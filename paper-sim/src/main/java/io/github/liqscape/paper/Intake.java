// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.order.TriggerBy;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.paper.policy.PositionMode;
import io.github.liqscape.setup.PlanTarget;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checks that an order passes, in their order. RULES.md, section 3. */
final class Intake {

  private final PaperTerms terms;
  private final Map<Instrument, Contract> contracts = new HashMap<>();
  /** The one that was asked for last: events of one market come in runs. */
  private @Nullable Contract lately;

  Intake(PaperTerms terms, Iterable<Contract> all) {
    this.terms = terms;
    for (Contract c : all) {
      contracts.put(c.instrument, c);
    }
  }

  @Nullable Contract contract(Instrument instrument) {
    Contract last = lately;
    if (last != null && last.instrument.equals(instrument)) {
      return last;
    }
    Contract found = contracts.get(instrument);
    lately = found == null ? last : found;
    return found;
  }

  Contract known(Instrument instrument) throws Refused {
    Contract c = contracts.get(instrument);
    if (c == null) {
      throw new Refused(
          RejectReason.UNKNOWN_INSTRUMENT, instrument + " is not traded by this account");
    }
    return c;
  }

  /** Whether the fields make sense together. The sentences are made only when they are needed. */
  static void wellFormed(Order o, int longestId, long now) throws Refused {
    if (o.id().isBlank() || o.id().length() > longestId || o.id().equals(Fill.LIQUIDATION)) {
      throw malformed("id must have 1 to " + longestId + " characters, was '" + o.id() + "'");
    }
    if (!positive(o.quantity())) {
      throw malformed("quantity must be > 0, was " + o.quantity());
    }
    OrderType type = o.type();
    price("limit", o.limit(), type.limited());
    price("trigger", o.trigger(), type.triggered());
    if ((o.trailing() != null) != (type == OrderType.TRAILING_STOP)) {
      throw malformed("trailing belongs to TRAILING_STOP, was " + o.trailing() + " of " + type);
    }
    TimeInForce time = o.timeInForce();
    if (o.postOnly() && (type != OrderType.LIMIT || time.immediate())) {
      throw malformed(
          "postOnly belongs to resting LIMIT orders, was " + type + " " + time.kind());
    }
    if (time.immediate() && type != OrderType.MARKET && type != OrderType.LIMIT) {
      throw malformed(time.kind() + " belongs to MARKET and LIMIT orders, was " + type);
    }
    if (time.kind() == TimeInForce.Kind.GTD && time.untilNanos() <= now) {
      throw malformed("its time must lie after " + now + ", was " + time.untilNanos());
    }
    if (o.protectionTicks() < -1) {
      throw malformed("protection must be >= 0, was " + o.protectionTicks());
    }
  }

  private static void price(String name, double price, boolean needed) throws Refused {
    if (needed && !positive(price)) {
      throw malformed(name + " must be > 0, was " + price);
    }
    if (!needed && !Double.isNaN(price)) {
      throw malformed(name + " must not be given for this type, was " + price);
    }
  }

  private static boolean positive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  private static Refused malformed(String detail) {
    return new Refused(RejectReason.MALFORMED, detail);
  }

  static void require(boolean holds, String detail) throws Refused {
    if (!holds) {
      throw malformed(detail);
    }
  }

  /** The order in whole numbers. */
  LiveOrder whole(
      Order o, Contract c, LiveOrder.Role role, int group, long number)
      throws Refused {
    LiveOrder order = new LiveOrder(o, c, role, group, number);
    order.limit = o.type().limited() ? ticks(c, "limit", o.limit()) : 0;
    order.trigger = o.type().triggered() ? ticks(c, "trigger", o.trigger()) : 0;
    var trailing = o.trailing();
    if (trailing != null) {
      if (trailing.unit() == io.github.liqscape.paper.order.Trailing.Unit.ABSOLUTE) {
        ticks(c, "trailing offset", trailing.offset());
      }
      if (!Double.isNaN(trailing.activation())) {
        ticks(c, "activation", trailing.activation());
      }
    }
    order.asked = c.scale.steps(o.quantity());
    if (order.asked < 0) {
      throw new Refused(
          RejectReason.OFF_LOT,
          "quantity must be a multiple of " + c.instrument.lotSize().toPlainString() + ", was "
              + o.quantity());
    }
    order.barsLeft = o.timeInForce().bars();
    return order;
  }

  static long ticks(Contract c, String what, double price) throws Refused {
    long ticks = c.scale.ticks(price);
    if (ticks < 0) {
      throw new Refused(
          RejectReason.OFF_TICK,
          what + " must be a multiple of " + c.instrument.tickSize().toPlainString() + ", was "
              + price);
    }
    return ticks;
  }

  /** Whether the books can count it. */
  static void countable(State state, LiveOrder order) throws Refused {
    Contract c = order.contract;
    long reference = reference(state, c, order.order.side());
    long price = order.limit != 0 ? order.limit : order.trigger != 0 ? order.trigger : reference;
    countable(state, order, order.asked, price);
  }

  /**
   * Whether the books can count an order of so many steps, and the position that it would make larger, at a
   * price, 0: unknown.
   */
  static void countable(State state, LiveOrder order, long more, long price) throws Refused {
    Contract c = order.contract;
    Holding h = state.holding(order);
    boolean larger = !order.reducing() && h.sign() == order.direction;
    long steps = larger && more <= Scale.LARGEST ? more + h.steps : more;
    if (steps > Scale.LARGEST || (price != 0 && !c.scale.countable(steps, price))) {
      throw new Refused(
          RejectReason.OVERSIZE,
          "position and order must be worth at most 4e10 " + c.instrument.settleAsset()
              + ", was an order of " + more + " lots");
    }
  }

  /** Whether the exits of a bracket make sense. */
  static void exits(Bracket bracket) throws Refused {
    Order entry = bracket.entry();
    int s = entry.side() == OrderSide.BUY ? 1 : -1;
    require(!entry.reduceOnly(), "the entry of a bracket must not be reduce-only");
    require(
        Double.isNaN(bracket.stop()) || bracket.trailing() == null,
        "a bracket has a stop or a trailing stop, not both");
    double base = entry.type().limited() ? entry.limit() : Double.NaN;
    if (!Double.isNaN(bracket.stop())) {
      require(bracket.stop() > 0, "the stop must be > 0, was " + bracket.stop());
      require(
          !(s * (base - bracket.stop()) <= 0),
          "the stop of a " + entry.side() + " must lie behind its limit " + base + ", was "
              + bracket.stop());
    }
    double shares = 0;
    for (PlanTarget target : bracket.targets()) {
      require(
          !(s * (target.price() - base) <= 0),
          "a target of a " + entry.side() + " must lie beyond its limit " + base + ", was "
              + target.price());
      shares += target.share();
    }
    require(
        bracket.targets().isEmpty() || Math.abs(shares - 1) <= 1e-9,
        "shares of targets must sum to 1, was " + shares);
  }

  /** The price that an order of this side would meet now, 0 if none is known. */
  static long reference(State state, Contract c, OrderSide side) {
    if (c.onTicks() && c.book.present()) {
      long best = c.book.bestOffer(side);
      if (best != 0) {
        return best;
      }
    }
    return state.last[c.index];
  }

  /**
   * The checks on arrival; sets the reserve.
   *
   * @param before orders of its list that were taken before it
   */
  void arrival(State state, LiveOrder order, Risk risk, int before) throws Refused {
    Order o = order.order;
    Contract c = order.contract;
    int live = before;
    for (var of : state.live) {
      live += of.size();
    }
    if (live >= terms.limits().openOrders()) {
      throw new Refused(
          RejectReason.TOO_MANY_ORDERS,
          "at most " + terms.limits().openOrders() + " live orders, were " + live);
    }
    boolean hedge = terms.positionMode() == PositionMode.HEDGE;
    PositionSide named = o.positionSide();
    if (hedge != (named != null)) {
      throw new Refused(
          RejectReason.POSITION_SIDE,
          hedge ? "hedge mode needs a position side" : "one-way mode has no position side");
    }
    boolean closing = named != null && named.sign() != order.direction;
    long reducible = state.reducible(order);
    if ((o.reduceOnly() || closing) && reducible == 0) {
      throw new Refused(RejectReason.REDUCE_ONLY, "there is no position that it would reduce");
    }
    long adding =
        o.reduceOnly() || closing
            ? 0
            : hedge ? order.asked : Math.max(0, order.asked - reducible);
    if (adding > 0 && !risk.active()) {
      throw new Refused(RejectReason.REDUCING, "the account is " + risk.state());
    }
    long reference = reference(state, c, o.side());
    long price =
        order.limit != 0 ? order.limit : order.trigger != 0 ? order.trigger : reference;
    if (adding > 0 && price != 0) {
      margin(state, order, adding, price);
    }
    if (o.postOnly() && reference != 0 && order.direction * (order.limit - reference) >= 0) {
      throw new Refused(
          RejectReason.POST_ONLY, "it would take at " + c.instrument.price(reference));
    }
    if (o.type().triggered() && !terms.fills().stopsMayBeCrossed()) {
      crossed(state, order, order.trigger, reference);
    }
  }

  private void margin(State state, LiveOrder order, long adding, long price) throws Refused {
    Contract c = order.contract;
    if (!c.scale.countable(adding, price)) {
      // No price was known when it was sent.
      throw new Refused(
          RejectReason.OVERSIZE,
          "an order must be worth at most 4e10 " + c.instrument.settleAsset() + ", was of "
              + adding + " lots");
    }
    long value = c.scale.value(adding, price);
    long held = 0;
    for (Holding h : state.holdings.get(c.index)) {
      held += h.sign() == order.direction ? h.worth(state.valuation(c)) : 0;
    }
    long leverage = state.leverage[c.index];
    long most = c.tiers.maxLeverage(held + value);
    if (leverage > most) {
      throw new Refused(
          RejectReason.LEVERAGE,
          "leverage must be at most " + most / 100.0 + " for this notional, was "
              + leverage / 100.0);
    }
    double limit = terms.limits().exposure();
    if (limit != Double.POSITIVE_INFINITY
        && state.exposure(c.asset) + value > limit * state.equity(c.asset)) {
      throw new Refused(
          RejectReason.EXPOSURE, "notional of all positions must be at most " + limit
              + " times the equity");
    }
    long reserve =
        c.scale.share(adding, price, Scale.LEVERAGE, leverage)
            + c.scale.share(adding, price, c.takerRate, Scale.RATE);
    long available = state.available(c.asset);
    if (reserve > available) {
      throw new Refused(
          RejectReason.INSUFFICIENT_MARGIN,
          "needs " + Money.decimal(reserve).toPlainString() + " "
              + c.instrument.settleAsset() + ", available is "
              + Money.decimal(available).toPlainString());
    }
    order.reserve = reserve;
    order.reserveSteps = order.asked;
  }

  static void crossed(State state, LiveOrder order, long trigger, long reference)
      throws Refused {
    if (reached(state, order, trigger, reference)) {
      throw new Refused(
          RejectReason.STOP_CROSSED,
          "the trigger " + order.contract.instrument.price(trigger)
              + " has been reached already");
    }
  }

  /** Whether the price is at a trigger or beyond; a mark that is not known gives way to the last. */
  static boolean reached(State state, LiveOrder order, long trigger, long reference) {
    Contract c = order.contract;
    int s = order.direction * (order.type().ifTouched() ? -1 : 1);
    long mark = state.mark[c.index];
    boolean byMark = order.order.triggerBy() == TriggerBy.MARK && mark != 0;
    return byMark
        ? s * (mark - c.scale.markOfTicks(trigger)) >= 0
        : reference != 0 && s * (reference - trigger) >= 0;
  }

  /** What is left of an order of so many steps would reserve at these prices. */
  static long needed(State state, LiveOrder order, long steps, long limit, long trigger) {
    Contract c = order.contract;
    long price =
        limit != 0
            ? limit
            : order.type().triggered() && trigger != 0
                ? trigger
                : reference(state, c, order.order.side());
    long adding =
        order.reducing() ? 0 : Math.max(0, steps - order.filled - state.reducible(order));
    return adding == 0 || price == 0
        ? 0
        : c.scale.share(adding, price, Scale.LEVERAGE, state.leverage[c.index])
            + c.scale.share(adding, price, c.takerRate, Scale.RATE);
  }
}
