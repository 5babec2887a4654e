// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Expectancy;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.SetupReason.Reduction;
import io.github.liqscape.setup.SetupReason.Support;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.WaitReason;
import io.github.liqscape.setup.ZoneState;
import io.github.liqscape.setup.ZoneWatch;
import io.github.liqscape.setup.confidence.ConfidenceAssessment;
import io.github.liqscape.setup.confidence.ConfidenceModel;
import io.github.liqscape.setup.confidence.UncalibratedReason;
import io.github.liqscape.instrument.OrderSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a frozen context to a setup: attempts of the decision table, the plan, gates and confidence
 * of each that came up, and the one answer. A pure function.
 */
final class SetupEvaluation {

  /** Bars for which a far zone is watched. */
  private static final int WATCH_BARS = 24;

  private static final Disposition PAPER_TEST =
      new Disposition(Disposition.Route.PAPER_TEST, "the rule is registered for paper tests");
  private static final Disposition OPEN =
      new Disposition(Disposition.Route.ALERT, "all blocking gates pass");
  private static final Disposition WATCH =
      new Disposition(Disposition.Route.ALERT, "a far zone is worth watching");
  private static final Disposition NOTHING =
      new Disposition(Disposition.Route.NOTHING, "nothing to act on or to watch");
  private static final Confidence NO_PLAN = Confidence.untrained(0.5);
  private static final List<UncalibratedReason> UNTRAINED = List.of(UncalibratedReason.UNTRAINED);
  private static final List<String> UNTRAINED_NOTE = List.of(UncalibratedReason.UNTRAINED.name());
  private static final Support[] SUPPORTS = Support.values();

  private final SetupContext context;
  private final ConfidenceModel model;

  private SetupEvaluation(SetupContext context, ConfidenceModel model) {
    this.context = context;
    this.model = model;
  }

  static Setup of(SetupContext context, ConfidenceModel model) {
    return new SetupEvaluation(context, model).decide();
  }

  private Setup decide() {
    Attempt[] attempts = new DecisionTable(context).attempts();
    Judgement buy = null;
    Judgement sell = null;
    Judgement nearest = null;
    for (Attempt attempt : attempts) {
      if (!attempt.emitted()) {
        continue;
      }
      Judgement judgement = Judgement.of(context, attempt, model);
      if (judgement.passes()) {
        if (attempt.s() > 0) {
          buy = better(buy, judgement);
        } else {
          sell = better(sell, judgement);
        }
      }
      nearest = nearer(nearest, judgement);
    }
    if (buy != null && sell != null) {
      return ambiguous(better(buy, sell));
    }
    if (buy != null || sell != null) {
      return trade(buy != null ? buy : Objects.requireNonNull(sell));
    }
    return waiting(nearest != null ? nearest : nearestOf(attempts));
  }

  /** Expectancy first, then net reward, then the order of the kinds. */
  private static Judgement better(@Nullable Judgement a, Judgement b) {
    if (a == null) {
      return b;
    }
    int order = Double.compare(a.expectancy(), b.expectancy());
    if (order == 0) {
      order = Double.compare(a.draft.netRewardRisk, b.draft.netRewardRisk);
    }
    return order >= 0 ? a : b;
  }

  /** Of those that came up and failed, the one that fewest gates stop. */
  private static Judgement nearer(@Nullable Judgement a, Judgement b) {
    return a == null || b.gates.stopping() < a.gates.stopping() ? b : a;
  }

  /** Nothing came up: the attempt with the nearest zone in reach and most conditions met. */
  private Judgement nearestOf(Attempt[] attempts) {
    Attempt best = attempts[0];
    double most = closeness(best);
    for (int i = 1; i < attempts.length; i++) {
      double closeness = closeness(attempts[i]);
      if (closeness > most) {
        best = attempts[i];
        most = closeness;
      }
    }
    return Judgement.of(context, best, model);
  }

  private double closeness(Attempt attempt) {
    if (attempt.zone() < 0) {
      return -1;
    }
    double distance = context.distanceAtr(attempt.zone());
    boolean reach = distance <= SetupConstants.MID_ATR;
    return (reach ? 10 : 0) + attempt.met() + 1 / (2 + distance);
  }

  private Setup trade(Judgement j) {
    List<SetupReason> reasons = new ArrayList<>();
    supports(reasons, j);
    reductions(reasons, j);
    reported(reasons, j);
    ConfidenceAssessment known = Objects.requireNonNull(j.assessment);
    Disposition disposition = context.config.paperRule() ? PAPER_TEST : OPEN;
    return new Setup.Trade(
        new EngineFacts(context, j), j.attempt.kind(), rootId(j), plan(j),
        new Expectancy(known.meanWin(), known.meanLoss(), j.draft.costR), confidence(known),
        j.score(), disposition, reasons, watches(), 0);
  }

  private Setup ambiguous(Judgement j) {
    j.gates.judge(Gate.STRUCTURE_SUPPORTS, 0, true, WaitReason.AMBIGUOUS);
    return waiting(j);
  }

  private Setup waiting(Judgement j) {
    List<ZoneWatch> watches = watches();
    List<SetupReason> reasons = new ArrayList<>(12);
    missing(reasons, j);
    supports(reasons, j);
    Disposition disposition = watches.isEmpty() ? NOTHING : WATCH;
    boolean idea = j.zone != null;
    return new Setup.Wait(
        new EngineFacts(context, j),
        idea ? Optional.of(j.attempt.kind()) : Optional.empty(),
        idea ? Optional.of(side(j.attempt.s())) : Optional.empty(),
        j.assessment == null ? NO_PLAN : confidence(j.assessment),
        j.score(), disposition, reasons, watches, 0);
  }

  /** The weightiest first, then by the order of the codes, then of the gates. */
  private static void missing(List<SetupReason> reasons, Judgement j) {
    for (Gate gate : GateTable.GATES) {
      if (!j.gates.blocking(gate) || !j.gates.status(gate).stops()) {
        continue;
      }
      WaitReason code = Objects.requireNonNull(j.gates.reason(gate));
      int at = reasons.size();
      while (at > 0 && weighsMore(code, ((SetupReason.Missing) reasons.get(at - 1)).code())) {
        at--;
      }
      reasons.add(
          at,
          new SetupReason.Missing(
              code, gate, j.gates.value[gate.ordinal()], gate.threshold()));
    }
  }

  private static boolean weighsMore(WaitReason code, WaitReason other) {
    return code.severity() > other.severity()
        || (code.severity() == other.severity() && code.compareTo(other) < 0);
  }

  private static OrderSide side(int s) {
    return s > 0 ? OrderSide.BUY : OrderSide.SELL;
  }

  private static String rootId(Judgement j) {
    return Objects.requireNonNull(j.zone).rootId();
  }

  private static void supports(List<SetupReason> reasons, Judgement j) {
    for (Support support : SUPPORTS) {
      int points = j.points[support.ordinal()];
      if (points > 0) {
        reasons.add(new SetupReason.Supports(support, points));
      }
    }
  }

  private static void reductions(List<SetupReason> reasons, Judgement j) {
    reduced(reasons, Reduction.LATE, j.draft.lateFactor);
    reduced(reasons, Reduction.MAP_CONFLICT, j.draft.conflictFactor);
    reduced(reasons, Reduction.NOTIONAL_CAP, j.draft.notionalFactor);
    reduced(reasons, Reduction.ZONE_LIQUIDITY, j.draft.zoneFactor);
    reduced(reasons, Reduction.KELLY, j.draft.kellyFactor);
  }

  private static void reduced(List<SetupReason> reasons, Reduction what, double factor) {
    if (factor < 1) {
      reasons.add(new SetupReason.Reduced(what, factor));
    }
  }

  private static void reported(List<SetupReason> reasons, Judgement j) {
    for (Gate gate : GateTable.GATES) {
      if (!j.gates.blocking(gate) && j.gates.status(gate).stops()) {
        reasons.add(
            new SetupReason.Reported(
                Objects.requireNonNull(j.gates.reason(gate)), gate,
                j.gates.value[gate.ordinal()], gate.threshold()));
      }
    }
  }

  private static Confidence confidence(ConfidenceAssessment known) {
    return new Confidence(
        known.probability(), known.lower(), known.upper(), known.effectiveSamples(),
        known.calibrated(), notes(known));
  }

  private static List<String> notes(ConfidenceAssessment known) {
    if (known.reasons().equals(UNTRAINED) && !known.staleFit()) {
      return UNTRAINED_NOTE;
    }
    List<String> notes = new ArrayList<>();
    known.reasons().forEach(reason -> notes.add(reason.name()));
    if (known.staleFit()) {
      notes.add("STALE_FIT");
    }
    return notes;
  }

  private TradePlan plan(Judgement j) {
    Draft d = j.draft;
    int s = j.attempt.s();
    List<PlanTarget> targets = new ArrayList<>(2);
    String targetId = d.targetId(context);
    double half = context.instrument.price(
        context.instrument.ticks(d.entry + (d.entry - d.stop)));
    if (context.config.halfExit() && s * (d.target - half) > 0) {
      targets.add(new PlanTarget(half, 0.5, "1R"));
      targets.add(new PlanTarget(d.target, 0.5, targetId));
    } else {
      targets.add(new PlanTarget(d.target, 1, targetId));
    }
    return new TradePlan(
        side(s), d.entryType, d.entry, SetupConstants.ENTRY_BARS, d.invalidation, d.stop, targets,
        d.quantity, d.notional, d.quantity * d.lossPerUnit, d.rewardRisk, d.costR,
        d.netRewardRisk, d.liquidationPrice, SetupConstants.TIME_STOP_BARS);
  }

  /** Row (d): the nearest zone of each side, if it is untested and far. */
  private List<ZoneWatch> watches() {
    List<ZoneWatch> watches = List.of();
    for (int sign = 1; sign >= -1; sign -= 2) {
      int place = nearestAhead(sign);
      if (place >= 0 && context.distanceAtr(place) > SetupConstants.MID_ATR) {
        MemoryZone nearest = context.map.past(place);
        double arm = nearest.near() - sign * context.bar.atr();
        long expires = context.bar.closeNanos() + WATCH_BARS * context.timeframe().nanos();
        watches = watches.isEmpty() ? new ArrayList<>(2) : watches;
        watches.add(
            new ZoneWatch(
                nearest.rootId(), nearest.side(), nearest.low(), nearest.high(), arm, expires));
      }
    }
    return watches;
  }

  private int nearestAhead(int sign) {
    double close = context.bar.close();
    NearZones zones = context.map;
    int nearest = -1;
    for (int i = 0; i < zones.untested(); i++) {
      if (zones.sign(i) != sign || !(sign * (zones.far(i) - close) > 0)) {
        continue;
      }
      if (nearest < 0) {
        nearest = i;
      } else if (zones.distance(i, close) > zones.distance(nearest, close)) {
        break;
      } else if (zones.knownBefore(i, nearest)) {
        nearest = i;
      }
    }
    return nearest;
  }
}
