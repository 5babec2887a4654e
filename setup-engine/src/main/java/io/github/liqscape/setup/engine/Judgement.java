// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.SetupReason.Support;
import io.github.liqscape.setup.WaitReason;
import io.github.liqscape.setup.confidence.ConfidenceAssessment;
import io.github.liqscape.setup.confidence.ConfidenceModel;
import org.jspecify.annotations.Nullable;

/** One attempt with its plan, all its gates, its confidence and its score. */
final class Judgement {

  private static final int SUPPORTS = Support.values().length;
  private static final double ALIGNED = 0.5;
  private static final double PULL = 0.25;
  private static final double AGREEING_MOMENTUM = 2;
  private static final double GOOD_REWARD = 2;
  private static final double ON_TIME_ATR = 1.5;

  final Attempt attempt;

  /** The zone that it is about, null if there is none. */
  final @Nullable MemoryZone zone;

  final Draft draft;
  final GateTable gates;
  final @Nullable ConfidenceAssessment assessment;

  /** Tenths of the score that each support gives. */
  final int[] points = new int[SUPPORTS];

  private Judgement(
      Attempt attempt, @Nullable MemoryZone zone, Draft draft, GateTable gates,
      @Nullable ConfidenceAssessment assessment) {
    this.attempt = attempt;
    this.zone = zone;
    this.draft = draft;
    this.gates = gates;
    this.assessment = assessment;
  }

  static Judgement of(SetupContext context, Attempt attempt, ConfidenceModel model) {
    MemoryZone zone = attempt.zone() < 0 ? null : context.map.zone(attempt.zone());
    Draft draft = Planner.plan(context, attempt, zone);
    GateTable gates = GateKeeper.judge(context, attempt, zone, draft);
    ConfidenceAssessment assessment = null;
    if (draft.rewardRisk > 0) {
      // Without a fit the row is not looked at.
      double[] row =
          model.isTrained()
              ? ModelRow.of(features(context, draft), attempt.s())
              : context.features;
      assessment =
          model.assess(
              attempt.kind().name(), context.timeframe().code(), row, draft.rewardRisk,
              context.bar.closeNanos());
      confidence(context, draft, gates, assessment);
    } else {
      gates.skip(Gate.CALIBRATED);
      gates.skip(Gate.IN_DISTRIBUTION);
      gates.skip(Gate.EXPECTANCY);
    }
    Judgement judgement = new Judgement(attempt, zone, draft, gates, assessment);
    judgement.score(context);
    return judgement;
  }

  /** All features by ordinal, those of the plan among them. */
  double[] features(SetupContext context) {
    return features(context, draft);
  }

  private static double[] features(SetupContext context, Draft draft) {
    double[] features = context.features.clone();
    features[Feature.COST_IN_R.ordinal()] = draft.costR;
    features[Feature.PLAN_REWARD_RISK.ordinal()] = draft.rewardRisk;
    features[Feature.PLAN_RISK_ATR.ordinal()] = draft.riskAtr;
    return features;
  }

  private static void confidence(
      SetupContext context, Draft draft, GateTable gates, ConfidenceAssessment assessment) {
    gates.judge(Gate.CALIBRATED, assessment.calibrated() ? 1 : 0);
    if (Double.isNaN(assessment.dissimilarity())) {
      gates.skip(Gate.IN_DISTRIBUTION);
    } else {
      gates.judge(Gate.IN_DISTRIBUTION, assessment.dissimilarity());
    }
    if (assessment.calibrated()) {
      Planner.capByKelly(context, draft, assessment.lower());
      gates.judge(Gate.SIZE, draft.sizeRatio);
    }
    gates.judge(
        Gate.EXPECTANCY, assessment.expectancyLowerBound(draft.costR), true,
        WaitReason.LOW_PROBABILITY);
  }

  private void score(SetupContext c) {
    int s = attempt.s();
    double aligned = s * c.chart.alignment();
    give(Support.SWING_TREND, c.chart.swingTrend() == s ? 2 : 0);
    give(Support.TIMEFRAMES, aligned > ALIGNED ? 2 : aligned > 0 ? 1 : 0);
    double d = s * (c.bar.close() - attempt.broken()) / c.bar.atr();
    give(Support.PHASE, d >= 0 && d <= ON_TIME_ATR && attempt.legs() < 4 ? 1 : 0);
    give(Support.MOMENTUM, s * c.chart.momentum() >= AGREEING_MOMENTUM ? 1 : 0);
    give(Support.MAP_PULL, s * c.map.pull() > PULL ? 1 : 0);
    give(Support.STRONG_ZONE, zone != null && zone.strong() ? 1 : 0);
    boolean tagged =
        zone != null && c.chart.marks().tagCount(zone.low(), zone.high(), c.bar.atr()) > 0;
    give(Support.TAGGED_ZONE, tagged ? 1 : 0);
    give(Support.REWARD, draft.netRewardRisk >= GOOD_REWARD ? 1 : 0);
  }

  private void give(Support support, int tenths) {
    points[support.ordinal()] = tenths;
  }

  double score() {
    int sum = 0;
    for (int p : points) {
      sum += p;
    }
    return sum / 10.0;
  }

  /** Whether it may become a BUY or SELL. */
  boolean passes() {
    return attempt.emitted() && draft.planned() && gates.stopping() == 0;
  }

  /** Expectancy at the lower bound, -infinity if unknown: what candidates are ranked by. */
  double expectancy() {
    ConfidenceAssessment known = assessment;
    return known == null || !known.calibrated()
        ? Double.NEGATIVE_INFINITY
        : known.expectancyLowerBound(draft.costR);
  }
}
