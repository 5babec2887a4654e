// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.TradePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hourly bars after a signal at hour 100, written by hand; tick 1, lot 1, and free of fees. */
final class PlanBars {

  static final long HOUR = Timeframe.H1.nanos();
  static final long SIGNAL = 100 * HOUR;
  static final LabelCosts FREE = new LabelCosts(0, 0, 0, 5);

  static final Instrument MARKET =
      Instrument.linear(Venue.of("file"), "ABC", "ABC", "USD").tickSize("1").lotSize("1").build();

  private final List<Candle> bars = new ArrayList<>();
  private final List<Candle> finer = new ArrayList<>();
  private final List<FundingRate> rates = new ArrayList<>();
  private LabelCosts costs = FREE;

  /** The next bar; volume is far more than enough. */
  PlanBars bar(double open, double high, double low, double close) {
    return bar(open, high, low, close, 1e9);
  }

  PlanBars bar(double open, double high, double low, double close, double volume) {
    bars.add(
        Candle.closed(
            Timeframe.H1, SIGNAL + bars.size() * HOUR, open, high, low, close, volume));
    return this;
  }

  PlanBars flat(int count, double price) {
    for (int i = 0; i < count; i++) {
      bar(price, price, price, price);
    }
    return this;
  }

  /** Two halves of the newest bar, as open, high, low, close each. */
  PlanBars halves(double... prices) {
    long open = SIGNAL + (bars.size() - 1) * HOUR;
    for (int i = 0; i < 2; i++) {
      double[] p = Arrays.copyOfRange(prices, 4 * i, 4 * i + 4);
      finer.add(
          Candle.closed(
              Timeframe.M30, open + i * Timeframe.M30.nanos(), p[0], p[1], p[2], p[3], 1e9));
    }
    return this;
  }

  /** A settlement at the close of the n-th bar after the signal, first told some time later. */
  PlanBars funding(int bar, double rate) {
    long at = SIGNAL + bar * HOUR;
    rates.add(
        new FundingRate(
            MARKET, at + 5_000_000, at + 5_000_000, rate, at, Duration.ofHours(8),
            FundingRate.Status.SETTLED));
    return this;
  }

  PlanBars costs(LabelCosts value) {
    costs = value;
    return this;
  }

  List<Candle> bars() {
    return bars;
  }

  SetupLabel label(TradePlan plan) {
    return new SetupLabeller(MARKET, costs, bars, finer, rates).label(plan, SIGNAL);
  }

  SetupLabel.Closed closed(TradePlan plan) {
    return (SetupLabel.Closed) label(plan);
  }

  /** A market entry planned at 1,000, its stop at 900 or 1,100, its target two risks away. */
  static TradePlan market(OrderSide side) {
    int s = side == OrderSide.BUY ? 1 : -1;
    return plan(
        side, TradePlan.EntryType.NEXT_BAR_MARKET, 1_000, 1_000 - s * 100,
        List.of(new PlanTarget(1_000 + s * 200, 1, "zone")));
  }

  /** A limit at 1,000 with the same stop and target. */
  static TradePlan limit(OrderSide side) {
    TradePlan market = market(side);
    return plan(
        side, TradePlan.EntryType.RETEST_LIMIT, 1_000, market.stop(), market.targets());
  }

  static TradePlan plan(
      OrderSide side, TradePlan.EntryType type, double entry, double stop,
      List<PlanTarget> targets) {
    int s = side == OrderSide.BUY ? 1 : -1;
    return new TradePlan(
        side, type, entry, 3, stop, stop, targets, 10, 10 * entry, 1, 2, 0, 2,
        entry - s * 190, 48);
  }
}
