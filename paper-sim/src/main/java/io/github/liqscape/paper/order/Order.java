// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order for the paper venue. What makes no sense, such as a limit order without a limit or a price
 * off the grid, is refused by the broker with a reason, not here. Immutable.
 *
 * @param id the client's order id: unique in the account, at most 36 characters
 * @param instrument what is traded
 * @param side BUY or SELL
 * @param type how it comes to be filled
 * @param quantity in the venue's unit, a multiple of the lot
 * @param limit limit price, NaN if it has none
 * @param trigger trigger price, NaN if it has none
 * @param triggerBy the price that sets it off
 * @param timeInForce how long it lives
 * @param postOnly refuse it rather than let it take
 * @param reduceOnly it may only make a position smaller
 * @param positionSide the position it is about, in hedge mode; null in one-way mode
 * @param trailing how it follows the price, for {@link OrderType#TRAILING_STOP} only
 * @param protectionTicks how far from the best price it may fill on a book, or -1: any distance
 */
public record Order(
    String id,
    Instrument instrument,
    OrderSide side,
    OrderType type,
    double quantity,
    double limit,
    double trigger,
    TriggerBy triggerBy,
    TimeInForce timeInForce,
    boolean postOnly,
    boolean reduceOnly,
    @Nullable PositionSide positionSide,
    @Nullable Trailing trailing,
    int protectionTicks) {

  /** Longest id. */
  public static final int LONGEST_ID = 36;

  public Order {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(triggerBy, "triggerBy");
    Objects.requireNonNull(timeInForce, "timeInForce");
  }

  /** A market order. */
  public static Builder market(String id, Instrument instrument, OrderSide side, double quantity) {
    return new Builder(id, instrument, side, OrderType.MARKET, quantity);
  }

  /** A limit order. */
  public static Builder limit(
      String id, Instrument instrument, OrderSide side, double quantity, double price) {
    return new Builder(id, instrument, side, OrderType.LIMIT, quantity).limit(price);
  }

  /** A stop that becomes a market order. */
  public static Builder stop(
      String id, Instrument instrument, OrderSide side, double quantity, double trigger) {
    return new Builder(id, instrument, side, OrderType.STOP_MARKET, quantity).trigger(trigger);
  }

  /** Any other order. */
  public static Builder of(
      String id, Instrument instrument, OrderSide side, OrderType type, double quantity) {
    return new Builder(id, instrument, side, type, quantity);
  }

  /** Collects the terms; default: good till canceled, triggered by the last price. */
  public static final class Builder {
    private final String id;
    private final Instrument instrument;
    private final OrderSide side;
    private final OrderType type;
    private final double quantity;
    private double limit = Double.NaN;
    private double trigger = Double.NaN;
    private TriggerBy triggerBy = TriggerBy.LAST;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private boolean postOnly;
    private boolean reduceOnly;
    private @Nullable PositionSide positionSide;
    private @Nullable Trailing trailing;
    private int protectionTicks = -1;

    private Builder(
        String id, Instrument instrument, OrderSide side, OrderType type, double quantity) {
      this.id = id;
      this.instrument = instrument;
      this.side = side;
      this.type = type;
      this.quantity = quantity;
    }

    public Builder limit(double price) {
      limit = price;
      return this;
    }

    public Builder trigger(double price) {
      trigger = price;
      return this;
    }

    public Builder triggerBy(TriggerBy price) {
      triggerBy = price;
      return this;
    }

    public Builder timeInForce(TimeInForce rule) {
      timeInForce = rule;
      return this;
    }

    public Builder postOnly() {
      postOnly = true;
      return this;
    }

    public Builder reduceOnly() {
      reduceOnly = true;
      return this;
    }

    /** The position it is about; hedge mode only. */
    public Builder position(PositionSide of) {
      positionSide = of;
      return this;
    }

    public Builder trailing(Trailing how) {
      trailing = how;
      return this;
    }

    /** How many ticks from the best price it may fill on a book, at least 0. */
    public Builder protection(int ticks) {
      protectionTicks = ticks;
      return this;
    }

    public Order build() {
      return new Order(
          id, instrument, side, type, quantity, limit, trigger, triggerBy, timeInForce, postOnly,
          reduceOnly, positionSide, trailing, protectionTicks);
    }
  }
}
