// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static java.math.MathContext.DECIMAL128;

import io.github.liqscape.instrument.MarginTiers.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The one condition behind the liquidation prices: equity = maintenance margin.
 *
 * <p>In the coordinate x, the price of a linear contract or 1/price of an inverse one, both sides
 * are straight lines in each tier:
 *
 * <pre>  f(x) = W + sum u q (x - x0) - sum (q x m - c) = 0
 *     x = (W + sum c - sum u q x0) / sum q (m - u)</pre>
 *
 * <p>with q the quantity, x0 the entry, and u = s (linear) or -s (inverse). For one linear leg this
 * is Binance's {@code (WB - TMM + UPNL + c - s Q E) / (Q (m - s))} (FAQ
 * b3c689c1f50a44cabb3a84e663b81d93), for one inverse leg, upside down, its {@code N (m + s) / (WB -
 * TMM + UPNL + c + s N/E)} (FAQ ceccfcfb4e3a45e3b48b0b1bb1a8ae46); with two legs it is the hedge
 * formula.
 *
 * <p>f is concave, because the rate rises from tier to tier. So there is at most one root where f
 * rises and one where it falls. A root is looked for by the sign of f at the tier edges: that finds
 * the tier that holds <em>at</em> the root, and a root on an edge falls to the upper tier.
 */
final class MarginEquation {

  /**
   * A solution.
   *
   * @param x coordinate, > 0
   * @param rising true if f rises through it: the position is liquidated as x falls
   * @param tiers the tier of each leg
   * @param beyondLastTier whether a leg is above the last cap of its table
   */
  record Root(BigDecimal x, boolean rising, List<Tier> tiers, boolean beyondLastTier) {}

  private record Segment(
      BigDecimal start, BigDecimal constant, BigDecimal slope, List<Tier> tiers) {

    BigDecimal at(BigDecimal x) {
      return constant.add(slope.multiply(x, DECIMAL128), DECIMAL128);
    }

    int signAtStart() {
      return at(start).signum();
    }
  }

  private static final Tier NO_MAINTENANCE =
      new Tier(
          BigDecimal.ZERO, Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());

  private final PositionTerms terms;
  private final List<Segment> segments = new ArrayList<>();

  private MarginEquation(
      PositionTerms terms, List<List<Tier>> tiers, BigDecimal wallet, BigDecimal closingFeeRate) {
    this.terms = terms;
    NavigableSet<BigDecimal> edges = new TreeSet<>();
    edges.add(BigDecimal.ZERO);
    for (int k = 0; k < tiers.size(); k++) {
      for (Tier tier : tiers.get(k)) {
        edge(k, tier.floor()).ifPresent(edges::add);
      }
    }
    for (BigDecimal start : edges) {
      segments.add(segment(start, tiers, wallet, closingFeeRate));
    }
  }

  /**
   * Equity = maintenance margin + closing fee.
   *
   * @param wallet what stands behind the position, other positions' share taken off
   * @param closingFeeRate adds to every maintenance rate; 0 if the venue's formula has no fee
   */
  static MarginEquation ofMaintenance(
      PositionTerms terms, BigDecimal wallet, BigDecimal closingFeeRate) {
    List<List<Tier>> tiers = terms.legs().stream().map(terms::tiersOf).toList();
    return new MarginEquation(terms, tiers, wallet, closingFeeRate);
  }

  /** Equity = 0. */
  static MarginEquation ofEquity(PositionTerms terms) {
    List<List<Tier>> tiers = terms.legs().stream().map(leg -> List.of(NO_MAINTENANCE)).toList();
    BigDecimal wallet = terms.walletBalance().add(terms.otherUnrealizedPnl());
    return new MarginEquation(terms, tiers, wallet, BigDecimal.ZERO);
  }

  /** The positive solutions: none, one, or for a hedge two. */
  List<Root> roots() {
    List<Root> roots = new ArrayList<>();
    risingRoot().ifPresent(roots::add);
    fallingRoot()
        .filter(root -> roots.isEmpty() || roots.get(0).x().compareTo(root.x()) != 0)
        .ifPresent(roots::add);
    return roots;
  }

  /** Without roots f has one sign: whether it is positive, equity above maintenance margin. */
  boolean solventAtInfinity() {
    Segment last = segments.get(segments.size() - 1);
    int slope = last.slope().signum();
    return slope > 0 || (slope == 0 && last.constant().signum() > 0);
  }

  private Optional<Root> risingRoot() {
    int holds = -1;
    for (int j = 0; j < segments.size() && segments.get(j).slope().signum() > 0; j++) {
      if (segments.get(j).signAtStart() <= 0) {
        holds = j;
      }
    }
    if (holds < 0) {
      return Optional.empty();
    }
    boolean staysBelowZero =
        holds + 1 < segments.size()
            && segments.get(holds + 1).slope().signum() <= 0
            && segments.get(holds + 1).signAtStart() < 0;
    return staysBelowZero ? Optional.empty() : root(segments.get(holds), true);
  }

  private Optional<Root> fallingRoot() {
    Optional<Segment> holds = Optional.empty();
    for (Segment segment : segments) {
      if (segment.slope().signum() < 0 && segment.signAtStart() >= 0) {
        holds = Optional.of(segment);
      }
    }
    return holds.flatMap(segment -> root(segment, false));
  }

  private Optional<Root> root(Segment segment, boolean rising) {
    BigDecimal x = segment.constant().negate().divide(segment.slope(), DECIMAL128);
    if (x.signum() <= 0) {
      return Optional.empty();
    }
    boolean beyond = false;
    for (int k = 0; k < terms.legs().size(); k++) {
      PositionLeg leg = terms.legs().get(k);
      BigDecimal notional = leg.quantity().multiply(x);
      beyond |=
          leg.knownTier().isEmpty()
              && terms.tiers().filter(table -> table.beyondLastTier(notional)).isPresent();
    }
    return Optional.of(new Root(x, rising, segment.tiers(), beyond));
  }

  private Segment segment(
      BigDecimal start, List<List<Tier>> tiers, BigDecimal wallet, BigDecimal closingFeeRate) {
    BigDecimal constant = wallet;
    BigDecimal slope = BigDecimal.ZERO;
    List<Tier> holding = new ArrayList<>();
    for (int k = 0; k < tiers.size(); k++) {
      Tier tier = tierAt(start, k, tiers.get(k));
      PositionLeg leg = terms.legs().get(k);
      BigDecimal u = BigDecimal.valueOf(terms.direction(leg.side()));
      constant = constant.add(tier.deduction());
      constant = constant.subtract(u.multiply(terms.notional(leg, leg.entryPrice())));
      slope = slope.add(leg.quantity().multiply(u.subtract(tier.rate()).subtract(closingFeeRate)));
      holding.add(tier);
    }
    return new Segment(start, constant, slope, List.copyOf(holding));
  }

  private Tier tierAt(BigDecimal start, int leg, List<Tier> tiers) {
    int i = tiers.size() - 1;
    while (i > 0 && !reached(leg, tiers.get(i).floor(), start)) {
      i--;
    }
    return tiers.get(i);
  }

  private boolean reached(int leg, BigDecimal floor, BigDecimal x) {
    return edge(leg, floor).filter(e -> e.compareTo(x) <= 0).isPresent();
  }

  /** The coordinate at which a leg's notional reaches a floor; a leg of size 0 reaches none. */
  private Optional<BigDecimal> edge(int leg, BigDecimal floor) {
    BigDecimal quantity = terms.legs().get(leg).quantity();
    return quantity.signum() == 0
        ? Optional.empty()
        : Optional.of(floor.divide(quantity, DECIMAL128));
  }
}
