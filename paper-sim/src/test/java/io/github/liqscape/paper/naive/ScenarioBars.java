// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A scenario on bars: between the bars commands, marks and funding, some of it twice or late. */
final class ScenarioBars {

  private static final long START = Timeframe.D1.openOf(1_760_000_000_000_000_000L);
  private static final long SECOND = 1_000_000_000L;

  private final SplittableRandom random;
  private final ScenarioTerms terms;
  private final List<PaperScenario.Step> steps;
  private final ScenarioOrders orders;
  private final boolean marks;
  private final boolean markCandles;
  private long now;

  ScenarioBars(SplittableRandom random, ScenarioTerms terms, List<PaperScenario.Step> steps) {
    this.random = random;
    this.terms = terms;
    this.steps = steps;
    orders = new ScenarioOrders(random, terms);
    marks = random.nextInt(3) == 0;
    markCandles = random.nextInt(4) == 0;
  }

  private boolean chance(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  void draw() {
    Timeframe bar = terms.magnified() ? Timeframe.M5 : chance(2) ? Timeframe.M1 : Timeframe.H1;
    int bars = 15 + random.nextInt(45);
    long open = START + random.nextLong(20) * bar.nanos();
    if (chance(2)) {
      open = START + 86_400 * SECOND - 10 * bar.nanos();
    }
    for (int i = 0; i < bars; i++) {
      commands(2);
      inside(open, bar);
      for (ScenarioMarket m : terms.markets()) {
        if (terms.magnified() && i > 0 && !chance(4)) {
          finer(m, bar, open);
        } else {
          close(m, m.candle(bar, open));
        }
      }
      now = open + bar.nanos();
      open = now;
    }
  }

  private void commands(int most) {
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      steps.add(orders.command(now));
    }
  }

  private void event(MarketEvent event) {
    PaperScenario.Step step = PaperScenario.event(event);
    steps.add(step);
    if (chance(30)) {
      steps.add(step);
    }
  }

  private void inside(long open, Timeframe bar) {
    int count = random.nextInt(4);
    long at = open;
    for (int i = 0; i < count; i++) {
      at += random.nextLong(bar.nanos() / 4);
      now = Math.max(now, at);
      ScenarioMarket m = terms.markets().get(random.nextInt(terms.markets().size()));
      long time = chance(25) ? at - 3 * SECOND : at;
      if (marks && !chance(3)) {
        event(new MarkPrice(m.instrument(), time, time, m.mark(), Double.NaN));
      } else if (chance(3)) {
        event(funding(m.instrument(), time, bar));
      } else if (chance(3)) {
        long to = at;
        steps.add(
            new PaperScenario.Step(
                "advance to " + to,
                v -> {
                  v.advanceTo(to);
                  return "done";
                }));
      }
      if (chance(3)) {
        commands(1);
      }
    }
  }

  private FundingRate funding(Instrument instrument, long time, Timeframe bar) {
    long minute = 60 * SECOND;
    long boundary = Math.floorDiv(time, minute) * minute + random.nextInt(-15, 5) * minute;
    if (bar == Timeframe.H1) {
      boundary = Timeframe.H1.openOf(time) + random.nextInt(-1, 2) * Timeframe.H1.nanos();
    }
    double rate = random.nextInt(-300, 301) / 100_000.0;
    FundingRate.Status status =
        chance(2) ? FundingRate.Status.SETTLED : FundingRate.Status.ESTIMATE;
    return new FundingRate(
        instrument, time, time, rate, boundary + random.nextInt(-5, 6) * 1_000_000L,
        Duration.ofMinutes(5), status);
  }

  private void close(ScenarioMarket m, Candle candle) {
    if (markCandles && !chance(4)) {
      event(CandleEvent.recorded(m.instrument(), PriceKind.MARK, m.markCandle(candle)));
    }
    event(CandleEvent.recorded(m.instrument(), PriceKind.LAST, candle));
    if (chance(60)) {
      event(CandleEvent.recorded(m.instrument(), PriceKind.MARK, m.markCandle(candle)));
    }
  }

  /** Five minutes one by one, sometimes with a hole, then the bar of them. */
  private void finer(ScenarioMarket m, Timeframe bar, long open) {
    List<Candle> parts = new ArrayList<>();
    for (long at = open; at < open + bar.nanos(); at += Timeframe.M1.nanos()) {
      parts.add(m.candle(Timeframe.M1, at));
    }
    boolean hole = chance(5);
    double volume = 0;
    double high = 0;
    double low = Double.MAX_VALUE;
    for (Candle c : parts) {
      volume += c.volume();
      high = Math.max(high, c.high());
      low = Math.min(low, c.low());
      if (!hole || !chance(3)) {
        event(CandleEvent.recorded(m.instrument(), PriceKind.LAST, c));
      }
    }
    double whole = Math.rint(volume / m.quantity(1));
    close(
        m,
        Candle.closed(
            bar, open, parts.get(0).open(), high, low, parts.get(parts.size() - 1).close(),
            Double.isNaN(volume) ? volume : m.quantity((long) whole)));
  }
}
