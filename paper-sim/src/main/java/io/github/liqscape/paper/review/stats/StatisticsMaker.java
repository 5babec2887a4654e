// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import io.github.liqscape.paper.account.PaperTrade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Works out every {@link Metric} once. */
final class StatisticsMaker {

  private static final double ONE = 1e8;
  private static final double YEAR = 365;
  private static final double HOUR = 3.6e12;

  private final List<PaperTrade> trades;
  private final List<TradeMeasures> measures;
  private final List<EquityPoint> equity;
  private final Variant variant;
  private final long netE8;
  private final int n;
  private final List<Statistic> all = new ArrayList<>();

  StatisticsMaker(
      List<PaperTrade> trades, List<EquityPoint> equity, Variant variant, long netE8) {
    this.trades = trades;
    this.equity = equity;
    this.variant = variant;
    this.netE8 = netE8;
    n = trades.size();
    measures = trades.stream().map(TradeMeasures::of).toList();
  }

  List<Statistic> all() {
    profit();
    risk();
    excursions();
    costs();
    return all;
  }

  private void profit() {
    put(Metric.NET_PNL, netE8 / ONE, n);
    double start = startE8();
    put(Metric.RETURN, start > 0 ? netE8 / start : Double.NaN, n);
    Sample net = sample(variant::netE8);
    all.add(net.meanOf(Metric.EXPECTANCY, ONE));
    Sample r = r();
    all.add(r.meanOf(Metric.EXPECTANCY_R, 1));
    double won = 0;
    double lost = 0;
    int wins = 0;
    int losses = 0;
    for (double value : net.values()) {
      won += Math.max(0, value);
      lost -= Math.min(0, value);
      wins += value > 0 ? 1 : 0;
      losses += value < 0 ? 1 : 0;
    }
    Rate hits = Rate.of(wins, n, Rate.Z_95);
    all.add(
        Statistic.of(
            Metric.HIT_RATE, hits.value().orElse(Double.NaN), n == 0 ? Double.NaN : hits.lower(),
            n == 0 ? Double.NaN : hits.upper(), n));
    put(Metric.PROFIT_FACTOR, won / lost, n);
    put(Metric.PAYOFF, won / wins / (lost / losses), n);
    put(Metric.SQN, Math.sqrt(r.n()) * r.mean() / r.deviation(), r.n());
    put(Metric.NO_STOP, n - r.n(), n);
  }

  private void risk() {
    EquityCurve curve = EquityCurve.of(equity, trades, variant);
    double[] drawdown = curve.drawdown();
    put(Metric.MAX_DRAWDOWN, drawdown[0], curve.size());
    put(Metric.DRAWDOWN_DAYS, drawdown[1], curve.size());
    Sample daily = curve.dailyReturns();
    double perDay = daily.mean() / daily.deviation();
    double half = 1.959963984540054 * Math.sqrt((1 + perDay * perDay / 2) / daily.n());
    double root = Math.sqrt(YEAR);
    all.add(
        Statistic.of(
            Metric.SHARPE, perDay * root, (perDay - half) * root, (perDay + half) * root,
            daily.n()));
    double below = 0;
    for (double value : daily.values()) {
      below += Math.min(0, value) * Math.min(0, value);
    }
    put(Metric.SORTINO, daily.mean() / Math.sqrt(below / daily.n()) * root, daily.n());
    double yearly = Math.pow(1 + curve.totalReturn(), YEAR / curve.days()) - 1;
    put(Metric.CALMAR, curve.days() < 30 ? Double.NaN : yearly / drawdown[0], daily.n());
  }

  private void excursions() {
    Sample mae = measured(TradeMeasures::maeR);
    Sample mfe = measured(TradeMeasures::mfeR);
    put(Metric.MAE_R_MEDIAN, mae.quantile(0.5), mae.n());
    put(Metric.MAE_R_P95, mae.quantile(0.95), mae.n());
    put(Metric.MFE_R_MEDIAN, mfe.quantile(0.5), mfe.n());
    put(Metric.MFE_R_P90, mfe.quantile(0.9), mfe.n());
    all.add(measured(TradeMeasures::givebackE8).meanOf(Metric.GIVEBACK, ONE));
    Sample capture = measured(TradeMeasures::capture);
    put(Metric.CAPTURE, capture.quantile(0.5), capture.n());
    all.add(measured(TradeMeasures::entryEfficiency).meanOf(Metric.ENTRY_EFFICIENCY, 1));
    put(Metric.EXPOSURE, exposure(), n);
    Sample holding = sample(t -> t.exitNanos() - t.entryNanos());
    put(Metric.HOLDING_HOURS, holding.quantile(0.5) / HOUR, n);
  }

  private void costs() {
    double start = startE8();
    long traded = 0;
    for (PaperTrade trade : trades) {
      traded =
          Math.addExact(
              traded,
              Math.abs(ContractValue.ofFills(trade.fills(), f -> !f.closes()))
                  + Math.abs(ContractValue.ofFills(trade.fills(), f -> f.closes())));
    }
    put(Metric.TURNOVER, start > 0 ? traded / start : Double.NaN, n);
    total(Metric.FEES, PaperTrade::feesE8);
    total(Metric.FUNDING, PaperTrade::fundingE8);
    total(Metric.SLIPPAGE, CostAttribution::slippageE8);
    total(Metric.DELAY, t -> CostAttribution.of(t).delayE8());
    total(Metric.INSURANCE, PaperTrade::insuranceE8);
    put(Metric.LIQUIDATIONS, PaperStatistics.liquidations(trades), n);
    Rate ambiguous =
        Rate.of((int) trades.stream().filter(PaperTrade::doubtful).count(), n, Rate.Z_95);
    all.add(
        Statistic.of(
            Metric.AMBIGUITY_SHARE, ambiguous.value().orElse(Double.NaN),
            n == 0 ? Double.NaN : ambiguous.lower(), n == 0 ? Double.NaN : ambiguous.upper(), n));
  }

  /** First equity of the curve, else that before the first trade. */
  private double startE8() {
    if (!equity.isEmpty()) {
      return equity.get(0).equityE8();
    }
    return trades.stream()
        .min(Comparator.comparingLong(PaperTrade::entryNanos))
        .map(trade -> (double) trade.equityE8())
        .orElse(Double.NaN);
  }

  private double exposure() {
    if (trades.isEmpty()) {
      return Double.NaN;
    }
    List<PaperTrade> byEntry = new ArrayList<>(trades);
    byEntry.sort(Comparator.comparingLong(PaperTrade::entryNanos));
    long from = byEntry.get(0).entryNanos();
    long until = from;
    long held = 0;
    for (PaperTrade trade : byEntry) {
      held += Math.max(0, trade.exitNanos() - Math.max(until, trade.entryNanos()));
      until = Math.max(until, trade.exitNanos());
    }
    if (!equity.isEmpty()) {
      from = Math.min(from, equity.get(0).timeNanos());
      until = Math.max(until, equity.get(equity.size() - 1).timeNanos());
    }
    return until > from ? (double) held / (until - from) : Double.NaN;
  }

  private Sample r() {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      measures.get(i).r(trades.get(i), variant).ifPresent(values::add);
    }
    return Sample.of(values);
  }

  private Sample sample(ToLongFunction<PaperTrade> of) {
    return new Sample(trades.stream().mapToDouble(of::applyAsLong).toArray());
  }

  private Sample measured(ToDoubleFunction<TradeMeasures> of) {
    return Sample.of(measures.stream().map(of::applyAsDouble).toList());
  }

  private void total(Metric metric, ToLongFunction<PaperTrade> of) {
    put(metric, trades.stream().mapToLong(of).reduce(0, Math::addExact) / ONE, n);
  }

  private void put(Metric metric, double value, int cases) {
    all.add(Statistic.of(metric, value, cases));
  }
}
