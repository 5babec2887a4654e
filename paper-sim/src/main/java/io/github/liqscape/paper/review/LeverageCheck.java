// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import static io.github.liqscape.paper.review.ReviewCase.above;

import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.review.stats.ContractValue;
import java.util.List;

/** LEVERAGE_NEEDED: the engine's gate, seen after the fact. Values in the settlement asset. */
final class LeverageCheck {

  private LeverageCheck() {}

  static void add(ReviewCase c, ReviewThresholds limits, List<Symptom> symptoms) {
    PaperTrade trade = c.trade();
    if (trade.equityE8() <= 0) {
      return;
    }
    double entry = opened(trade);
    double lost = c.measures().riskE8() + Math.max(0, trade.feesE8());
    double atRisk =
        c.measures().riskE8() > 0 ? limits.riskFraction() * entry / lost : Double.NaN;
    if (above(atRisk, limits.leverageCap())) {
      symptoms.add(new Symptom(Reason.SIZE_AT_RISK, atRisk, limits.leverageCap(), 1));
    }
    double held = held(trade) / trade.equityE8();
    if (above(held, limits.leverageCap())) {
      symptoms.add(new Symptom(Reason.NOTIONAL_HELD, held, limits.leverageCap(), 1));
    }
  }

  /** What the part of the position above the cap lost. */
  static long costE8(PaperTrade trade, ReviewThresholds limits) {
    double held = held(trade);
    double allowed = limits.leverageCap() * trade.equityE8();
    return held <= allowed ? 0 : Math.round(-trade.netE8() * (held - allowed) / held);
  }

  private static double held(PaperTrade trade) {
    long now = 0;
    long most = 0;
    for (Fill fill : trade.fills()) {
      now += fill.closes() ? -fill.steps() : fill.steps();
      most = Math.max(most, now);
    }
    return opened(trade) * most / trade.steps();
  }

  private static double opened(PaperTrade trade) {
    return Math.abs(ContractValue.ofFills(trade.fills(), fill -> !fill.closes()));
  }
}
