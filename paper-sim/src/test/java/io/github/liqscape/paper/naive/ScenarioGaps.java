// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.paper.OfflineGap;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Times without data: told by a stream, filled with candles, both or neither; some too late. */
final class ScenarioGaps {

  private static final long SECOND = 1_000_000_000L;
  private static final StreamKind[] KINDS = {
    StreamKind.TRADE, StreamKind.TRADE, StreamKind.TRADE, StreamKind.BOOK,
    StreamKind.TOP_OF_BOOK, StreamKind.MARK_PRICE
  };

  private final SplittableRandom random;
  private final ScenarioTerms terms;
  private final List<PaperScenario.Step> steps;
  private final ScenarioOrders orders;

  ScenarioGaps(
      SplittableRandom random, ScenarioTerms terms, List<PaperScenario.Step> steps,
      ScenarioOrders orders) {
    this.random = random;
    this.terms = terms;
    this.steps = steps;
    this.orders = orders;
  }

  private boolean chance(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  /** Draws one that begins now; returns the time after it. */
  long draw(long now) {
    long minute = Timeframe.M1.nanos();
    long from = chance(10) ? now - 2 * SECOND : chance(3) ? now : now + random.nextLong(SECOND);
    long end = Timeframe.M1.openOf(from) + (1 + random.nextInt(8)) * minute;
    long to = chance(3) ? end + 1 + random.nextLong(50 * SECOND) : end;
    List<ScenarioMarket> of = new ArrayList<>(terms.markets());
    while (of.size() > 1 && chance(2)) {
      of.remove(random.nextInt(of.size()));
    }
    if (chance(2)) {
      announce(of, from, to);
    }
    long after = now;
    if (chance(3)) {
      // The account runs on: the gap is told when its time has passed.
      after = from + random.nextLong(to - from + 20 * SECOND);
      advance(after);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      steps.add(orders.command(after));
    }
    if (!chance(5)) {
      steps.add(PaperScenario.gap(gap(of, from, to, end)));
    }
    return Math.max(after, to) + random.nextLong(2 * SECOND);
  }

  private void advance(long to) {
    steps.add(
        new PaperScenario.Step(
            "advance to " + to,
            v -> {
              v.advanceTo(to);
              return "done";
            }));
  }

  private void announce(List<ScenarioMarket> of, long from, long to) {
    for (ScenarioMarket m : of) {
      boolean open = chance(3);
      StreamKind kind = KINDS[random.nextInt(KINDS.length)];
      long end = open ? StreamGap.OPEN : chance(5) ? to + random.nextLong(SECOND) : to;
      boolean healed = !open && chance(5);
      steps.add(
          PaperScenario.event(
              new StreamGap(
                  m.instrument(), from, from, kind, from, end, StreamGap.Cause.DISCONNECT,
                  healed)));
      if (open && chance(2)) {
        steps.add(
            PaperScenario.event(
                new StreamGap(
                    m.instrument(), to, to, kind, from, to, StreamGap.Cause.DISCONNECT, false)));
      }
    }
  }

  private OfflineGap gap(List<ScenarioMarket> of, long from, long to, long end) {
    List<Instrument> instruments = new ArrayList<>();
    List<CandleEvent> candles = new ArrayList<>();
    for (ScenarioMarket m : of) {
      instruments.add(m.instrument());
      boolean none = chance(6);
      boolean holes = chance(4);
      boolean marks = chance(3);
      long minute = Timeframe.M1.nanos();
      for (long at = Timeframe.M1.openOf(from); at < end && !none; at += minute) {
        Candle candle = m.candle(Timeframe.M1, at);
        if (!holes || !chance(3)) {
          candles.add(CandleEvent.recorded(m.instrument(), PriceKind.LAST, candle));
        }
        if (marks && !chance(4)) {
          candles.add(
              CandleEvent.recorded(m.instrument(), PriceKind.MARK, m.markCandle(candle)));
        }
      }
    }
    return new OfflineGap(from, to, instruments, candles);
  }
}
