// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Builds candles from trades.
 *
 * <p>A candle is given out once, in order, when the first trade of a later one arrives or when
 * {@link #advanceTo} says that its time is over. A period without trades becomes a flat candle at
 * the last price with volume 0, as the venues print it, unless trades may be missing ({@link
 * #interrupted()}): then it gives no candle. Candles from which trades may be missing, the very
 * first one included, are incomplete: {@link Aggregate#missing} is 1. A trade older than the candle
 * being filled is late: it is counted and changes nothing. Inside a candle, trades count in the
 * order given.
 *
 * <p>Threading: single writer. A trade that finishes no candle allocates nothing.
 */
public final class TradeAggregator {

  /** A longer stretch without trades is taken for an interruption. */
  public static final int MAX_FLAT_CANDLES = 10_000;

  private static final String KIND = "trade-aggregator";
  private static final int VERSION = 1;

  private final Timeframe timeframe;
  private final CandleBuilder builder = new CandleBuilder();

  /** Start of the candle being filled, or of the next one if it has no trade yet. */
  private long openNanos = Long.MIN_VALUE;

  private double lastPrice = Double.NaN;
  private boolean interrupted = true;
  private boolean incomplete;
  private long late;

  private TradeAggregator(Timeframe timeframe) {
    this.timeframe = Objects.requireNonNull(timeframe, "timeframe");
  }

  /** An aggregator that has seen nothing yet. */
  public static TradeAggregator of(Timeframe timeframe) {
    return new TradeAggregator(timeframe);
  }

  public Timeframe timeframe() {
    return timeframe;
  }

  /**
   * Applies a trade.
   *
   * @param eventNanos venue time
   * @param price quote currency, finite and &gt; 0
   * @param quantity in the venue's unit, finite and &gt; 0
   * @param notional what it was worth in quote currency ({@code Instrument.notional}), or NaN
   * @param taker side of the aggressor
   * @param out takes the candles that this trade finishes
   * @return false if the trade is late
   */
  public boolean add(
      long eventNanos,
      double price,
      double quantity,
      double notional,
      OrderSide taker,
      Consumer<Aggregate> out) {
    positive("price", price);
    positive("quantity", quantity);
    if (!Double.isNaN(notional)) {
      positive("notional", notional);
    }
    if (eventNanos < openNanos) {
      late++;
      return false;
    }
    advanceTo(eventNanos, out);
    if (interrupted) {
      interrupted = false;
      incomplete = true;
    }
    openNanos = timeframe.openOf(eventNanos);
    builder.add(price, quantity, notional, taker == OrderSide.BUY);
    lastPrice = price;
    return true;
  }

  /**
   * Says that trades may be missing from here to the next trade: the feed was lost. Both candles,
   * the one being filled and that of the next trade, are incomplete.
   */
  public void interrupted() {
    interrupted = true;
    incomplete = !builder.isEmpty();
  }

  /**
   * Says that time has come this far: candles that ended before are given out. Trades older than
   * the candle of this time are late from now on.
   *
   * @param eventNanos event time, leaving room for the lateness of trades
   */
  public void advanceTo(long eventNanos, Consumer<Aggregate> out) {
    if (openNanos == Long.MIN_VALUE || eventNanos < openNanos + timeframe.nanos()) {
      return;
    }
    long now = timeframe.openOf(eventNanos);
    if (!builder.isEmpty()) {
      Candle closed = builder.build(timeframe, openNanos, true);
      int missing = incomplete ? 1 : 0;
      builder.clear();
      incomplete = false;
      openNanos = closed.closeNanos();
      out.accept(new Aggregate(closed, missing));
    }
    if ((now - openNanos) / timeframe.nanos() > MAX_FLAT_CANDLES) {
      interrupted = true;
    }
    while (!interrupted && openNanos < now) {
      Candle flat =
          new Candle(
              timeframe, openNanos, lastPrice, lastPrice, lastPrice, lastPrice, 0, 0, 0, 0, true);
      openNanos += timeframe.nanos();
      out.accept(new Aggregate(flat, 0));
    }
    openNanos = now;
  }

  /** The candle being filled, if it has a trade. */
  public Optional<Candle> forming() {
    return builder.isEmpty()
        ? Optional.empty()
        : Optional.of(builder.build(timeframe, openNanos, false));
  }

  /** Number of late trades so far. */
  public long late() {
    return late;
  }

  /** Writes the whole state. */
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, this::write);
  }

  /**
   * The aggregator that {@link #save} wrote; it continues exactly as the saved one would.
   *
   * @throws io.github.liqscape.state.StateException if there is no readable aggregator
   */
  public static TradeAggregator restore(DataInput in) throws IOException {
    return SavedState.read(in, KIND, VERSION, (state, version) -> read(state));
  }

  private void write(StateWriter out) throws IOException {
    out.constant(timeframe).number(openNanos).decimal(lastPrice);
    out.flag(interrupted).flag(incomplete).number(late);
    builder.save(out);
  }

  private static TradeAggregator read(StateReader in) throws IOException {
    TradeAggregator restored = of(in.constant(Timeframe.class));
    restored.openNanos = in.number();
    restored.lastPrice = in.decimal();
    restored.interrupted = in.flag();
    restored.incomplete = in.flag();
    restored.late = in.number();
    restored.builder.restore(in);
    return restored;
  }

  private static void positive(String name, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be finite and > 0, was " + value);
    }
  }
}
