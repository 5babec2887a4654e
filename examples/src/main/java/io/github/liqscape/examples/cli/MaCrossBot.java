// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleAggregator;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.replay.PlanTally;
import io.github.liqscape.indicator.Atr;
import io.github.liqscape.indicator.Sma;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.account.PaperPosition;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.run.BotDoor;
import io.github.liqscape.paper.run.PaperBot;
import io.github.liqscape.setup.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest bot worth copying: when the mean of 20 closes crosses that of 50 it enters with a
 * stop 2 ATR and a target 4 ATR away, and leaves when they cross back. An example, not a good idea.
 *
 * <p>Threading: single writer.
 */
final class MaCrossBot implements PaperBot {

  static final String PARAMETERS = "sma 20, sma 50, atr 14, stop 2 atr, target 4 atr, risk 0.005";
  private static final double RISK = 0.005;

  private final Sma fast = Sma.of(20);
  private final Sma slow = Sma.of(50);
  private final Atr atr = Atr.of(Atr.USUAL_PERIODS);
  private final Timeframe source;
  private final @Nullable CandleAggregator larger;
  private final double equity;
  private final PlanTally tally = new PlanTally();
  private double before = Double.NaN;

  MaCrossBot(Timeframe source, Timeframe signal, double equity) {
    this.source = source;
    this.equity = equity;
    larger = signal == source ? null : CandleAggregator.of(source, signal);
  }

  PlanTally tally() {
    return tally;
  }

  @Override
  public void onEvent(MarketEvent event, BotDoor door) {
    if (!(event instanceof CandleEvent c && c.price() == PriceKind.LAST && c.candle().closed()
        && c.candle().timeframe() == source)) {
      return;
    }
    if (larger == null) {
      closed(event.instrument(), c.candle(), door);
    } else {
      larger.add(c.candle(), whole -> closed(event.instrument(), whole.candle(), door));
    }
  }

  private void closed(Instrument instrument, Candle candle, BotDoor door) {
    fast.update(candle.close());
    slow.update(candle.close());
    atr.update(candle.high(), candle.low(), candle.close());
    double now = fast.value() - slow.value();
    boolean up = before <= 0 && now > 0;
    boolean down = before >= 0 && now < 0;
    before = now;
    if (up || down) {
      crossed(instrument, candle.close(), up, door);
    }
  }

  private void crossed(Instrument instrument, double close, boolean up, BotDoor door) {
    OrderSide side = up ? OrderSide.BUY : OrderSide.SELL;
    tally.decided(up ? Decision.BUY : Decision.SELL);
    List<PaperPosition> held = door.positions();
    if (held.isEmpty()) {
      enter(instrument, close, side, door);
    } else if ((held.get(0).side() == PositionSide.LONG) != up) {
      tally.answered(
          door.submit(
              Order.market(door.nextId(), instrument, side, held.get(0).quantity())
                  .reduceOnly()
                  .build()));
    } else {
      tally.inPosition();
    }
  }

  private void enter(Instrument instrument, double close, OrderSide side, BotDoor door) {
    int s = side == OrderSide.BUY ? 1 : -1;
    double lot = instrument.lotSize().doubleValue();
    double quantity = Math.min(RISK * equity / (2 * atr.value()), equity / close);
    long lots = (long) Math.floor(quantity / instrument.contractSize().doubleValue() / lot);
    double stop = instrument.price(instrument.ticks(close - s * 2 * atr.value()));
    double target = instrument.price(instrument.ticks(close + s * 4 * atr.value()));
    if (lots > 0 && stop > 0 && target > 0) {
      Order entry = Order.market(door.nextId(), instrument, side, lots * lot).build();
      tally.answered(door.submit(Bracket.of(entry, stop, target)));
    } else {
      tally.notForPaper();
    }
  }
}
