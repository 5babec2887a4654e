// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import java.util.List;
import java.util.Locale;

/** G8 to G11: what people have to do. */
final class ProcessTests {

  private ProcessTests() {}

  /** Measured is the age in days of the older of the two latest drills. */
  static Condition g8(GateEvidence e, GateTerms terms) {
    double oldest = 0;
    int passed = 0;
    for (Drill.Kind kind : Drill.Kind.values()) {
      Drill latest = null;
      for (Drill drill : e.drills) {
        boolean newer = latest == null || drill.timeNanos() >= latest.timeNanos();
        if (drill.kind() == kind && drill.timeNanos() <= e.nowNanos && newer) {
          latest = drill;
        }
      }
      if (latest == null) {
        return Condition.missing(ConditionId.G8, terms.drillDays(), "a drill of " + kind);
      }
      oldest = Math.max(oldest, days(e.nowNanos - latest.timeNanos()));
      passed += latest.passed() ? 1 : 0;
    }
    return new Condition(
        ConditionId.G8, oldest, terms.drillDays(), e.drills.size(),
        passed == 2 && oldest <= terms.drillDays(),
        passed == 2 ? "days since the older drill" : "the latest drill of a kind failed");
  }

  static Condition g9(GateEvidence e) {
    if (e.stage.compareTo(Stage.SHADOW) < 0) {
      return new Condition(
          ConditionId.G9, Double.NaN, 1, 0, true, "asked for from SHADOW on, not for " + e.stage);
    }
    if (e.ownFills.isEmpty() || e.ownFills.get().pairs() == 0) {
      return Condition.missing(ConditionId.G9, 1, "own fills to compare with");
    }
    OwnFillComparison own = e.ownFills.get();
    boolean pass = own.medianTicks() <= 1 && own.p95Ticks() <= own.allowanceTicks();
    return new Condition(
        ConditionId.G9, own.medianTicks(), 1, own.pairs(), pass,
        String.format(
            Locale.ROOT, "median difference in ticks; p95 %.2f of %.2f allowed", own.p95Ticks(),
            own.allowanceTicks()));
  }

  static Condition g10(GateEvidence e) {
    if (e.openFindings.isEmpty()) {
      return Condition.missing(ConditionId.G10, 0, "the number of open findings");
    }
    int open = e.openFindings.getAsInt();
    return new Condition(
        ConditionId.G10, open, 0, open, open == 0, "findings that nobody has answered for");
  }

  /** Measured is the age in days of the sign-off. */
  static Condition g11(GateEvidence e, List<Condition> others, GateTerms terms) {
    if (!others.stream().allMatch(Condition::pass)) {
      return new Condition(
          ConditionId.G11, Double.NaN, terms.signOffDays(), 0, false,
          "a sign-off counts only after all others have passed");
    }
    if (e.othersPassedSinceNanos.isEmpty()) {
      return Condition.missing(
          ConditionId.G11, terms.signOffDays(), "since when the others have passed");
    }
    SignOff latest = null;
    for (SignOff one : e.signOffs) {
      boolean bound = one.waives().isEmpty() && one.ruleHash().equals(e.ruleHash);
      boolean inTime =
          one.timeNanos() >= e.othersPassedSinceNanos.getAsLong() && one.timeNanos() <= e.nowNanos;
      if (bound && inTime && (latest == null || one.timeNanos() > latest.timeNanos())) {
        latest = one;
      }
    }
    if (latest == null) {
      return Condition.missing(
          ConditionId.G11, terms.signOffDays(),
          "a sign-off for this rule hash since the others passed");
    }
    double age = days(e.nowNanos - latest.timeNanos());
    return new Condition(
        ConditionId.G11, age, terms.signOffDays(), 1, age <= terms.signOffDays(),
        "days since " + latest.by() + " signed");
  }

  private static double days(long nanos) {
    return (double) nanos / Regimes.DAY;
  }
}
