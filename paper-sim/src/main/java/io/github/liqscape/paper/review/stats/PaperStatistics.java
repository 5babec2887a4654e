// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.PaperTrade;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The statistics of closed trades of one settlement asset. Sums are exact; what divides is double.
 * Immutable.
 */
public final class PaperStatistics {

  private final Variant variant;
  private final String asset;
  private final int trades;
  private final long netE8;
  private final Map<Metric, Statistic> byMetric = new EnumMap<>(Metric.class);

  private PaperStatistics(
      Variant variant, String asset, int trades, long netE8, List<Statistic> statistics) {
    this.variant = variant;
    this.asset = asset;
    this.trades = trades;
    this.netE8 = netE8;
    statistics.forEach(one -> byMetric.put(one.metric(), one));
  }

  /** Statistics of what was booked. */
  public static PaperStatistics of(List<PaperTrade> trades, List<EquityPoint> equity) {
    return of(trades, equity, Variant.CHOSEN);
  }

  /**
   * Statistics of one outcome of the ambiguous trades.
   *
   * @param trades closed trades; all of one settlement asset
   * @param equity mark equity in order of time; may be empty: what needs it is then empty too
   * @throws IllegalArgumentException if the trades settle in several assets or the equity is not in
   *     order
   */
  public static PaperStatistics of(
      List<PaperTrade> trades, List<EquityPoint> equity, Variant variant) {
    Objects.requireNonNull(variant, "variant");
    String asset = trades.isEmpty() ? "" : trades.get(0).instrument().settleAsset();
    for (PaperTrade trade : trades) {
      if (!trade.instrument().settleAsset().equals(asset)) {
        throw new IllegalArgumentException(
            "trades must settle in one asset, were in " + asset + " and "
                + trade.instrument().settleAsset());
      }
    }
    for (int i = 1; i < equity.size(); i++) {
      if (equity.get(i).timeNanos() < equity.get(i - 1).timeNanos()) {
        throw new IllegalArgumentException(
            "equity must be in order of time, went back to " + equity.get(i).timeNanos());
      }
    }
    long net = 0;
    for (PaperTrade trade : trades) {
      net = Math.addExact(net, variant.netE8(trade));
    }
    return new PaperStatistics(
        variant, asset, trades.size(), net,
        new StatisticsMaker(trades, equity, variant, net).all());
  }

  public Variant variant() {
    return variant;
  }

  /** The settlement asset, empty without trades. */
  public String asset() {
    return asset;
  }

  /** Number of trades. */
  public int trades() {
    return trades;
  }

  /** Exact net profit, in 1e-8 of the asset. */
  public long netE8() {
    return netE8;
  }

  /** One statistic; every metric has one, perhaps without a value. */
  public Statistic of(Metric metric) {
    return Objects.requireNonNull(byMetric.get(metric), metric.name());
  }

  /** All of them, in the order of {@link Metric}. */
  public Collection<Statistic> all() {
    return Collections.unmodifiableCollection(byMetric.values());
  }

  /** Number of trades that ended in a liquidation. */
  static int liquidations(List<PaperTrade> trades) {
    return (int) trades.stream().filter(t -> t.exit() == ExitReason.LIQUIDATION).count();
  }
}
