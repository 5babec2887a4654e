// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.account.PaperBalance;
import io.github.liqscape.paper.account.PaperNote;
import io.github.liqscape.paper.account.PaperPosition;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.TradePlan;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An exact simulated venue. Market events and orders go in; fills that could have happened, and a ledger that
 * balances to the last digit, come out; {@link PaperBrokerBuilder} shows how. Nothing here can reach a real venue.
 *
 * <p>Every input is journaled with what it brought about, if there is a journal: opening it again
 * gives the same state, bit for bit; so does {@link #save} and {@link #restore} without one. The rules
 * are in {@code RULES.md} of the module.
 *
 * <p>A refusal is a value, {@link OrderAnswer.Rejected}, and changes nothing. Client order ids are
 * idempotent: the same request again gets the first answer again.
 *
 * <p>If the disk fails, or an input meets a fault of this class, the account takes nothing more: open
 * its journal again, and it is what it was when the last change was told.
 *
 * <p>Threading: single writer. The listener runs on the writer's thread, after what it is told of is
 * durable; it may submit orders. Values that are returned are immutable.
 */
public final class PaperBroker implements AutoCloseable {

  private final PaperTerms terms;
  final PaperCore core;
  final InputLog log;
  final PaperJournal codec;
  private final Telling telling;
  final List<PaperNote> notes;
  long ignored;
  long bracketNumber;
  private @Nullable RuntimeException failed;

  PaperBroker(
      PaperTerms terms, PaperCore core, @Nullable Journal journal, PaperJournal codec,
      Durability durability, SnapshotPace pace, Consumer<PaperEvent> listener,
      List<PaperNote> notes) {
    this.terms = terms;
    this.core = core;
    this.codec = codec;
    log = new InputLog(journal, codec, durability, pace);
    telling = new Telling(listener);
    this.notes = notes;
  }

  /** Begins a broker. */
  public static PaperBrokerBuilder builder() {
    return new PaperBrokerBuilder();
  }

  public PaperTerms terms() {
    return terms;
  }

  /** Takes a market event: fills, funding, liquidations and expiries follow from it. */
  public void apply(MarketEvent event) {
    if (core.concerns(event)) {
      take(new Input.Event(event));
    } else {
      ignored++;
    }
  }

  /**
   * Moves the account's time on without an event, so that what is due happens: arrivals, expiries,
   * funding. A time in the past does nothing.
   */
  public void advanceTo(long epochNanos) {
    take(new Input.Time(epochNanos));
  }

  /**
   * Tells of a time of which nothing was seen of instruments that are matched on ticks: the account
   * did not run, or its feed did not. Its candles are walked, the worse way; what they do not cover
   * stays unverified. Tell it before what came after it.
   *
   * @throws IllegalArgumentException if an instrument of it is not matched on ticks, something of
   *     it was seen after the gap's start, or its candles were walked already
   */
  public void fillGap(OfflineGap gap) {
    core.gaps.require(gap);
    take(new Input.FillGap(gap));
  }

  /**
   * Event time of the newest trade, book or mark of an instrument: where a gap begins if nothing has
   * come since. Empty before the first, and of an instrument that the account does not trade.
   */
  public OptionalLong seenUntil(Instrument instrument) {
    Contract c = core.intake.contract(instrument);
    long newest = c == null ? Long.MIN_VALUE : Gaps.seenUntil(c);
    return newest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(newest);
  }

  public OrderAnswer submit(Order order) {
    return take(new Input.Submit(order));
  }

  public OrderAnswer submit(OrderList list) {
    return take(new Input.SubmitList(list));
  }

  public OrderAnswer submit(Bracket bracket) {
    return take(new Input.SubmitBracket(bracket));
  }

  /**
   * Submits a setup's plan as a bracket that remembers the setup: its entry for as many bars as the
   * plan says, its stop, its targets, its time stop.
   */
  public OrderAnswer submit(Setup.Trade setup) {
    return submit(bracket(setup, nextId()));
  }

  /** The next order id that this account gives out: run id, {@code -} and a number. */
  public String nextId() {
    bracketNumber = Math.max(bracketNumber, core.state.numbers) + 1;
    return terms.runId() + "-" + bracketNumber;
  }

  /** The bracket of a setup's plan. */
  public static Bracket bracket(Setup.Trade setup, String id) {
    TradePlan plan = setup.plan();
    Order.Builder entry =
        plan.entryType() == TradePlan.EntryType.RETEST_LIMIT
            ? Order.limit(id, setup.instrument(), plan.side(), plan.quantity(), plan.entry())
            : Order.market(id, setup.instrument(), plan.side(), plan.quantity());
    return Bracket.of(
            entry.timeInForce(TimeInForce.bars(plan.entryBars())).build(), plan.stop(),
            plan.targets())
        .exitAfter(ExitAfter.bars(plan.exitAfterBars()))
        .from(setup);
  }

  /** Takes an order back. */
  public OrderAnswer cancel(String id) {
    return take(new Input.Cancel(id));
  }

  /**
   * Changes a live order; NaN leaves a value as it is.
   *
   * @param quantity the whole quantity, what is filled included
   */
  public OrderAnswer amend(String id, double quantity, double limit, double trigger) {
    return take(new Input.Amend(id, quantity, limit, trigger));
  }

  /**
   * Puts money in.
   *
   * @throws IllegalArgumentException if the amount is not above 0, no instrument settles in the
   *     asset, or more than 4e10 of it would have been put in and not taken out
   */
  public void deposit(String asset, BigDecimal amount) {
    deposit(asset, amount, "deposit");
  }

  void deposit(String asset, BigDecimal amount, String reference) {
    take(new Input.Deposit(asset, core.cash.depositable(asset, amount), reference));
  }

  /** Takes money out; refused if not so much is available. */
  public OrderAnswer withdraw(String asset, BigDecimal amount) {
    return take(new Input.Withdraw(asset, core.cash.units(asset, amount), "withdrawal"));
  }

  /** Sets the leverage of an instrument; refused while it has a position or live orders. */
  public OrderAnswer leverage(Instrument instrument, double value) {
    return take(new Input.Leverage(instrument, value));
  }

  /** Sets the margin mode of an instrument; refused while it has a position or live orders. */
  public OrderAnswer marginMode(Instrument instrument, MarginMode mode) {
    return take(new Input.Mode(instrument, mode));
  }

  /**
   * The kill switch: entries are canceled and refused from now on, protective orders stay.
   *
   * @param flatten close all positions at the market as well
   */
  public void halt(String why, boolean flatten) {
    take(new Input.Halt(why, flatten));
  }

  /** Lets a halted account go on; the name stays in the journal. */
  public void resume(String who) {
    take(new Input.Resume(who));
  }

  private OrderAnswer take(Input input) {
    InputLimits.require(input);
    if (telling.tooMany()) {
      carryOut(new Input.Halt(Telling.MOST_ROUNDS + " rounds at one instant", false));
    }
    return carryOut(input);
  }

  private void requireSound() {
    RuntimeException before = failed;
    if (before != null) {
      throw new IllegalStateException("a fault stopped this account; open its journal again", before);
    }
  }

  private OrderAnswer carryOut(Input input) {
    requireSound();
    OrderAnswer answer;
    List<PaperEvent> brought;
    try {
      core.sequence = log.nextSequence();
      answer = input.on(core);
      brought = core.drain();
      log.write(input, brought, core);
    } catch (RuntimeException e) {
      // Half an input may have been applied: nothing may be written after it.
      failed = e;
      throw e;
    }
    telling.tell(brought);
    return answer;
  }

  /**
   * Keeps something that was said about the account in its journal. It moves no money.
   *
   * @param kind at most 16 characters
   * @param text at most 4 Mi characters
   */
  public PaperNote note(String kind, String text) {
    InputLimits.require(kind, text);
    PaperNote note = log.note(core.now, kind, text);
    notes.add(note);
    return note;
  }

  /** All that was said, in order. */
  public List<PaperNote> notes() {
    return List.copyOf(notes);
  }

  /** Event time of the account, epoch nanoseconds; 0 before the first event. */
  public long now() {
    return core.now;
  }

  public RiskState riskState() {
    return core.risk.state();
  }

  /** Balances of each settlement asset, by name. */
  public List<PaperBalance> balances() {
    return Positions.balances(core);
  }

  /** What an account of an asset holds; all accounts of an asset sum to zero. */
  public BigDecimal balance(String asset, LedgerAccount account) {
    int i = core.assets.indexOf(asset);
    return i < 0 ? BigDecimal.ZERO : Money.decimal(core.state.balance(i, account));
  }

  /** Open positions. */
  public List<PaperPosition> positions() {
    return Positions.of(core.state);
  }

  /** Orders that are live, on their way or waiting, in order of submission. */
  public List<Order> liveOrders() {
    List<Order> live = new ArrayList<>();
    core.state.orders.values().forEach(order -> live.add(order.order));
    core.requests.flying().forEach(order -> live.add(order.order));
    return live;
  }

  /** Closed trades, in order of their last fill. */
  public List<PaperTrade> trades() {
    return core.trades.stream().map(TradeRecord::value).toList();
  }

  /** The price that an order of this side would meet now, NaN if none is known. */
  public double reference(Instrument instrument, OrderSide side) {
    Contract c = core.intake.contract(instrument);
    long ticks = c == null ? 0 : core.reference(c, side);
    return ticks == 0 ? Double.NaN : instrument.price(ticks);
  }

  /** How many events had no effect, by reason. */
  public Map<PaperCount, Long> counts() {
    Map<PaperCount, Long> all = new TreeMap<>(core.counts);
    if (ignored > 0) {
      all.merge(PaperCount.NOT_OURS, ignored, Long::sum);
    }
    return all;
  }

  /** The state as text, one fact a line: balances, positions, orders, risk state. */
  public String describe() {
    return core.describe();
  }

  /**
   * SHA-256 of the whole state, hexadecimal: equal for equal inputs, whatever happened between. Where trades
   * stand in the journal is no part of it.
   */
  public String stateHash() {
    return codec.hash(core);
  }

  /**
   * Writes the whole account, terms and notes included, so that a restored one goes on bit for bit:
   * for who keeps it elsewhere than in a journal folder, such as a stream processor. What grows is
   * trades and notes; see {@link #forgetTrades}.
   *
   * @throws IllegalStateException if a fault stopped this account
   * @throws IOException if the output fails
   */
  public void save(DataOutput out) throws IOException {
    requireSound();
    BrokerCodec.save(this, out);
  }

  /**
   * An account without a journal that goes on where a saved one stopped, under the terms that were
   * saved with it.
   *
   * @param listener told of every change from here on
   * @throws io.github.liqscape.state.StateException if it is no such state, with the reason
   * @throws IOException if the input fails
   */
  public static PaperBroker restore(DataInput in, Consumer<PaperEvent> listener)
      throws IOException {
    return BrokerCodec.restore(in, listener);
  }

  /**
   * Forgets closed trades whose last fill is before a time, once they are kept elsewhere: what is left
   * of a long life is bounded then. Money, orders and limits are not touched. Funding that comes after
   * the close finds its trade no more: leave 26 h, the longest that a rate is waited for.
   *
   * @return how many were forgotten
   * @throws IllegalStateException if the account has a journal, whose inputs would bring them back
   */
  public int forgetTrades(long closedBeforeNanos) {
    requireSound();
    if (log.keeps()) {
      throw new IllegalStateException("an account with a journal keeps its trades");
    }
    int before = core.trades.size();
    core.trades.removeIf(trade -> trade.fills.getLast().timeNanos() < closedBeforeNanos);
    return before - core.trades.size();
  }

  /**
   * Sequence of the newest journal entry, 0 without a journal. Ticks that change nothing are gathered in one
   * entry, which counts from its first tick on and is written after 1,000 of them, after 5 s of event time,
   * before anything else, or when the journal is forced or closed.
   */
  public long lastSequence() {
    return log.lastSequence();
  }

  /** Forces to disk what has been written. */
  public void force() {
    log.force();
  }

  /** Forces and closes the journal, if there is one. */
  @Override
  public void close() {
    log.close();
  }
}
