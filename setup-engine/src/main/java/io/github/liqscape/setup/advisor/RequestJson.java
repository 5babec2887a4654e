// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.ZoneTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a request. */
final class RequestJson {

  private RequestJson() {}

  static byte[] bytes(AdvisorRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator out = StrictJson.FACTORY.createGenerator(bytes)) {
      write(out, request);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, AdvisorRequest request) throws IOException {
    out.writeStartObject();
    out.writeNumberField("schema", Advice.SCHEMA);
    out.writeStringField("contextHash", request.contextHash());
    out.writeStringField("symbol", request.symbol());
    out.writeStringField("timeframe", request.timeframe().code());
    out.writeStringField("kind", request.kind().name());
    out.writeStringField("side", request.side().name());
    number(out, "signalPrice", request.signalPrice());
    number(out, "atr", request.atr());
    plan(out, request.plan());
    odds(out, request.odds());
    number(out, "score", request.score());
    out.writeObjectFieldStart("features");
    for (Feature feature : Feature.values()) {
      number(out, feature.key(), request.features().value(feature));
    }
    out.writeEndObject();
    out.writeArrayFieldStart("gates");
    for (GateResult gate : request.gates()) {
      gate(out, gate);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("zones");
    for (AdvisorRequest.Zone zone : request.zones()) {
      zone(out, zone);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void plan(JsonGenerator out, AdvisorRequest.Plan plan) throws IOException {
    out.writeObjectFieldStart("plan");
    out.writeStringField("entryType", plan.entryType().name());
    number(out, "entry", plan.entry());
    number(out, "invalidation", plan.invalidation());
    number(out, "stop", plan.stop());
    out.writeArrayFieldStart("targets");
    for (double target : plan.targets()) {
      out.writeNumber(target);
    }
    out.writeEndArray();
    number(out, "rewardRisk", plan.rewardRisk());
    number(out, "costR", plan.costR());
    number(out, "netRewardRisk", plan.netRewardRisk());
    out.writeEndObject();
  }

  private static void odds(JsonGenerator out, AdvisorRequest.Odds odds) throws IOException {
    out.writeObjectFieldStart("confidence");
    number(out, "probability", odds.probability());
    number(out, "lower", odds.lower());
    number(out, "upper", odds.upper());
    number(out, "samples", odds.samples());
    out.writeBooleanField("calibrated", odds.calibrated());
    out.writeEndObject();
  }

  private static void gate(JsonGenerator out, GateResult gate) throws IOException {
    out.writeStartObject();
    out.writeStringField("gate", gate.gate().name());
    out.writeStringField("status", gate.status().name());
    out.writeBooleanField("blocking", gate.blocking());
    number(out, "value", gate.value());
    out.writeStringField("comparison", gate.comparison().sign());
    number(out, "threshold", gate.threshold());
    out.writeEndObject();
  }

  private static void zone(JsonGenerator out, AdvisorRequest.Zone zone) throws IOException {
    out.writeStartObject();
    out.writeStringField("side", zone.side().name());
    number(out, "low", zone.low());
    number(out, "high", zone.high());
    number(out, "percentile", zone.percentile());
    number(out, "notional", zone.notional());
    out.writeStringField("state", zone.state().name());
    number(out, "distanceAtr", zone.distanceAtr());
    out.writeArrayFieldStart("tags");
    for (ZoneTag.Kind tag : zone.tags()) {
      out.writeString(tag.name());
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void number(JsonGenerator out, String key, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumberField(key, value);
    } else {
      out.writeNullField(key);
    }
  }
}
