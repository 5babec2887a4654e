// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.ChecklistQuestion;
import io.github.liqscape.setup.Comparison;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Expectancy;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.GateStatus;
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
import java.util.List;

/** Reads what {@link SetupJsonWriter} wrote, and nothing else. */
final class SetupJsonReader {

  private SetupJsonReader() {}

  static Setup read(JsonFields in) {
    int schema = in.integer("schema");
    if (schema != SetupJson.SCHEMA) {
      throw new SetupFormatException(
          "found schema " + schema + " of a setup, readable is " + SetupJson.SCHEMA);
    }
    Decision decision = in.constant("decision", Decision.class);
    Setup setup = decision == Decision.WAIT ? waiting(in) : trade(in);
    in.end();
    if (setup.decision() != decision) {
      throw new SetupFormatException(
          "decision must agree with plan.side, was " + decision + " and " + setup.decision());
    }
    return setup;
  }

  private static Setup trade(JsonFields in) {
    return new Setup.Trade(
        facts(in),
        in.constant("kind", SetupKind.class),
        in.text("zoneRootId"),
        plan(in.object("plan")),
        expectancy(in.object("expectancy")),
        confidence(in.object("confidence")),
        in.number("score"),
        disposition(in.object("disposition")),
        in.objects("reasons", SetupJsonReader::reason),
        in.objects("watches", SetupJsonReader::watch),
        in.integer("revision"));
  }

  private static Setup waiting(JsonFields in) {
    return new Setup.Wait(
        facts(in),
        in.constantOrNull("nearest", SetupKind.class),
        in.constantOrNull("nearestSide", OrderSide.class),
        confidence(in.object("confidence")),
        in.number("score"),
        disposition(in.object("disposition")),
        in.objects("reasons", SetupJsonReader::reason),
        in.objects("watches", SetupJsonReader::watch),
        in.integer("revision"));
  }

  private static SetupFacts facts(JsonFields in) {
    return new RecordedFacts(
        instrument(in.object("instrument")),
        Timeframe.ofCode(in.text("timeframe")),
        in.instant("asOf"),
        in.instant("validUntil"),
        in.number("signalPrice"),
        in.number("trigger"),
        in.number("atr"),
        List.copyOf(in.objects("gates", SetupJsonReader::gate)),
        List.copyOf(in.objects("checklist", SetupJsonReader::item)),
        features(in.object("features")),
        List.copyOf(in.objects("zones", SetupJsonReader::zone)),
        in.text("contextHash"),
        in.text("engineVersion"),
        in.text("ruleVersion"),
        in.flag("paperOnly"));
  }

  private static Instrument instrument(JsonFields in) {
    Venue venue = Venue.of(in.text("venue"));
    String symbol = in.text("symbol");
    ContractType type = in.constant("contractType", ContractType.class);
    String base = in.text("baseAsset");
    String quote = in.text("quoteAsset");
    Instrument.Builder builder =
        type == ContractType.LINEAR
            ? Instrument.linear(venue, symbol, base, quote)
            : Instrument.inverse(venue, symbol, base, quote);
    Instrument instrument =
        builder
            .tickSize(in.decimal("tickSize"))
            .lotSize(in.decimal("lotSize"))
            .contractSize(in.decimal("contractSize"))
            .build();
    in.end();
    return instrument;
  }

  private static TradePlan plan(JsonFields in) {
    TradePlan plan =
        new TradePlan(
            in.constant("side", OrderSide.class),
            in.constant("entryType", TradePlan.EntryType.class),
            in.number("entry"),
            in.integer("entryBars"),
            in.number("invalidation"),
            in.number("stop"),
            in.objects(
                "targets",
                t -> new PlanTarget(t.number("price"), t.number("share"), t.text("objectId"))),
            in.number("quantity"),
            in.number("notional"),
            in.number("risk"),
            in.number("rewardRisk"),
            in.number("costR"),
            in.number("netRewardRisk"),
            in.number("liquidationPrice"),
            in.integer("exitAfterBars"));
    in.end();
    return plan;
  }

  private static Expectancy expectancy(JsonFields in) {
    Expectancy expectancy =
        new Expectancy(in.number("meanWin"), in.number("meanLoss"), in.number("costR"));
    in.end();
    return expectancy;
  }

  private static Confidence confidence(JsonFields in) {
    Confidence confidence =
        new Confidence(
            in.number("probability"), in.number("lower"), in.number("upper"),
            in.number("samples"), in.flag("calibrated"), in.texts("notes"));
    in.end();
    return confidence;
  }

  private static Disposition disposition(JsonFields in) {
    Disposition disposition =
        new Disposition(in.constant("route", Disposition.Route.class), in.text("reason"));
    in.end();
    return disposition;
  }

  private static SetupReason reason(JsonFields in) {
    String type = in.text("type");
    return switch (type) {
      case "MISSING" ->
          new SetupReason.Missing(
              in.constant("code", WaitReason.class), in.constant("gate", Gate.class),
              in.number("value"), in.number("threshold"));
      case "REPORTED" ->
          new SetupReason.Reported(
              in.constant("code", WaitReason.class), in.constant("gate", Gate.class),
              in.number("value"), in.number("threshold"));
      case "SUPPORTS" ->
          new SetupReason.Supports(
              in.constant("what", SetupReason.Support.class), in.integer("points"));
      case "REDUCED" ->
          new SetupReason.Reduced(
              in.constant("what", SetupReason.Reduction.class), in.number("factor"));
      default ->
          throw new SetupFormatException(
              "the type of a reason must be one of MISSING, REPORTED, SUPPORTS, REDUCED, was "
                  + type);
    };
  }

  private static ZoneWatch watch(JsonFields in) {
    return new ZoneWatch(
        in.text("rootId"), in.constant("side", PositionSide.class), in.number("low"),
        in.number("high"), in.number("armPrice"), in.instant("expires"));
  }

  private static GateResult gate(JsonFields in) {
    return new GateResult(
        in.constant("gate", Gate.class),
        in.constant("status", GateStatus.class),
        in.flag("blocking"),
        in.number("value"),
        in.constant("comparison", Comparison.class),
        in.number("threshold"),
        in.constantOrNull("reason", WaitReason.class).orElse(null),
        in.texts("evidenceIds"));
  }

  private static ChecklistItem item(JsonFields in) {
    return new ChecklistItem(
        in.constant("question", ChecklistQuestion.class),
        in.constant("answer", ChecklistItem.Answer.class),
        in.constants("gates", Gate.class),
        in.text("value"));
  }

  private static FeatureVector features(JsonFields in) {
    Feature[] all = Feature.values();
    double[] values = new double[all.length];
    long[] knownAtNanos = new long[all.length];
    for (Feature feature : all) {
      int i = feature.ordinal();
      if (in.takeNull(feature.key())) {
        values[i] = Double.NaN;
        knownAtNanos[i] = Long.MIN_VALUE;
      } else {
        JsonFields one = in.object(feature.key());
        values[i] = one.number("value");
        knownAtNanos[i] = one.instant("knownAt");
        one.end();
      }
    }
    in.end();
    return FeatureVector.of(values, knownAtNanos);
  }

  private static ZoneEvidence zone(JsonFields in) {
    return new ZoneEvidence(
        in.text("rootId"),
        in.constant("side", PositionSide.class),
        in.number("low"),
        in.number("high"),
        in.number("percentile"),
        in.number("notional"),
        in.constant("state", ZoneState.class),
        in.instant("firstSeen"),
        in.instant("touched"),
        in.number("distanceAtr"),
        in.objects(
            "tags", t -> new ZoneTag(t.constant("kind", ZoneTag.Kind.class), t.text("objectId"))));
  }
}
