// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Expectancy;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.WaitReason;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneState;
import io.github.liqscape.setup.ZoneTag;
import io.github.liqscape.setup.ZoneWatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Setups of BTCUSDT 4h at 67,000 with an ATR of 500. */
final class Setups {

  static final double PRICE = 67_000;
  static final double ATR = 500;
  static final long FOUR_HOURS = Timeframe.H4.nanos();

  record Facts(
      Instrument instrument,
      Timeframe timeframe,
      long asOfNanos,
      long validUntilNanos,
      double signalPrice,
      double trigger,
      double atr,
      List<GateResult> gates,
      List<ChecklistItem> checklist,
      FeatureVector features,
      List<ZoneEvidence> zones,
      String contextHash,
      String engineVersion,
      String ruleVersion,
      boolean paperOnly)
      implements SetupFacts {}

  private Setups() {}

  static SetupFacts facts(long asOf, ZoneEvidence... zones) {
    double[] unknown = new double[Feature.values().length];
    Arrays.fill(unknown, Double.NaN);
    long[] never = new long[unknown.length];
    Arrays.fill(never, Long.MIN_VALUE);
    return new Facts(
        Market.BTC, Timeframe.H4, asOf, asOf + FOUR_HOURS, PRICE, Double.NaN, ATR, List.of(),
        List.of(), FeatureVector.of(unknown, never), List.of(zones), "hash", "test/1", "rule-1",
        true);
  }

  static ZoneEvidence evidence(String root, PositionSide side, ZoneTag.Kind... tags) {
    return new ZoneEvidence(
        root, side, 60_500, 61_000, 90, 1e6, ZoneState.UNTESTED, 0, Long.MIN_VALUE, 12,
        Arrays.stream(tags).map(kind -> new ZoneTag(kind, kind + "-1")).toList());
  }

  /** The zone of vector D1. */
  static ZoneEvidence d1(ZoneTag.Kind... tags) {
    return evidence("z-60500-61000", PositionSide.LONG, tags);
  }

  static Setup.Trade trade(long asOf, OrderSide side, SetupKind kind, double score) {
    return trade(
        asOf, side, kind, score, Confidence.untrained(0.4), Disposition.Route.ALERT, 0,
        "z-60500-61000", d1());
  }

  static Setup.Trade trade(
      long asOf,
      OrderSide side,
      SetupKind kind,
      double score,
      Confidence confidence,
      Disposition.Route route,
      int revision,
      String root,
      ZoneEvidence... zones) {
    int s = side == OrderSide.BUY ? 1 : -1;
    TradePlan plan =
        new TradePlan(
            side, TradePlan.EntryType.NEXT_BAR_MARKET, PRICE, 3, PRICE - s * 900,
            PRICE - s * 1_000, List.of(new PlanTarget(PRICE + s * 3_000, 1, "level-1")), 0.1,
            6_700, 100, 3, 0.1, 2.6, 0, 48);
    return new Setup.Trade(
        facts(asOf, zones), kind, root, plan, new Expectancy(3, 1, 0.1), confidence, score,
        new Disposition(route, "test"), List.of(), List.of(), revision);
  }

  static Setup.Wait wait(
      long asOf, Disposition.Route route, int revision, List<ZoneWatch> watches,
      ZoneEvidence... zones) {
    return new Setup.Wait(
        facts(asOf, zones), Optional.empty(), Optional.empty(), Confidence.untrained(0.4), 0.3,
        new Disposition(route, "test"),
        List.of(new SetupReason.Missing(WaitReason.CLUSTER_FAR, Gate.ZONE_DISTANCE, 6, 4)),
        watches, revision);
  }
}
