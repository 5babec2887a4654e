// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.review.stats.CostAttribution;
import io.github.liqscape.paper.review.stats.TradeMeasures;
import io.github.liqscape.setup.ZoneEvidence;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A trade with something wrong, and the evidence. Profitable trades too. A cost counts what was
 * lost: above 0 it hurt, below 0 the mistake happened to pay; signs are never cut off. Labels
 * overlap, so the cost of a finding is the largest of its labels' costs, not their sum.
 *
 * @param trade what happened; holds net results [worst, chosen, best] and the journal's range
 * @param group its setup
 * @param symptoms what is wrong, at least one unless it only was stopped and then right
 * @param costsE8 cost of each label, in 1e-8 of the settlement asset; absent if the data does not
 *     tell
 * @param costE8 the largest of them, 0 if none is known
 * @param costR the same in units of the planned risk, NaN without a stop
 * @param stoppedThenRight it was stopped and then went one stop distance the right way
 * @param measures of the trade
 * @param attribution where its money went
 * @param counterfactuals what else could have been
 * @param candles around it
 * @param prices that matter
 * @param zones as the setup saw them
 * @param ruleVersion hash of the rule, or {@code none}
 * @param inputHash hash of the setup's inputs, or empty
 * @param decisions of reviewers, oldest first; the last one counts
 */
public record Finding(
    PaperTrade trade,
    SetupGroup group,
    List<Symptom> symptoms,
    Map<Label, Long> costsE8,
    long costE8,
    double costR,
    boolean stoppedThenRight,
    TradeMeasures measures,
    CostAttribution attribution,
    Counterfactuals counterfactuals,
    List<Candle> candles,
    List<MarkedPrice> prices,
    List<ZoneEvidence> zones,
    String ruleVersion,
    String inputHash,
    List<ReviewDecision> decisions) {

  public Finding {
    Objects.requireNonNull(trade, "trade");
    symptoms = List.copyOf(symptoms);
    costsE8 = Map.copyOf(costsE8);
    candles = List.copyOf(candles);
    prices = List.copyOf(prices);
    zones = List.copyOf(zones);
    decisions = List.copyOf(decisions);
    if (decisions.isEmpty()) {
      throw new IllegalArgumentException("a finding starts OPEN, had no decision: " + trade.id());
    }
  }

  public String tradeId() {
    return trade.id();
  }

  /** Its labels, in their order. */
  public Set<Label> labels() {
    Set<Label> labels = EnumSet.noneOf(Label.class);
    symptoms.forEach(symptom -> labels.add(symptom.reason().label()));
    return labels;
  }

  /** Whether it has a label. */
  public boolean has(Label label) {
    return symptoms.stream().anyMatch(symptom -> symptom.reason().label() == label);
  }

  /** How it stands now. */
  public ReviewDecision decision() {
    return decisions.get(decisions.size() - 1);
  }

  /** Whether nobody has answered for it. */
  public boolean open() {
    return decision().status() == ReviewDecision.Status.OPEN;
  }
}
