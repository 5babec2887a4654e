// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import static io.github.liqscape.paper.review.ReviewCase.above;
import static io.github.liqscape.paper.review.ReviewCase.below;

import java.util.List;

/** LATE_ENTRY. */
final class EntryCheck {

  private EntryCheck() {}

  static void add(ReviewCase c, ReviewThresholds limits, List<Symptom> symptoms) {
    double delay = c.delayBars();
    if (above(delay, limits.lateBars())) {
      symptoms.add(new Symptom(Reason.DELAYED, delay, limits.lateBars(), 1));
    }
    int s = c.s();
    double entry = c.trade().entryPrice();
    double run = s * (entry - c.signal()) / c.atr();
    if (above(run, limits.lateAtr())) {
      symptoms.add(new Symptom(Reason.CHASED, run, limits.lateAtr(), 1));
    }
    double whole = s * (c.trade().target() - c.trigger());
    double used = whole > 0 ? s * (entry - c.trigger()) / whole : Double.NaN;
    if (above(used, limits.moveUsed())) {
      symptoms.add(new Symptom(Reason.MOVE_USED, used, limits.moveUsed(), 1));
    }
    double rr = c.measures().rewardRisk();
    double ofPlanned = rr / c.plannedRewardRisk();
    if (below(ofPlanned, limits.plannedRr())) {
      symptoms.add(new Symptom(Reason.RR_SHRUNK, ofPlanned, limits.plannedRr(), 1));
    }
    if (below(rr, limits.minRr())) {
      symptoms.add(new Symptom(Reason.RR_TOO_LOW, rr, limits.minRr(), 1));
    }
  }
}
