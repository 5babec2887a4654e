// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * An endless, seeded stream of market events, friendly and hostile, for one instrument: a random
 * walk with jumps and pauses, every event delayed as feeds delay them.
 */
final class RandomTape {

  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_772_409_300L * SECOND;

  private record Sent(long nanos, long number, MarketEvent event) {}

  private final TapeMode mode;
  private final Instrument instrument;
  private final SplittableRandom random;
  private final TapeHostility hostility;
  private final TapeCandles lastCandles = new TapeCandles();
  private final TapeCandles markCandles = new TapeCandles();
  private final PriorityQueue<Sent> underway =
      new PriorityQueue<>(Comparator.comparingLong(Sent::nanos).thenComparingLong(Sent::number));
  private final Queue<MarketEvent> ready = new ArrayDeque<>();
  private long sent;
  private long time = START;
  private double logPrice;
  private double basis;
  private double openInterest;
  private long nextOpenInterest = START + 5 * SECOND;
  private long marksBackAt = START;
  private boolean zeroed;

  RandomTape(TapeMode mode, long seed) {
    this.mode = mode;
    instrument = mode.instrument();
    random = new SplittableRandom(seed);
    hostility = new TapeHostility(mode, random.split());
    logPrice = Math.log(mode.startPrice());
    openInterest = 20_000 * mode.unit();
  }

  /** The next {@code count} events. */
  List<MarketEvent> take(int count) {
    List<MarketEvent> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(next());
    }
    return events;
  }

  MarketEvent next() {
    while (ready.isEmpty()) {
      step();
    }
    return ready.remove();
  }

  private void step() {
    long from = time;
    long to = time + mode.stepSeconds() * SECOND;
    int moves = mode.stepSeconds() == 1 ? random.nextInt(4) : 8;
    walk(mode.stepSeconds());
    if (mode.marks() && from >= marksBackAt) {
      double index = random.nextInt(3) == 0 ? Double.NaN : markPrice();
      send(from, 0.1, new MarkPrice(instrument, from, from, markPrice(), index));
    } else if (random.nextInt(1500) == 0) {
      marksBackAt = from + random.nextLong(200) * SECOND;
    }
    markCandles.see(markPrice(), 0, 0);
    for (int i = 0; i < moves; i++) {
      walk(mode.stepSeconds() / 8.0);
      markCandles.see(markPrice(), 0, 0);
      trade(from + (to - from) * i / moves + random.nextLong((to - from) / moves));
    }
    openInterest(from, to);
    if (random.nextInt(mode.stepSeconds() == 1 ? 15 : 4) == 0) {
      forced(from + random.nextLong(to - from));
    }
    others(from + random.nextLong(to - from));
    candles(from, to);
    time = to;
    release(to);
    if (random.nextInt(3000) == 0) {
      pause();
    }
  }

  private void walk(double seconds) {
    logPrice += 2.5e-4 * Math.sqrt(seconds) * random.nextGaussian();
    logPrice += (Math.log(mode.startPrice()) - logPrice) * 1e-5 * seconds;
    basis = 0.98 * basis + 1e-5 * random.nextGaussian();
    int dice = random.nextInt(40_000);
    if (dice < 80) {
      logPrice += (random.nextDouble() - 0.5) * 0.04;
    } else if (dice < 88) {
      logPrice += (random.nextDouble() - 0.5) * 0.7;
    }
  }

  private double markPrice() {
    return Math.exp(logPrice + basis);
  }

  private double onTick(double price) {
    return instrument.price(Math.max(1, instrument.ticks(price)));
  }

  private double size(double scale) {
    return -Math.log(1 - random.nextDouble()) * scale + 1e-9;
  }

  private void trade(long nanos) {
    double price = onTick(Math.exp(logPrice));
    double quantity = size(mode.unit());
    OrderSide taker = random.nextBoolean() ? OrderSide.BUY : OrderSide.SELL;
    lastCandles.see(price, quantity, taker == OrderSide.BUY ? quantity : 0);
    if (mode.trades()) {
      send(nanos, 0.9,
          new Trade(instrument, nanos, nanos, "t" + nanos, price, quantity, taker));
    }
  }

  private void openInterest(long from, long to) {
    if (!mode.openInterest() || nextOpenInterest >= to) {
      return;
    }
    long nanos = Math.max(from, nextOpenInterest);
    openInterest *= Math.exp(0.004 * random.nextGaussian());
    openInterest += (20_000 * mode.unit() - openInterest) * 0.002;
    double value = openInterest;
    int dice = random.nextInt(200);
    if (dice == 0) {
      openInterest *= 0.3 + 0.6 * random.nextDouble();
    } else if (dice == 1) {
      openInterest *= 1.3;
    } else if (dice == 2 && !zeroed && nanos > START + 3600 * SECOND) {
      zeroed = true;
      value = 0;
    }
    double notional = random.nextBoolean() ? Double.NaN : instrument.notional(value, markPrice());
    OpenInterest event = new OpenInterest(instrument, nanos, nanos, value, notional);
    send(nanos, random.nextInt(8) == 0 ? 360 : 4, event);
    nextOpenInterest = nanos + (10 + random.nextLong(50)) * SECOND * mode.stepSeconds()
        + random.nextLong(SECOND);
    if (random.nextInt(500) == 0) {
      nextOpenInterest += 1800 * SECOND;
    }
  }

  private void forced(long nanos) {
    PositionSide side = random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
    double away = random.nextInt(6) == 0 ? 0.1 : 0.001;
    double fill = Math.exp(logPrice + away * random.nextGaussian());
    double bankruptcy = fill * (1 - side.sign() * 0.004);
    send(nanos, random.nextInt(20) == 0 ? 7 : 3,
        new ForcedOrder(
            instrument,
            nanos,
            nanos,
            side,
            size(3 * mode.unit()),
            random.nextInt(3) == 0 ? Double.NaN : fill,
            random.nextInt(3) == 0 ? Double.NaN : bankruptcy,
            random.nextInt(4) == 0
                ? ForcedOrder.Completeness.SAMPLED
                : ForcedOrder.Completeness.COMPLETE));
  }

  private void others(long nanos) {
    if (random.nextInt(200) == 0) {
      send(nanos, 0.5,
          new FundingRate(
              instrument, nanos, nanos, 1e-4 * random.nextGaussian(), nanos, Duration.ofHours(8),
              FundingRate.Status.ESTIMATE));
    }
    if (random.nextInt(700) == 0) {
      StreamKind[] kinds = StreamKind.values();
      StreamKind kind =
          random.nextBoolean() ? StreamKind.FORCED_ORDER : kinds[random.nextInt(kinds.length)];
      long end = nanos + random.nextLong(300 * SECOND);
      if (random.nextInt(3) > 0) {
        send(nanos, 0, gap(nanos, kind, nanos, StreamGap.OPEN));
      }
      send(end, 0, gap(end, kind, nanos, end));
    }
  }

  private StreamGap gap(long nanos, StreamKind kind, long from, long to) {
    return new StreamGap(
        instrument, nanos, nanos, kind, from, to, StreamGap.Cause.DISCONNECT,
        to != StreamGap.OPEN && random.nextInt(4) == 0);
  }

  private void candles(long from, long to) {
    if (mode.markCandles()) {
      candles(markCandles, PriceKind.MARK, from, to);
    }
    if (mode.lastCandles()) {
      candles(lastCandles, PriceKind.LAST, from, to);
    }
  }

  private void candles(TapeCandles source, PriceKind kind, long from, long to) {
    if (random.nextInt(100) == 0) {
      source.forming(from).ifPresent(c -> send(from, 0.2, recorded(kind, c, from)));
    }
    if (Math.floorMod(to, 60 * SECOND) == 0) {
      List<Candle> closed = source.close(to, kind == PriceKind.MARK, random.nextInt(4) == 0);
      for (Candle c : closed) {
        if (c.timeframe() == Timeframe.M1 || random.nextBoolean()) {
          send(to, 0.8, recorded(kind, c, to));
        }
      }
    }
  }

  private CandleEvent recorded(PriceKind kind, Candle candle, long nanos) {
    return new CandleEvent(instrument, nanos, nanos, kind, candle);
  }

  private void send(long nanos, double maxDelaySeconds, MarketEvent event) {
    long delay = (long) (maxDelaySeconds * random.nextDouble() * random.nextDouble() * SECOND);
    underway.add(new Sent(nanos + delay, sent++, event));
  }

  private void release(long until) {
    for (Sent s = underway.peek(); s != null && s.nanos < until; s = underway.peek()) {
      underway.remove();
      ready.add(s.event);
      hostility.after(s.event, ready);
    }
  }

  private void pause() {
    long[] seconds = {120, 1200, 10_800, 108_000};
    long to = time + seconds[random.nextInt(seconds.length)] * SECOND;
    release(to);
    time = to;
    nextOpenInterest = Math.max(nextOpenInterest, time);
    lastCandles.reset();
    markCandles.reset();
  }
}
