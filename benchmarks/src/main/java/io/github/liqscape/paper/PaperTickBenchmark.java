// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.order.Order;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A trade, and a mark price, that fill nothing, with many resting orders and an open position. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PaperTickBenchmark {

  /** More than the account remembers: the ids of the first are forgotten when they come again. */
  private static final int TRADES = 1 << 18;

  @Param({"0", "100"})
  private int resting;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private PaperBroker broker;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private Trade[] trades;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private MarkPrice[] marks;

  private int next;
  private long round;

  @Setup
  public void prepare() {
    Instrument btc = PaperVenue.BTC;
    broker = PaperVenue.broker(null);
    broker.apply(PaperVenue.trade(0, 100_000));
    broker.submit(Order.market("open", btc, OrderSide.BUY, 0.1).build());
    broker.advanceTo(PaperVenue.START + 1);
    for (int i = 0; i < resting; i++) {
      OrderSide side = i % 2 == 0 ? OrderSide.BUY : OrderSide.SELL;
      double price = side == OrderSide.BUY ? 90_000 - i : 110_000 + i;
      broker.submit(Order.limit("rest" + i, btc, side, 0.001, price).build());
    }
    trades = new Trade[TRADES];
    marks = new MarkPrice[TRADES];
    for (int i = 0; i < TRADES; i++) {
      trades[i] = PaperVenue.trade(2 + i, "t" + i, 100_000 + i % 64);
      marks[i] =
          new MarkPrice(
              btc, trades[i].eventNanos(), trades[i].eventNanos(), 100_000 + i % 64, Double.NaN);
    }
  }

  /** A trade. Once all are used up they are made anew, later and with the same ids: 64 B of each. */
  @Benchmark
  public void trade() {
    if (next == TRADES) {
      next = 0;
      round++;
      for (int i = 0; i < TRADES; i++) {
        trades[i] =
            PaperVenue.trade(2 + i + round * TRADES, trades[i].id(), 100_000 + i % 64);
      }
    }
    broker.apply(trades[next++]);
  }

  /** A mark price, made anew likewise. */
  @Benchmark
  public void mark() {
    if (next == TRADES) {
      next = 0;
      round++;
      for (int i = 0; i < TRADES; i++) {
        long at = PaperVenue.START + (2 + i + round * TRADES) * 1000;
        marks[i] = new MarkPrice(PaperVenue.BTC, at, at, 100_000 + i % 64, Double.NaN);
      }
    }
    broker.apply(marks[next++]);
  }
}
