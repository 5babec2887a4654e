// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.review.PaperReview;
import io.github.liqscape.paper.review.ReviewDecision;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.Trades;
import io.github.liqscape.paper.review.Trigger;
import io.github.liqscape.paper.review.TriggerKey;
import io.github.liqscape.paper.review.stats.EquityPoint;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** A seeded walk with 120 trades on it, some of them bad on purpose. */
final class SyntheticReview {

  static final int TRADES = 120;
  private static final int BARS = TRADES * 40 + 200;

  private final Random random;
  private final List<Candle> candles = new ArrayList<>();
  private final List<PaperTrade> trades = new ArrayList<>();
  private final List<Trigger> triggers = new ArrayList<>();

  private SyntheticReview(long seed) {
    random = new Random(seed);
  }

  static ReviewReport of(long seed) {
    SyntheticReview made = new SyntheticReview(seed);
    made.walk();
    List<EquityPoint> equity = new ArrayList<>();
    long balance = 10_000_00000000L;
    equity.add(EquityPoint.of(Trades.START, balance));
    for (int i = 0; i < TRADES; i++) {
      made.trade(i, 60 + i * 40);
      balance += made.trades.get(i).netE8();
      equity.add(EquityPoint.of(made.trades.get(i).exitNanos(), balance));
    }
    return PaperReview.of(made.trades, Map.of(Trades.LINEAR, made.candles))
        .equity(equity)
        .triggers(made.triggers)
        .decisions(
            List.of(
                new ReviewDecision(
                    "trade-66", ReviewDecision.Status.ACCEPTED, "Ada <b>", Trades.START,
                    "news & <script>alert(1)</script>")))
        .report();
  }

  private static double tick(double price) {
    return Math.round(price * 100) / 100.0;
  }

  private void walk() {
    double price = 100;
    for (int i = 0; i < BARS; i++) {
      double open = price;
      double high = open;
      double low = open;
      for (int step = 0; step < 8; step++) {
        price = tick(price + random.nextGaussian() * 0.22 + (100 - price) * 0.0005);
        high = Math.max(high, price);
        low = Math.min(low, price);
      }
      candles.add(
          Candle.closed(
              Trades.FRAME, Trades.START + i * Trades.BAR, open, high, low, price, 100));
    }
  }

  private void trade(int number, int at) {
    Trades t = Trades.trade("trade-" + number);
    boolean up = random.nextBoolean();
    int s = up ? 1 : -1;
    boolean late = random.nextInt(6) == 0;
    int fillAt = at + (late ? 2 : 0);
    t.side = up ? PositionSide.LONG : PositionSide.SHORT;
    t.signal = candles.get(at - 1).close();
    t.submit = candles.get(at).open();
    t.entry = candles.get(fillAt).open();
    t.atr = 1.1;
    double distance = random.nextInt(7) == 0 ? 0.8 : 1.4 + random.nextDouble();
    t.planEntry = t.signal;
    t.planStop = tick(t.signal - s * distance);
    t.stop = tick(t.entry - s * distance);
    t.plannedRr = random.nextInt(8) == 0 ? 6 : 1.9;
    t.target = tick(Math.max(t.signal * s, t.entry * s) * s + s * distance * t.plannedRr);
    t.liquidation = tick(t.entry - s * (random.nextInt(12) == 0 ? distance * 1.2 : 15));
    t.signalNanos = candles.get(at).openNanos();
    t.fillableNanos = t.signalNanos;
    t.entryNanos = candles.get(fillAt).openNanos();
    t.worst = t.entry;
    t.best = t.entry;
    t.reason = ExitReason.TIME;
    int end = fillAt;
    for (int bars = 0; bars < 32 && t.reason == ExitReason.TIME; bars++, end++) {
      Candle c = candles.get(end);
      double against = up ? c.low() : c.high();
      double with = up ? c.high() : c.low();
      t.exit = c.close();
      if (s * (against - t.stop) <= 0) {
        t.reason = ExitReason.STOP;
        t.exit = t.stop;
      } else if (s * (with - t.target) >= 0) {
        t.reason = ExitReason.TARGET;
        t.exit = t.target;
      }
      t.worst = s > 0 ? Math.min(t.worst, against) : Math.max(t.worst, against);
      t.best = s > 0 ? Math.max(t.best, with) : Math.min(t.best, with);
    }
    t.worst = t.reason == ExitReason.STOP ? t.stop : t.worst;
    t.exitNanos = candles.get(end - 1).closeNanos();
    t.feesE8 = 12_000_000;
    t.fundingE8 = random.nextInt(6_000_000) - 3_000_000L;
    if (random.nextInt(20) == 0) {
      t.flags = Set.of(FillFlag.AMBIGUOUS);
      t.worstLossE8 = 400_000_000;
    }
    t.zones =
        List.of(
            zone(up ? PositionSide.SHORT : PositionSide.LONG, t.target + s * 0.3, 93),
            zone(up ? PositionSide.LONG : PositionSide.SHORT, t.stop - s * 1.1, 88));
    trades.add(t.build());
    TriggerKey key = TriggerKey.of(Objects.requireNonNull(trades.get(number).origin()), number);
    triggers.add(Trigger.accepted(key, t.signalNanos, t.id));
    if (random.nextInt(3) == 0) {
      triggers.add(Trigger.suppressed(key, t.signalNanos + Trades.BAR, "COOLDOWN"));
    }
  }

  private static ZoneEvidence zone(PositionSide side, double middle, double percentile) {
    return new ZoneEvidence(
        "z", side, middle - 0.2, middle + 0.2, percentile, 1e6, ZoneState.UNTESTED, 0,
        Long.MIN_VALUE, 1, List.of());
  }
}
