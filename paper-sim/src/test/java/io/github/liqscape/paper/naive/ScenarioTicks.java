// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A scenario on trades and books: best prices only, several levels, or trades alone. */
final class ScenarioTicks {

  private static final long START = Timeframe.D1.openOf(1_760_000_000_000_000_000L);

  private final SplittableRandom random;
  private final ScenarioTerms terms;
  private final List<PaperScenario.Step> steps;
  private final ScenarioOrders orders;
  private final Map<ScenarioMarket, TreeMap<Long, Long>> bids = new HashMap<>();
  private final Map<ScenarioMarket, TreeMap<Long, Long>> asks = new HashMap<>();
  private final int depth;
  private final @Nullable ScenarioGaps gaps;
  private long now = START;
  private long number;

  ScenarioTicks(
      SplittableRandom random, ScenarioTerms terms, List<PaperScenario.Step> steps,
      boolean withGaps) {
    this.random = random;
    this.terms = terms;
    this.steps = steps;
    orders = new ScenarioOrders(random, terms);
    depth = random.nextInt(3);
    gaps = withGaps ? new ScenarioGaps(random, terms, steps, orders) : null;
  }

  private boolean chance(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  void draw() {
    int count = 60 + random.nextInt(240);
    for (int i = 0; i < count; i++) {
      now += chance(40) ? random.nextLong(900_000_000_000L) : random.nextLong(2_000_000_000L);
      if (gaps != null && chance(20)) {
        now = gaps.draw(now);
        if (chance(2)) {
          bids.clear();
          asks.clear();
        }
      }
      ScenarioMarket m = terms.markets().get(random.nextInt(terms.markets().size()));
      step(m);
      if (chance(3)) {
        steps.add(orders.command(now));
      }
    }
  }

  private void step(ScenarioMarket m) {
    int kind = random.nextInt(20);
    long late = chance(20) ? 1_500_000_000L : chance(10) ? 300_000_000L : 0;
    long at = now - late;
    if (kind == 0) {
      add(PaperScenario.event(new MarkPrice(m.instrument(), at, at, m.mark(), Double.NaN)));
    } else if (kind == 1) {
      add(PaperScenario.event(funding(m, at)));
    } else if (kind == 2) {
      long to = now;
      add(
          new PaperScenario.Step(
              "advance to " + to,
              v -> {
                v.advanceTo(to);
                return "done";
              }));
    } else if (kind < 12 && depth > 0) {
      m.tick();
      book(m, at);
    } else {
      m.tick();
      trade(m, at);
    }
  }

  private void add(PaperScenario.Step step) {
    steps.add(step);
    if (chance(30)) {
      steps.add(step);
    }
  }

  private FundingRate funding(ScenarioMarket m, long at) {
    long minute = 60_000_000_000L;
    long boundary = Math.floorDiv(at, minute) * minute + random.nextInt(-12, 3) * minute;
    return new FundingRate(
        m.instrument(), at, at, random.nextInt(-300, 301) / 100_000.0,
        boundary + random.nextInt(-5, 6) * 1_000_000L, Duration.ofMinutes(5),
        chance(2) ? FundingRate.Status.SETTLED : FundingRate.Status.ESTIMATE);
  }

  private void trade(ScenarioMarket m, long at) {
    long id = chance(25) ? Math.max(1, number - random.nextInt(4)) : ++number;
    long ticks = Math.max(1, m.price() + random.nextInt(-2, 3));
    add(
        PaperScenario.event(
            new Trade(
                m.instrument(), at, at, "x" + id, m.at(ticks), m.quantity(size(m)),
                chance(2) ? OrderSide.BUY : OrderSide.SELL)));
  }

  private long size(ScenarioMarket m) {
    return 1 + random.nextLong(chance(3) ? 2 * m.steps(0.2) : 12);
  }

  private void book(ScenarioMarket m, long at) {
    long bid = Math.max(2, m.price() - random.nextInt(3));
    long ask = bid + 1 + random.nextInt(3);
    if (depth == 1) {
      boolean noBid = chance(25);
      boolean noAsk = chance(25);
      add(
          PaperScenario.event(
              new TopOfBook(
                  m.instrument(), at, at, noBid ? Double.NaN : m.at(bid), m.quantity(size(m)),
                  noAsk ? Double.NaN : m.at(ask), m.quantity(size(m)))));
      return;
    }
    TreeMap<Long, Long> ourBids = bids.computeIfAbsent(m, k -> new TreeMap<>());
    TreeMap<Long, Long> ourAsks = asks.computeIfAbsent(m, k -> new TreeMap<>());
    boolean snapshot = ourBids.isEmpty() || chance(15);
    Map<Long, Long> bidChanges = new TreeMap<>();
    Map<Long, Long> askChanges = new TreeMap<>();
    if (snapshot) {
      ourBids.clear();
      ourAsks.clear();
    }
    ourBids.tailMap(ask, true).keySet().forEach(p -> bidChanges.put(p, 0L));
    ourAsks.headMap(bid, true).keySet().forEach(p -> askChanges.put(p, 0L));
    int levels = 1 + random.nextInt(4);
    for (int i = 0; i < levels; i++) {
      bidChanges.put(Math.max(1, bid - random.nextInt(4)), chance(5) ? 0 : size(m));
      askChanges.put(ask + random.nextInt(4), chance(5) ? 0 : size(m));
    }
    number++;
    add(
        PaperScenario.event(
            new BookChange(
                m.instrument(), at, at, snapshot, number, number, snapshot ? -1 : number - 1,
                levels(m, ourBids, bidChanges, snapshot),
                levels(m, ourAsks, askChanges, snapshot))));
  }

  private static BookLevels levels(
      ScenarioMarket m, Map<Long, Long> side, Map<Long, Long> changes, boolean snapshot) {
    List<double[]> told = new ArrayList<>();
    changes.forEach(
        (price, steps) -> {
          if (steps > 0) {
            side.put(price, steps);
          } else {
            side.remove(price);
          }
          if (steps > 0 || !snapshot) {
            told.add(new double[] {m.at(price), m.quantity(steps)});
          }
        });
    return BookLevels.of(
        told.stream().mapToDouble(l -> l[0]).toArray(),
        told.stream().mapToDouble(l -> l[1]).toArray(), told.size());
  }
}
