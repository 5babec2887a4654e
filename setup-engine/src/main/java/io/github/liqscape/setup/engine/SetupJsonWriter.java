// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneTag;
import io.github.liqscape.setup.ZoneWatch;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one setup; {@link SetupJsonReader} reads the fields in the same order. */
final class SetupJsonWriter {

  private static final long SECOND = 1_000_000_000L;

  private final JsonGenerator out;

  SetupJsonWriter(JsonGenerator out) {
    this.out = out;
  }

  void write(Setup setup) throws IOException {
    SetupFacts facts = setup.facts();
    out.writeStartObject();
    out.writeNumberField("schema", SetupJson.SCHEMA);
    constant("decision", setup.decision());
    out.writeNumberField("revision", setup.revision());
    instrument(facts.instrument());
    out.writeStringField("timeframe", facts.timeframe().code());
    instant("asOf", facts.asOfNanos());
    instant("validUntil", facts.validUntilNanos());
    number("signalPrice", facts.signalPrice());
    number("trigger", facts.trigger());
    number("atr", facts.atr());
    switch (setup) {
      case Setup.Trade trade -> trade(trade);
      case Setup.Wait wait -> {
        constant("nearest", wait.nearest().orElse(null));
        constant("nearestSide", wait.nearestSide().orElse(null));
      }
    }
    confidence(setup.confidence());
    number("score", setup.score());
    out.writeObjectFieldStart("disposition");
    constant("route", setup.disposition().route());
    out.writeStringField("reason", setup.disposition().reason());
    out.writeEndObject();
    reasons(setup.reasons());
    watches(setup.watches());
    gates(facts.gates());
    checklist(facts.checklist());
    features(facts.features());
    zones(facts.zones());
    out.writeStringField("contextHash", facts.contextHash());
    out.writeStringField("engineVersion", facts.engineVersion());
    out.writeStringField("ruleVersion", facts.ruleVersion());
    out.writeBooleanField("paperOnly", facts.paperOnly());
    out.writeEndObject();
  }

  private void instrument(Instrument instrument) throws IOException {
    out.writeObjectFieldStart("instrument");
    out.writeStringField("venue", instrument.venue().id());
    out.writeStringField("symbol", instrument.symbol());
    constant("contractType", instrument.contractType());
    out.writeStringField("baseAsset", instrument.baseAsset());
    out.writeStringField("quoteAsset", instrument.quoteAsset());
    out.writeStringField("tickSize", instrument.tickSize().toPlainString());
    out.writeStringField("lotSize", instrument.lotSize().toPlainString());
    out.writeStringField("contractSize", instrument.contractSize().toPlainString());
    out.writeEndObject();
  }

  private void trade(Setup.Trade trade) throws IOException {
    constant("kind", trade.kind());
    out.writeStringField("zoneRootId", trade.zoneRootId());
    TradePlan plan = trade.plan();
    out.writeObjectFieldStart("plan");
    constant("side", plan.side());
    constant("entryType", plan.entryType());
    number("entry", plan.entry());
    out.writeNumberField("entryBars", plan.entryBars());
    number("invalidation", plan.invalidation());
    number("stop", plan.stop());
    out.writeArrayFieldStart("targets");
    for (PlanTarget target : plan.targets()) {
      out.writeStartObject();
      number("price", target.price());
      number("share", target.share());
      out.writeStringField("objectId", target.objectId());
      out.writeEndObject();
    }
    out.writeEndArray();
    number("quantity", plan.quantity());
    number("notional", plan.notional());
    number("risk", plan.risk());
    number("rewardRisk", plan.rewardRisk());
    number("costR", plan.costR());
    number("netRewardRisk", plan.netRewardRisk());
    number("liquidationPrice", plan.liquidationPrice());
    out.writeNumberField("exitAfterBars", plan.exitAfterBars());
    out.writeEndObject();
    out.writeObjectFieldStart("expectancy");
    number("meanWin", trade.expectancy().meanWin());
    number("meanLoss", trade.expectancy().meanLoss());
    number("costR", trade.expectancy().costR());
    out.writeEndObject();
  }

  private void confidence(Confidence confidence) throws IOException {
    out.writeObjectFieldStart("confidence");
    number("probability", confidence.probability());
    number("lower", confidence.lower());
    number("upper", confidence.upper());
    number("samples", confidence.samples());
    out.writeBooleanField("calibrated", confidence.calibrated());
    texts("notes", confidence.notes());
    out.writeEndObject();
  }

  private void reasons(List<SetupReason> reasons) throws IOException {
    out.writeArrayFieldStart("reasons");
    for (SetupReason reason : reasons) {
      out.writeStartObject();
      switch (reason) {
        case SetupReason.Missing m -> {
          out.writeStringField("type", "MISSING");
          constant("code", m.code());
          gate(m.gate(), m.value(), m.threshold());
        }
        case SetupReason.Reported r -> {
          out.writeStringField("type", "REPORTED");
          constant("code", r.code());
          gate(r.gate(), r.value(), r.threshold());
        }
        case SetupReason.Supports s -> {
          out.writeStringField("type", "SUPPORTS");
          constant("what", s.what());
          out.writeNumberField("points", s.points());
        }
        case SetupReason.Reduced r -> {
          out.writeStringField("type", "REDUCED");
          constant("what", r.what());
          number("factor", r.factor());
        }
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void gate(Gate gate, double value, double threshold) throws IOException {
    constant("gate", gate);
    number("value", value);
    number("threshold", threshold);
  }

  private void watches(List<ZoneWatch> watches) throws IOException {
    out.writeArrayFieldStart("watches");
    for (ZoneWatch watch : watches) {
      out.writeStartObject();
      out.writeStringField("rootId", watch.rootId());
      constant("side", watch.side());
      number("low", watch.low());
      number("high", watch.high());
      number("armPrice", watch.armPrice());
      instant("expires", watch.expiresNanos());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void gates(List<GateResult> gates) throws IOException {
    out.writeArrayFieldStart("gates");
    for (GateResult gate : gates) {
      out.writeStartObject();
      constant("gate", gate.gate());
      constant("status", gate.status());
      out.writeBooleanField("blocking", gate.blocking());
      number("value", gate.value());
      constant("comparison", gate.comparison());
      number("threshold", gate.threshold());
      constant("reason", gate.reason());
      texts("evidenceIds", gate.evidenceIds());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void checklist(List<ChecklistItem> items) throws IOException {
    out.writeArrayFieldStart("checklist");
    for (ChecklistItem item : items) {
      out.writeStartObject();
      constant("question", item.question());
      constant("answer", item.answer());
      texts("gates", item.gates().stream().map(Gate::name).toList());
      out.writeStringField("value", item.value());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** A feature of which nothing is known is null. */
  private void features(FeatureVector features) throws IOException {
    out.writeObjectFieldStart("features");
    for (Feature feature : Feature.values()) {
      double value = features.value(feature);
      long knownAt = features.knownAtNanos(feature);
      if (Double.isNaN(value) && knownAt == Long.MIN_VALUE) {
        out.writeNullField(feature.key());
      } else {
        out.writeObjectFieldStart(feature.key());
        number("value", value);
        instant("knownAt", knownAt);
        out.writeEndObject();
      }
    }
    out.writeEndObject();
  }

  private void zones(List<ZoneEvidence> zones) throws IOException {
    out.writeArrayFieldStart("zones");
    for (ZoneEvidence zone : zones) {
      out.writeStartObject();
      out.writeStringField("rootId", zone.rootId());
      constant("side", zone.side());
      number("low", zone.low());
      number("high", zone.high());
      number("percentile", zone.percentile());
      number("notional", zone.notional());
      constant("state", zone.state());
      instant("firstSeen", zone.firstSeenNanos());
      instant("touched", zone.touchedNanos());
      number("distanceAtr", zone.distanceAtr());
      out.writeArrayFieldStart("tags");
      for (ZoneTag tag : zone.tags()) {
        out.writeStartObject();
        constant("kind", tag.kind());
        out.writeStringField("objectId", tag.objectId());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void texts(String name, List<String> texts) throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private void constant(String name, @Nullable Enum<?> constant) throws IOException {
    if (constant == null) {
      out.writeNullField(name);
    } else {
      out.writeStringField(name, constant.name());
    }
  }

  private void number(String name, double value) throws IOException {
    if (Double.isNaN(value)) {
      out.writeNullField(name);
    } else if (Double.isInfinite(value)) {
      out.writeStringField(name, Double.toString(value));
    } else {
      out.writeNumberField(name, value);
    }
  }

  private void instant(String name, long nanos) throws IOException {
    if (nanos == Long.MIN_VALUE) {
      out.writeNullField(name);
    } else {
      out.writeStringField(
          name,
          Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
              .toString());
    }
  }
}
