// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.ta4j;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.account.PaperPosition;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.run.BotDoor;
import io.github.liqscape.paper.run.PaperBot;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseTradingRecord;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/**
 * Trades a ta4j strategy on paper. The strategy is asked at each closed candle, with the position
 * that the account really holds; what it decides is a market order, which is filled at the next
 * open. It is never asked about a bar that has not closed.
 *
 * <p>Rules see a trading record of what was filled: the mean entry price and the price of the last
 * exit, so that stop-loss rules of ta4j work on it. While an order waits the strategy is not asked
 * again.
 *
 * <p>Threading: that of the run.
 */
public final class Ta4jBot implements PaperBot {

  private static final long NANOS = 1_000_000_000L;

  private final Instrument instrument;
  private final Timeframe timeframe;
  private final TradeType direction;
  private final double quantity;
  private final BarSeries series;
  private final NumFactory numbers = DoubleNumFactory.getInstance();
  private final Strategy strategy;
  private final TradingRecord record;
  private long lastOpen = Long.MIN_VALUE;
  private double exitPrice = Double.NaN;
  // What the account holds is asked for when it may have changed only: the answer costs more than a bar.
  private boolean changed = true;
  private @Nullable PaperPosition held;
  private boolean waiting;

  private Ta4jBot(
      Instrument instrument, Timeframe timeframe, TradeType direction, double quantity,
      Function<BarSeries, Strategy> strategy) {
    this.instrument = instrument;
    this.timeframe = timeframe;
    this.direction = direction;
    this.quantity = quantity;
    series =
        new BaseBarSeriesBuilder()
            .withName(instrument + " " + timeframe.code())
            .withNumFactory(numbers)
            .build();
    this.strategy = strategy.apply(series);
    record = new BaseTradingRecord(direction);
  }

  /**
   * A bot that buys where the strategy enters.
   *
   * @param timeframe of the candles that the strategy is asked about
   * @param quantity of each entry, in the venue's unit, &gt; 0
   * @param strategy makes the strategy of the series that it is to read
   */
  public static Ta4jBot longOnly(
      Instrument instrument, Timeframe timeframe, double quantity,
      Function<BarSeries, Strategy> strategy) {
    return of(instrument, timeframe, TradeType.BUY, quantity, strategy);
  }

  /** A bot that sells where the strategy enters; see {@link #longOnly}. */
  public static Ta4jBot shortOnly(
      Instrument instrument, Timeframe timeframe, double quantity,
      Function<BarSeries, Strategy> strategy) {
    return of(instrument, timeframe, TradeType.SELL, quantity, strategy);
  }

  private static Ta4jBot of(
      Instrument instrument, Timeframe timeframe, TradeType direction, double quantity,
      Function<BarSeries, Strategy> strategy) {
    if (!(quantity > 0) || Double.isInfinite(quantity)) {
      throw new IllegalArgumentException("quantity must be finite and > 0, was " + quantity);
    }
    return new Ta4jBot(instrument, timeframe, direction, quantity, strategy);
  }

  /** What was filled, as ta4j counts it. */
  public TradingRecord record() {
    return record;
  }

  @Override
  public void onEvent(MarketEvent event, BotDoor door) {
    if (event instanceof CandleEvent c && c.instrument().equals(instrument)
        && c.price() == PriceKind.LAST && c.candle().closed()
        && c.candle().timeframe() == timeframe && c.candle().openNanos() > lastOpen) {
      lastOpen = c.candle().openNanos();
      if (changed) {
        held = held(door);
        waiting = waiting(door);
        changed = false;
      }
      // What happened inside this bar was decided before it: its fills belong to this bar.
      add(c.candle());
      settle(held, series.getEndIndex());
      if (!waiting) {
        decide(held, series.getEndIndex(), door);
      }
    }
  }

  @Override
  public void onChange(PaperEvent change, BotDoor door) {
    changed |= change instanceof PaperEvent.Filled || change instanceof PaperEvent.OrderChanged;
    if (change instanceof PaperEvent.Filled(Fill fill) && fill.closes()
        && fill.instrument().equals(instrument)) {
      exitPrice = fill.price();
    }
  }

  private void decide(@Nullable PaperPosition held, int index, BotDoor door) {
    if (held == null && strategy.shouldEnter(index, record)) {
      OrderSide side = direction == TradeType.BUY ? OrderSide.BUY : OrderSide.SELL;
      door.submit(Order.market(door.nextId(), instrument, side, quantity).build());
    } else if (held != null && strategy.shouldExit(index, record)) {
      OrderSide side = direction == TradeType.BUY ? OrderSide.SELL : OrderSide.BUY;
      door.submit(
          Order.market(door.nextId(), instrument, side, held.quantity()).reduceOnly().build());
    }
  }

  private boolean waiting(BotDoor door) {
    return door.liveOrders().stream().anyMatch(o -> o.instrument().equals(instrument));
  }

  /** The trading record follows the account: fills of this bar are entered at its index. */
  private void settle(@Nullable PaperPosition held, int index) {
    boolean open = record.getCurrentPosition().isOpened();
    if (held != null && !open) {
      record.enter(index, numbers.numOf(held.entryPrice()), numbers.numOf(held.quantity()));
    } else if (held == null && open) {
      Num amount = record.getCurrentPosition().getEntry().getAmount();
      record.exit(index, numbers.numOf(exitPrice), amount);
    }
  }

  private @Nullable PaperPosition held(BotDoor door) {
    PositionSide side = direction == TradeType.BUY ? PositionSide.LONG : PositionSide.SHORT;
    List<PaperPosition> all = door.positions();
    for (PaperPosition one : all) {
      if (one.instrument().equals(instrument) && one.side() == side) {
        return one;
      }
    }
    return null;
  }

  private void add(Candle c) {
    series.addBar(
        series
            .barBuilder()
            .timePeriod(timeframe.duration())
            .endTime(instant(c.closeNanos()))
            .openPrice(c.open())
            .highPrice(c.high())
            .lowPrice(c.low())
            .closePrice(c.close())
            .volume(Double.isNaN(c.volume()) ? 0 : c.volume())
            .build());
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }
}
