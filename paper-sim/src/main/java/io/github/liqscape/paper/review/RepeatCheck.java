// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import static io.github.liqscape.paper.review.ReviewCase.above;

import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.PaperTrade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * REPEATED_TRIGGER between trades of one instrument. A re-entry counts as near the stopped trade if
 * its fill is near that trade's entry or its exit, whichever is nearer. All three trades of a flap
 * are labelled.
 */
final class RepeatCheck {

  private final ReviewThresholds limits;
  private final Map<String, List<Symptom>> byTrade = new HashMap<>();

  RepeatCheck(List<ReviewCase> cases, RepeatedTriggers triggers, ReviewThresholds limits) {
    this.limits = limits;
    List<ReviewCase> byEntry = new ArrayList<>(cases);
    byEntry.sort(Comparator.comparingLong(c -> c.trade().entryNanos()));
    for (Trigger trigger : triggers.duplicates()) {
      put(trigger.orderId().orElseThrow(), new Symptom(Reason.REPEAT, 1, 0, 1));
    }
    Map<String, List<ReviewCase>> byInstrument = new HashMap<>();
    for (ReviewCase c : byEntry) {
      byInstrument
          .computeIfAbsent(c.trade().instrument().toString(), k -> new ArrayList<>())
          .add(c);
    }
    byInstrument.values().forEach(this::look);
  }

  List<Symptom> of(PaperTrade trade) {
    return byTrade.getOrDefault(trade.id(), List.of());
  }

  private void look(List<ReviewCase> cases) {
    for (int i = 0; i < cases.size(); i++) {
      churn(cases, i);
      flap(cases, i);
    }
  }

  private void churn(List<ReviewCase> cases, int i) {
    ReviewCase again = cases.get(i);
    double soonest = Double.NaN;
    for (int j = 0; j < i; j++) {
      PaperTrade stopped = cases.get(j).trade();
      double bars = (again.trade().entryNanos() - stopped.exitNanos()) / again.barNanos();
      double entry = again.trade().entryPrice();
      double off =
          Math.min(
                  Math.abs(entry - stopped.entryPrice()), Math.abs(entry - stopped.exitPrice()))
              / again.atr();
      boolean churns =
          stopped.exit() == ExitReason.STOP && stopped.side() == again.trade().side()
              && bars >= 0 && !above(bars, limits.churnBars()) && !above(off, limits.churnAtr());
      if (churns && (Double.isNaN(soonest) || bars < soonest)) {
        soonest = bars;
      }
    }
    if (!Double.isNaN(soonest)) {
      put(again.trade().id(), new Symptom(Reason.CHURN, soonest, limits.churnBars(), 1));
    }
  }

  private void flap(List<ReviewCase> cases, int i) {
    if (i < 2) {
      return;
    }
    PaperTrade first = cases.get(i - 2).trade();
    PaperTrade second = cases.get(i - 1).trade();
    PaperTrade third = cases.get(i).trade();
    double bars = (third.entryNanos() - first.entryNanos()) / cases.get(i).barNanos();
    if (first.side() == third.side() && second.side() != first.side()
        && ReviewCase.below(bars, limits.flapBars())) {
      Symptom flap = new Symptom(Reason.FLAP, bars, limits.flapBars(), 1);
      put(first.id(), flap);
      put(second.id(), flap);
      put(third.id(), flap);
    }
  }

  private void put(String tradeId, Symptom symptom) {
    List<Symptom> symptoms = byTrade.computeIfAbsent(tradeId, k -> new ArrayList<>());
    if (symptoms.stream().noneMatch(s -> s.reason() == symptom.reason())) {
      symptoms.add(symptom);
    }
  }
}
