// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.review.stats.ContractValue;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What price did after the exit. Only candles that open at or after it are used: the rest of the
 * exit's own candle is not known, and not assumed.
 */
final class Aftermath {

  private final ReviewCase c;
  private final PaperTrade trade;
  private final int s;

  Aftermath(ReviewCase c) {
    this.c = c;
    this.trade = c.trade();
    this.s = c.s();
  }

  /** Stopped, then one stop distance the right way from the entry within the time. */
  boolean stoppedThenRight(long untilNanos) {
    if (trade.exit() != ExitReason.STOP || Double.isNaN(c.measures().stopDistance())) {
      return false;
    }
    double wanted = trade.entryPrice() + s * c.measures().stopDistance();
    for (Candle candle : c.path().between(trade.exitNanos(), untilNanos)) {
      if (s * (favourable(candle) - wanted) >= -ReviewCase.NOISE) {
        return true;
      }
    }
    return false;
  }

  /**
   * How far the path went against a trade that reaches its target if its stop is ignored, in quote
   * currency; empty if it does not within the time. The bar that reaches it counts whole.
   */
  OptionalDouble shadowWinner(long untilNanos) {
    double worst = trade.worstPrice();
    if (!(trade.target() > 0)) {
      return OptionalDouble.empty();
    }
    boolean reached =
        trade.exit() == ExitReason.TARGET || s * (trade.bestPrice() - trade.target()) >= 0;
    if (!reached) {
      for (Candle candle : c.path().between(trade.exitNanos(), untilNanos)) {
        worst = s > 0 ? Math.min(worst, candle.low()) : Math.max(worst, candle.high());
        if (s * (favourable(candle) - trade.target()) >= 0) {
          reached = true;
          break;
        }
      }
    }
    return reached
        ? OptionalDouble.of(Math.max(0, s * (trade.entryPrice() - worst)))
        : OptionalDouble.empty();
  }

  /** Net result with the stop farther away; what the stop did not close stays as it was. */
  OptionalLong withStopFarther(double byAtr) {
    if (!(trade.stop() > 0) || !(c.atr() > 0)) {
      return OptionalLong.empty();
    }
    if (trade.exit() != ExitReason.STOP) {
      return OptionalLong.of(trade.netE8());
    }
    double stop = trade.stop() - s * byAtr * c.atr();
    double exit = exitWith(stop);
    if (Double.isNaN(exit) || !(exit > 0)) {
      return OptionalLong.empty();
    }
    String order = trade.fills().get(trade.fills().size() - 1).orderId();
    long steps = 0;
    for (Fill fill : trade.fills()) {
      steps += fill.closes() && fill.orderId().equals(order) ? fill.steps() : 0;
    }
    long was = ContractValue.ofFills(trade.fills(), f -> f.closes() && f.orderId().equals(order));
    long then = ContractValue.e8(trade.instrument(), steps, exit);
    return OptionalLong.of(Math.addExact(trade.netE8(), s * Math.subtractExact(then, was)));
  }

  private double exitWith(double stop) {
    if (s * (trade.worstPrice() - stop) <= 0) {
      return s * (trade.exitPrice() - stop) < 0 ? trade.exitPrice() : stop;
    }
    long end = c.timeStopNanos();
    List<Candle> candles = c.path().between(trade.exitNanos(), end);
    for (Candle candle : candles) {
      double against = s > 0 ? candle.low() : candle.high();
      if (s * (candle.open() - stop) <= 0) {
        return candle.open();
      }
      if (s * (against - stop) <= 0) {
        return stop;
      }
      if (trade.target() > 0 && s * (favourable(candle) - trade.target()) > 0) {
        return trade.target();
      }
    }
    return candles.isEmpty() || !c.path().reaches(end)
        ? Double.NaN
        : candles.get(candles.size() - 1).close();
  }

  private double favourable(Candle candle) {
    return s > 0 ? candle.high() : candle.low();
  }
}
