// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.heatmap.score.MapScore;
import io.github.liqscape.heatmap.score.ScoreReport;
import io.github.liqscape.heatmap.score.ScoreSession;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.synthetic.SyntheticMarket;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import io.github.liqscape.synthetic.SyntheticMarketConfigBuilder;
import io.github.liqscape.synthetic.Truth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One seed of the acceptance on a market whose positions are known: the map and the market warm up,
 * then the map is frozen every hour and scored on what is liquidated next.
 */
final class SyntheticAcceptance {

  private static final long HOUR = Duration.ofHours(1).toNanos();
  private static final double[] LEVERAGES =
      MapConfig.LEVERAGES.stream().mapToDouble(Integer::doubleValue).toArray();

  /**
   * What one seed showed.
   *
   * @param prints forced orders of the scored days
   * @param meanPrint their mean notional, quote currency
   * @param printDispersion squared coefficient of variation of their notional
   * @param forcedShare forced quantity over all decreases of open interest from minute to minute
   * @param longs leverage mix of LONG
   * @param shorts leverage mix of SHORT
   * @param truth the market as the last scored day ended
   */
  record Result(
      long seed,
      int days,
      ScoreReport report,
      long prints,
      double meanPrint,
      double printDispersion,
      double forcedShare,
      Mix longs,
      Mix shorts,
      Truth truth) {

    Mix mix(PositionSide side) {
      return side == PositionSide.LONG ? longs : shorts;
    }

    /** Mean of the two sides: what the target of 0.15 is asked of. */
    double mixGap() {
      return (longs.gap() + shorts.gap()) / 2;
    }
  }

  /**
   * The effective leverage mix of a side, theta × w, against the truth.
   *
   * @param bins swept bins ({@code b >= 2 b0}), to which all mixes are restricted
   * @param gap total variation between the map's mix and that of all quantity opened
   * @param priorGap the same for w alone: what the map would score if it had learned nothing
   * @param lawGap total variation between w and the quantity opened, over all bins
   * @param theta forced quantity per unit of swept mass, by bin
   * @param learned the map's mix by bin, 0 where not swept
   * @param opened the true mix of the same bins
   */
  record Mix(
      int bins,
      double gap,
      double priorGap,
      double lawGap,
      List<Double> theta,
      List<Double> learned,
      List<Double> opened) {}

  private final SyntheticMarket market;
  private final LiquidationMap map;
  private final ScoreSession session;
  private boolean scoring;
  private long prints;
  private double notional;
  private double notionalSquared;
  private double forced;
  private double openInterest;
  private double decreased;

  private SyntheticAcceptance(long seed, SyntheticMarketConfigBuilder terms, int resamples) {
    // Reports of several seeds are pooled as symbols.
    Instrument instrument =
        Instrument.linear(Venue.SYNTHETIC, "S" + Long.toHexString(seed), "S", "USDT")
            .tickSize("0.1")
            .lotSize("0.001")
            .build();
    SyntheticMarketConfig config = terms.instrument(instrument).build();
    market = SyntheticMarket.of(seed, config);
    map =
        LiquidationMap.builder(instrument)
            .tiers(config.tiers())
            .forcedOrders(config.completeness())
            .build();
    session = MapScore.of(instrument).resamples(resamples).build().session();
  }

  static Result run(
      long seed, SyntheticMarketConfigBuilder terms, int warmUpDays, int days, int resamples) {
    return new SyntheticAcceptance(seed, terms, resamples).run(warmUpDays, days);
  }

  private Result run(int warmUpDays, int days) {
    market.advance(Duration.ofDays(warmUpDays), this::take);
    scoring = true;
    for (int hour = 0; hour < 24 * days; hour++) {
      session.freeze(market.nowNanos(), map.profile());
      market.advanceTo(market.nowNanos() + HOUR, this::take);
    }
    scoring = false;
    // The last windows close once their prints can no longer be late.
    Mix longs = mix(PositionSide.LONG);
    Mix shorts = mix(PositionSide.SHORT);
    Truth truth = market.truth();
    market.advance(Duration.ofMinutes(10), session::apply);
    double mean = notional / prints;
    return new Result(
        market.seed(), days, session.finish(), prints, mean,
        notionalSquared / prints / (mean * mean) - 1, forced / decreased, longs, shorts, truth);
  }

  private void take(MarketEvent event) {
    map.apply(event);
    session.apply(event);
    if (event instanceof OpenInterest oi) {
      decreased += scoring ? Math.max(0, openInterest - oi.quantity()) : 0;
      openInterest = oi.quantity();
    } else if (scoring && event instanceof ForcedOrder f) {
      double usd = f.quantity() * f.fillPrice();
      prints++;
      forced += f.quantity();
      notional += usd;
      notionalSquared += usd * usd;
    }
  }

  private Mix mix(PositionSide side) {
    MassView view = (MassView) map;
    int s = side.ordinal();
    DistancePrior prior = new DistancePrior(
        MapConfig.DEFAULT, market.config().tiers(), market.config().startPrice(), 2.5e-4);
    double[] truth = market.truth().openedLeverageMix(side, LEVERAGES);
    double[] all = new double[LEVERAGES.length];
    double[] weight = new double[LEVERAGES.length];
    double[] learned = new double[LEVERAGES.length];
    double[] opened = new double[LEVERAGES.length];
    List<Double> theta = new ArrayList<>();
    int bins = 0;
    for (int k = 0; k < LEVERAGES.length; k++) {
      all[k] = prior.weight(s, k, 0.5);
      theta.add(view.shape(side, k) / view.rate(side, k));
      if (view.rate(side, k) >= 2 * MapConfig.DEFAULT.priorRate()) {
        bins++;
        weight[k] = all[k];
        learned[k] = all[k] * theta.get(k);
        opened[k] = truth[k];
      }
    }
    return new Mix(
        bins,
        totalVariation(learned, opened),
        totalVariation(weight, opened),
        totalVariation(all, truth),
        theta,
        shares(learned),
        shares(opened));
  }

  /**
   * Total variation between the mean mix of several maps and the mean truth, mean of the sides:
   * what no single market's luck explains.
   */
  static double pooledMixGap(List<Result> results) {
    double sum = 0;
    for (PositionSide side : PositionSide.values()) {
      sum +=
          totalVariation(
              meanByBin(results, side, Mix::learned), meanByBin(results, side, Mix::opened));
    }
    return sum / 2;
  }

  static double[] meanByBin(
      List<Result> results, PositionSide side, Function<Mix, List<Double>> values) {
    return IntStream.range(0, LEVERAGES.length)
        .mapToDouble(
            k ->
                results.stream()
                    .mapToDouble(r -> values.apply(r.mix(side)).get(k))
                    .average()
                    .orElseThrow())
        .toArray();
  }

  /** Half the sum of absolute differences of the two, each made to sum to 1. */
  private static double totalVariation(double[] p, double[] q) {
    List<Double> first = shares(p);
    List<Double> second = shares(q);
    return IntStream.range(0, p.length)
            .mapToDouble(i -> Math.abs(first.get(i) - second.get(i)))
            .sum()
        / 2;
  }

  private static List<Double> shares(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).mapToObj(w -> w / sum).toList();
  }
}
