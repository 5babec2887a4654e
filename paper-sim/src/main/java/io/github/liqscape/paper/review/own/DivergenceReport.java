// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.gate.OwnFillComparison;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.review.stats.Quantiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Paper beside the user's own fills, order by order. Orders pair by equal id, instrument and side;
 * what is left pairs by instrument, side and nearest first fill, each once, within a window. What
 * finds no partner is listed: a paper fill that the market never gave is the worst divergence of
 * all.
 *
 * @param pairs in the order of the paper fills
 * @param paperOnly ids of paper orders without an own one
 * @param ownOnly ids of own orders without a paper one, empty where they had none
 */
public record DivergenceReport(
    List<DivergencePair> pairs, List<String> paperOnly, List<String> ownOnly) {

  private static final double P95 = 0.95;
  private static final double HALF_A_TICK = 0.5 + 1e-6;
  private static final double SAME_QUANTITY = 1e-9;

  public DivergenceReport {
    pairs = List.copyOf(pairs);
    paperOnly = List.copyOf(paperOnly);
    ownOnly = List.copyOf(ownOnly);
  }

  /**
   * Compares.
   *
   * @param paper fills of the paper account; liquidations are left out
   * @param own the user's fills
   * @param windowNanos how far apart first fills may be to pair without an id, &ge; 0
   */
  public static DivergenceReport of(List<Fill> paper, List<OwnFill> own, long windowNanos) {
    if (windowNanos < 0) {
      throw new IllegalArgumentException("windowNanos must be >= 0, was " + windowNanos);
    }
    List<OrderFills> left = OrderFills.own(own);
    List<OrderFills> unpaired = new ArrayList<>();
    List<DivergencePair> pairs = new ArrayList<>();
    for (OrderFills order : OrderFills.paper(paper)) {
      OrderFills same =
          left.stream()
              .filter(o -> o.id.equals(order.id) && o.sameMarket(order))
              .findFirst()
              .orElse(null);
      if (same == null) {
        unpaired.add(order);
      } else {
        left.remove(same);
        pairs.add(pair(order, same, true));
      }
    }
    List<String> paperOnly = new ArrayList<>();
    for (OrderFills order : unpaired) {
      OrderFills nearest =
          left.stream()
              .filter(o -> o.sameMarket(order) && apart(o, order) <= windowNanos)
              .min(Comparator.comparingLong(o -> apart(o, order)))
              .orElse(null);
      if (nearest == null) {
        paperOnly.add(order.id);
      } else {
        left.remove(nearest);
        pairs.add(pair(order, nearest, false));
      }
    }
    return new DivergenceReport(pairs, paperOnly, left.stream().map(o -> o.id).toList());
  }

  private static long apart(OrderFills a, OrderFills b) {
    return Math.abs(a.firstNanos - b.firstNanos);
  }

  private static DivergencePair pair(OrderFills paper, OrderFills own, boolean byId) {
    int s = paper.side == OrderSide.BUY ? 1 : -1;
    double tick = paper.instrument.tickSize().doubleValue();
    return new DivergencePair(
        paper.id, own.id, byId, paper.price(), own.price(),
        s * (own.price() - paper.price()) / tick, own.quantity / paper.quantity,
        own.firstNanos - paper.firstNanos);
  }

  /** Whether each order has its partner, the same quantity, and a mean price within half a tick. */
  public boolean equal() {
    return paperOnly.isEmpty()
        && ownOnly.isEmpty()
        && pairs.stream()
            .allMatch(
                pair ->
                    Math.abs(pair.ticks()) <= HALF_A_TICK
                        && Math.abs(pair.quantityRatio() - 1) <= SAME_QUANTITY);
  }

  /** Median absolute difference in ticks, empty without pairs. */
  public OptionalDouble medianTicks() {
    return quantile(0.5);
  }

  /** 95th percentile of the absolute difference in ticks, empty without pairs. */
  public OptionalDouble p95Ticks() {
    return quantile(P95);
  }

  /** Mean difference in ticks, above 0: paper flatters; empty without pairs. */
  public OptionalDouble meanTicks() {
    return pairs.stream().mapToDouble(DivergencePair::ticks).average();
  }

  private OptionalDouble quantile(double p) {
    double[] sizes = pairs.stream().mapToDouble(pair -> Math.abs(pair.ticks())).toArray();
    return sizes.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Quantiles.type7(sizes, p));
  }

  /**
   * What the promotion gate asks for.
   *
   * @param allowanceTicks slippage that the fill policy allows for, in ticks
   */
  public OwnFillComparison comparison(double allowanceTicks) {
    return new OwnFillComparison(
        pairs.size(), medianTicks().orElse(Double.NaN), p95Ticks().orElse(Double.NaN),
        allowanceTicks);
  }

  /**
   * What a fill policy allows for: the 95th percentile of the slippage, in ticks, that it charged
   * to fills that took; 0 without such fills. Whatever the policy, it is held against what it did.
   */
  public static double allowanceTicks(List<Fill> paper) {
    double[] charged =
        paper.stream()
            .filter(fill -> fill.liquidity() == Liquidity.TAKER && !fill.liquidation())
            .mapToDouble(fill -> Math.abs(fill.ticks() - fill.pathTicks()))
            .toArray();
    return charged.length == 0 ? 0 : Quantiles.type7(charged, P95);
  }

  /** The report for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d orders compared: median difference %.2f ticks, p95 %.2f, mean %+.2f (above 0:"
                + " paper flatters)%n",
            pairs.size(), medianTicks().orElse(Double.NaN), p95Ticks().orElse(Double.NaN),
            meanTicks().orElse(Double.NaN)));
    text.append(paperOnly.size()).append(" filled on paper only: ").append(paperOnly).append('\n');
    text.append(ownOnly.size()).append(" filled in truth only: ").append(ownOnly).append('\n');
    for (DivergencePair pair : pairs) {
      text.append(
          String.format(
              Locale.ROOT, "%s: paper %s, own %s, %+.2f ticks, quantity x%.3f, %+.3f s%s%n",
              pair.paperId(), pair.paperPrice(), pair.ownPrice(), pair.ticks(),
              pair.quantityRatio(), pair.delayNanos() / 1e9,
              pair.byId() ? "" : " (paired by time)"));
    }
    return text.toString();
  }
}
