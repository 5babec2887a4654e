// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.GateStatus;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.TradePlan;
import java.util.List;
import java.util.Optional;

/**
 * The last check: reads both setups anew and knows nothing of how the second was made.
 */
final class NotRiskier {

  private final Setup.Trade base;

  NotRiskier(Setup.Trade base) {
    this.base = base;
  }

  boolean holds(Setup revised) {
    return revised.revision() == base.revision() + 1
        && sameEvidence(base.facts(), revised.facts())
        && gates(base.facts().gates(), revised.facts().gates())
        && confidence(revised.confidence())
        && revised.score() <= base.score()
        && revised.watches().equals(base.watches())
        && switch (revised) {
          case Setup.Trade trade -> trade(trade);
          case Setup.Wait wait -> waiting(wait);
        };
  }

  private boolean trade(Setup.Trade revised) {
    return revised.kind() == base.kind()
        && revised.zoneRootId().equals(base.zoneRootId())
        && revised.expectancy().equals(base.expectancy())
        && revised.disposition().equals(base.disposition())
        && revised.facts().gates().stream().noneMatch(GateResult::blocks)
        && plan(base.plan(), revised.plan());
  }

  private boolean waiting(Setup.Wait revised) {
    return revised.nearest().equals(Optional.of(base.kind()))
        && revised.nearestSide().equals(Optional.of(base.side()))
        && revised.disposition().route() != Disposition.Route.PAPER_TEST;
  }

  /** All that decides where and how is the same to the bit; what decides how much is not more. */
  private static boolean plan(TradePlan was, TradePlan now) {
    return now.side() == was.side()
        && now.entryType() == was.entryType()
        && now.entryBars() == was.entryBars()
        && now.exitAfterBars() == was.exitAfterBars()
        && now.targets().equals(was.targets())
        && same(now.entry(), was.entry())
        && same(now.invalidation(), was.invalidation())
        && same(now.stop(), was.stop())
        && same(now.rewardRisk(), was.rewardRisk())
        && same(now.costR(), was.costR())
        && same(now.netRewardRisk(), was.netRewardRisk())
        && same(now.liquidationPrice(), was.liquidationPrice())
        && now.quantity() <= was.quantity()
        && now.notional() <= was.notional()
        && now.risk() <= was.risk();
  }

  private boolean confidence(Confidence now) {
    Confidence was = base.confidence();
    return now.probability() <= was.probability()
        && now.lower() <= was.lower()
        && now.upper() <= was.upper()
        && now.samples() <= was.samples()
        && (was.calibrated() || !now.calibrated());
  }

  private static boolean sameEvidence(SetupFacts was, SetupFacts now) {
    return now.instrument().equals(was.instrument())
        && now.timeframe() == was.timeframe()
        && now.asOfNanos() == was.asOfNanos()
        && now.validUntilNanos() <= was.validUntilNanos()
        && same(now.signalPrice(), was.signalPrice())
        && same(now.trigger(), was.trigger())
        && same(now.atr(), was.atr())
        && now.features().equals(was.features())
        && now.zones().equals(was.zones())
        && now.contextHash().equals(was.contextHash())
        && now.engineVersion().equals(was.engineVersion())
        && now.ruleVersion().equals(was.ruleVersion())
        && (now.paperOnly() || !was.paperOnly());
  }

  /** No gate is gone, none has an easier threshold, none that stopped lets through. */
  private static boolean gates(List<GateResult> was, List<GateResult> now) {
    return was.stream()
        .allMatch(
            old ->
                now.stream()
                    .filter(result -> result.gate() == old.gate())
                    .allMatch(result -> atLeastAsShut(old, result)))
        && was.stream()
            .allMatch(old -> now.stream().anyMatch(result -> result.gate() == old.gate()));
  }

  private static boolean atLeastAsShut(GateResult was, GateResult now) {
    boolean status =
        now.status() == was.status()
            || now.status().stops()
            || (was.status() == GateStatus.NOT_APPLICABLE && now.status() == GateStatus.PASS);
    return status
        && (now.blocking() || !was.blocking())
        && now.comparison() == was.comparison()
        && same(now.threshold(), was.threshold());
  }

  private static boolean same(double a, double b) {
    return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
  }
}
