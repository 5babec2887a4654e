// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupJson;
import io.github.liqscape.setup.render.ChartStructure;
import io.github.liqscape.setup.structure.StructureObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as the JSON that the page reads. Times are epoch milliseconds. What is not known is null.
 *
 * <p>Threading: for the thread of the workflow.
 */
final class ScreenJson {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int SHOWN_CANDLES = 600;
  private static final int MILLI = 1_000_000;

  private final String instance;
  private final Workflow workflow;
  private final boolean push;

  /**
   * @param instance name of this run of the program: a page that knows another one starts anew
   * @param push whether browsers may ask for notifications
   */
  ScreenJson(String instance, Workflow workflow, boolean push) {
    this.push = push;
    this.instance = instance;
    this.workflow = workflow;
  }

  /** Where the run stands: the small numbers at the top of the page. */
  record Status(
      Phase phase, double progress, double speed, String health, @Nullable String failure) {}

  /** All of it. */
  byte[] screen(Status status) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(65_536);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      about(out);
      status(out, status);
      List<Candle> candles = workflow.candles();
      candles(out, candles);
      LiquidationProfile profile = workflow.profile();
      map(out, profile);
      zones(out, profile);
      structure(out, candles);
      setup(out);
      PaperJson.write(out, workflow);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** The small numbers alone. */
  String tick(Status status) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("instance", instance);
      status(out, status);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void about(JsonGenerator out) throws IOException {
    TerminalMarket market = workflow.market();
    out.writeStringField("instance", instance);
    out.writeStringField("title", market.title());
    out.writeStringField("symbol", market.instrument().symbol());
    out.writeStringField("venue", market.instrument().venue().id());
    out.writeStringField("quote", market.instrument().quoteAsset());
    out.writeNumberField("tick", market.instrument().tickSize().doubleValue());
    out.writeStringField("timeframe", market.timeframe().code());
    out.writeNumberField("barMillis", market.timeframe().nanos() / MILLI);
    out.writeBooleanField("push", push);
    out.writeArrayFieldStart("notes");
    for (String note : market.notes()) {
      out.writeString(note);
    }
    out.writeEndArray();
  }

  private void status(JsonGenerator out, Status status) throws IOException {
    out.writeStringField("phase", status.phase().name());
    out.writeNumberField("progress", status.progress());
    // JSON has no infinity.
    out.writeNumberField("speed", status.speed() == Pace.UNBOUNDED ? -1 : status.speed());
    out.writeBooleanField("live", workflow.market().live());
    out.writeStringField("health", status.health());
    out.writeNumberField("now", workflow.now() / MILLI);
    if (status.failure() != null) {
      out.writeStringField("failure", status.failure());
    }
  }

  private static void candles(JsonGenerator out, List<Candle> all) throws IOException {
    out.writeArrayFieldStart("candles");
    for (Candle c : all.subList(Math.max(0, all.size() - SHOWN_CANDLES), all.size())) {
      out.writeStartArray();
      out.writeNumber(c.openNanos() / MILLI);
      out.writeNumber(c.open());
      out.writeNumber(c.high());
      out.writeNumber(c.low());
      out.writeNumber(c.close());
      out.writeNumber(c.volume());
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private static void map(JsonGenerator out, @Nullable LiquidationProfile profile)
      throws IOException {
    if (profile == null) {
      out.writeNullField("map");
      return;
    }
    out.writeObjectFieldStart("map");
    number(out, "mark", profile.mark());
    out.writeStringField("fidelity", profile.provenance().fidelity().name());
    out.writeBooleanField("currency", profile.provenance().fidelity().showsCurrency());
    out.writeBooleanField("calibrated", profile.provenance().fidelity().calibrated());
    number(out, "coverage", profile.provenance().coverage());
    out.writeNumberField("printsUsed", profile.provenance().printsUsed());
    out.writeStringField("markSource", profile.provenance().markSource().name());
    out.writeArrayFieldStart("flags");
    for (String flag : profile.provenance().flags()) {
      out.writeString(flag);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void zones(JsonGenerator out, @Nullable LiquidationProfile profile)
      throws IOException {
    out.writeArrayFieldStart("zones");
    if (profile != null) {
      for (PositionSide side : PositionSide.values()) {
        for (LiquidationZone zone : profile.zones(side)) {
          zone(out, zone);
        }
      }
    }
    out.writeEndArray();
  }

  private static void zone(JsonGenerator out, LiquidationZone zone) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", zone.id());
    out.writeStringField("side", zone.side().name());
    out.writeNumberField("low", zone.low());
    out.writeNumberField("high", zone.high());
    band(out, zone.expectedForced());
    number(out, "percentile", zone.percentile());
    out.writeBooleanField("ranked", zone.ranked());
    number(out, "distance", zone.distance());
    number(out, "distanceAtr", zone.distanceAtr());
    out.writeNumberField("firstSeen", zone.firstSeenNanos() / MILLI);
    out.writeEndObject();
  }

  /** Mean and quantiles of what would be forced. */
  static void band(JsonGenerator out, ForcedBand band) throws IOException {
    out.writeNumberField("mean", band.mean());
    out.writeNumberField("p5", band.low());
    out.writeNumberField("p50", band.median());
    out.writeNumberField("p95", band.high());
  }

  static void number(JsonGenerator out, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumberField(name, value);
    } else {
      out.writeNullField(name);
    }
  }

  private void structure(JsonGenerator out, List<Candle> candles) throws IOException {
    out.writeArrayFieldStart("structure");
    for (StructureObject o : ChartStructure.of(workflow.market().instrument(), candles)) {
      out.writeStartObject();
      out.writeStringField("kind", o.kind().name());
      out.writeStringField("size", o.size() == null ? "" : o.size().name());
      out.writeNumberField("sign", o.sign());
      out.writeNumberField("from", o.pivotNanos() / MILLI);
      out.writeNumberField("known", o.knownAtNanos() / MILLI);
      number(out, "low", o.low());
      number(out, "high", o.high());
      out.writeStringField("state", o.state().name());
      out.writeNumberField("count", o.count());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void setup(JsonGenerator out) throws IOException {
    Setup setup = workflow.setup();
    if (setup == null) {
      out.writeNullField("setup");
      out.writeNullField("explain");
      return;
    }
    out.writeFieldName("setup");
    out.writeRawValue(SetupJson.write(setup));
    out.writeStringField("explain", setup.explain());
  }
}
