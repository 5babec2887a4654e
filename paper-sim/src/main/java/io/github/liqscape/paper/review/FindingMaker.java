// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.review.stats.ContractValue;
import io.github.liqscape.paper.review.stats.CostAttribution;
import io.github.liqscape.paper.review.stats.Quantiles;
import io.github.liqscape.setup.Setup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Judges one trade and puts the evidence together. */
final class FindingMaker {

  private final ReviewCase c;
  private final PaperTrade trade;
  private final GroupSample group;
  private final ReviewThresholds limits;
  private final CostAttribution attribution;
  private final Counterfactuals counterfactuals;

  FindingMaker(ReviewCase c, GroupSample group, ReviewThresholds limits) {
    this.c = c;
    this.trade = c.trade();
    this.group = group;
    this.limits = limits;
    attribution = CostAttribution.of(trade);
    counterfactuals =
        new Counterfactuals(
            trade.origin() == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.addExact(trade.netE8(), attribution.entryCostE8())),
            new Aftermath(c).withStopFarther(limits.stopFartherAtr()),
            nearerTarget());
  }

  /** A finding, if something is wrong with the trade. */
  Optional<Finding> finding(List<Symptom> repeats, List<ReviewDecision> decisions) {
    List<Symptom> symptoms = new ArrayList<>();
    EntryCheck.add(c, limits, symptoms);
    symptoms.addAll(repeats);
    StopCheck.add(c, group, limits, symptoms);
    new TargetCheck(c, group, limits, symptoms).add();
    LeverageCheck.add(c, limits, symptoms);
    boolean right = new Aftermath(c).stoppedThenRight(group.until(c));
    if (symptoms.isEmpty() && !right) {
      return Optional.empty();
    }
    Map<Label, Long> costs = new EnumMap<>(Label.class);
    symptoms.forEach(
        symptom ->
            cost(symptom.reason().label())
                .ifPresent(cost -> costs.put(symptom.reason().label(), cost)));
    long cost = costs.values().stream().mapToLong(Long::longValue).max().orElse(0);
    Setup.Trade origin = trade.origin();
    List<ReviewDecision> all = new ArrayList<>();
    all.add(ReviewDecision.open(trade.id()));
    all.addAll(decisions);
    return Optional.of(
        new Finding(
            trade, c.group(), symptoms, costs, cost, c.measures().inR(cost), right, c.measures(),
            attribution, counterfactuals,
            c.path().around(Math.min(trade.submitNanos(), trade.entryNanos()), trade.exitNanos()),
            prices(), c.zones(), c.group().ruleVersion(),
            origin == null ? "" : origin.facts().contextHash(), all));
  }

  private OptionalLong cost(Label label) {
    return switch (label) {
      case LATE_ENTRY ->
          trade.origin() == null
              ? OptionalLong.empty()
              : OptionalLong.of(attribution.entryCostE8());
      case REPEATED_TRIGGER -> OptionalLong.of(-trade.netE8());
      case WEAK_STOP ->
          counterfactuals.stopFartherE8().isEmpty()
              ? OptionalLong.empty()
              : OptionalLong.of(
                  counterfactuals.stopFartherE8().getAsLong() - trade.netE8());
      case UNREALISTIC_TARGET -> OptionalLong.of(reachedTarget() ? 0 : c.measures().givebackE8());
      case LEVERAGE_NEEDED -> OptionalLong.of(LeverageCheck.costE8(trade, limits));
    };
  }

  private boolean reachedTarget() {
    return trade.exit() == ExitReason.TARGET
        || c.s() * (trade.bestPrice() - trade.target()) >= 0;
  }

  private OptionalLong nearerTarget() {
    double d = c.measures().stopDistance();
    if (!group.enough(group.mfeR.length) || !(d > 0)) {
      return OptionalLong.empty();
    }
    double target =
        trade.entryPrice() + c.s() * d * Quantiles.type7(group.mfeR, limits.nearerQuantile());
    if (!(target > 0)) {
      return OptionalLong.empty();
    }
    target = trade.instrument().price(trade.instrument().ticks(target));
    if (c.s() * (trade.bestPrice() - target) < 0) {
      return OptionalLong.of(trade.netE8());
    }
    long entry = ContractValue.ofFills(trade.fills(), fill -> !fill.closes());
    long then = c.s() * (ContractValue.e8(trade.instrument(), trade.steps(), target) - entry);
    return OptionalLong.of(trade.netE8() - trade.realizedE8() + then);
  }

  private List<MarkedPrice> prices() {
    List<MarkedPrice> prices = new ArrayList<>();
    mark(prices, "signal", c.signal());
    mark(prices, "trigger", c.trigger());
    mark(prices, "submitted", trade.submitPrice());
    mark(prices, "entry", trade.entryPrice());
    mark(prices, "stop", trade.stop());
    mark(prices, "target", trade.target());
    mark(prices, "exit decided", trade.exitDecisionPrice());
    mark(prices, "exit", trade.exitPrice());
    mark(prices, "worst", trade.worstPrice());
    mark(prices, "best", trade.bestPrice());
    mark(prices, "liquidation", trade.liquidationPrice());
    return prices;
  }

  private static void mark(List<MarkedPrice> prices, String name, double price) {
    if (price > 0) {
      prices.add(new MarkedPrice(name, price));
    }
  }
}
