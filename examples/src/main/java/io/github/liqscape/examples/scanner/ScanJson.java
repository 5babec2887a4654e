// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.ZoneEvidence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Snapshots as JSON. Times are epoch milliseconds of event time, ages and waits milliseconds; what
 * is not known is null.
 */
public final class ScanJson {

  private static final long MILLI = 1_000_000L;
  private static final JsonMapper MAPPER = new JsonMapper();

  private ScanJson() {}

  private interface Body {
    void write(JsonGenerator out) throws IOException;
  }

  private static String json(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = MAPPER.createGenerator(text)) {
      out.writeStartObject();
      body.write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  /** Everything: the lanes by rank, each with its attention, decisions, zones and health. */
  public static String scan(ScanSnapshot all) {
    return json(
        out -> {
          totals(out, all);
          out.writeArrayFieldStart("lanes");
          for (ScanRow row : all.rows()) {
            out.writeStartObject();
            named(out, row);
            number(out, "price", row.price());
            attention(out, row.attention());
            decisions(out, row);
            out.writeArrayFieldStart("zones");
            for (ZoneEvidence zone : row.zones()) {
              zone(out, zone);
            }
            out.writeEndArray();
            health(out, row.health());
            out.writeStringField("trail", row.trail());
            out.writeArrayFieldStart("notes");
            for (String note : row.notes()) {
              out.writeString(note);
            }
            out.writeEndArray();
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  /** Health alone: the lanes by rank, and what is wrong beside them. */
  public static String health(ScanSnapshot all) {
    return json(
        out -> {
          totals(out, all);
          out.writeArrayFieldStart("lanes");
          for (ScanRow row : all.rows()) {
            out.writeStartObject();
            named(out, row);
            health(out, row.health());
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  private static void totals(JsonGenerator out, ScanSnapshot all) throws IOException {
    out.writeStringField("title", all.title());
    time(out, "now", all.nowNanos());
    out.writeNumberField("events", all.events());
    number(out, "waitP50Millis", (double) all.waitP50Nanos() / MILLI);
    number(out, "waitP99Millis", (double) all.waitP99Nanos() / MILLI);
    out.writeObjectFieldStart("trust");
    for (Trust trust : Trust.values()) {
      out.writeNumberField(trust.name(), all.count(trust));
    }
    out.writeEndObject();
    out.writeArrayFieldStart("troubles");
    for (String trouble : all.troubles()) {
      out.writeString(trouble);
    }
    out.writeEndArray();
  }

  private static void named(JsonGenerator out, ScanRow row) throws IOException {
    out.writeNumberField("rank", row.rank());
    out.writeStringField("instrument", row.instrument().toString());
    out.writeStringField("symbol", row.instrument().symbol());
  }

  private static void attention(JsonGenerator out, Attention of) throws IOException {
    out.writeObjectFieldStart("attention");
    out.writeStringField("tier", of.tier().map(Enum::name).orElse(null));
    out.writeStringField("timeframe", of.timeframe().map(Timeframe::code).orElse(null));
    out.writeBooleanField("sound", of.sound());
    out.writeNumberField("missing", of.missing());
    number(out, "distanceAtr", of.distanceAtr());
    number(out, "score", of.score());
    out.writeStringField("fidelity", of.fidelity().map(Enum::name).orElse(null));
    out.writeArrayFieldStart("reasons");
    for (String reason : of.reasons()) {
      out.writeString(reason);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void decisions(JsonGenerator out, ScanRow row) throws IOException {
    out.writeArrayFieldStart("decisions");
    for (Setup setup : row.decisions()) {
      out.writeStartObject();
      out.writeStringField("timeframe", setup.timeframe().code());
      out.writeStringField("decision", setup.decision().name());
      out.writeBooleanField("warm", row.warm().contains(setup.timeframe()));
      time(out, "asOf", setup.asOfNanos());
      number(out, "score", setup.score());
      out.writeNumberField(
          "missing",
          setup instanceof Setup.Wait wait && setup.decision() == Decision.WAIT
              ? wait.missing().size()
              : 0);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void zone(JsonGenerator out, ZoneEvidence zone) throws IOException {
    out.writeStartObject();
    out.writeStringField("side", zone.side().name());
    number(out, "low", zone.low());
    number(out, "high", zone.high());
    number(out, "distanceAtr", zone.distanceAtr());
    number(out, "percentile", zone.percentile());
    out.writeStringField("state", zone.state().name());
    out.writeEndObject();
  }

  private static void health(JsonGenerator out, LaneHealth of) throws IOException {
    out.writeObjectFieldStart("health");
    out.writeStringField("phase", of.phase().name());
    out.writeStringField("trust", of.trust().name());
    out.writeStringField("why", of.why());
    out.writeNumberField("events", of.events());
    time(out, "newest", of.newestNanos());
    millis(out, "lagMillis", of.lagNanos());
    millis(out, "feedMillis", of.feedNanos());
    out.writeNumberField("waiting", of.waiting());
    out.writeNumberField("waitedAtMost", of.waitedAtMost());
    out.writeNumberField("capacity", of.capacity());
    out.writeNumberField("dropped", of.dropped());
    out.writeNumberField("gaps", of.gaps());
    out.writeNumberField("healed", of.healed());
    out.writeArrayFieldStart("open");
    for (LaneHealth.OpenGap gap : of.open()) {
      out.writeStartObject();
      out.writeStringField("kind", gap.kind().name());
      time(out, "from", gap.fromNanos());
      out.writeStringField("cause", gap.cause().name());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeObjectFieldStart("ageMillis");
    for (Map.Entry<StreamKind, Long> age : new TreeMap<>(of.ageNanos()).entrySet()) {
      out.writeNumberField(age.getKey().name(), age.getValue() / MILLI);
    }
    out.writeEndObject();
    time(out, "saved", of.savedNanos());
    out.writeNumberField("failures", of.failures());
    out.writeStringField("failure", of.failure());
    time(out, "retry", of.retryNanos());
    out.writeEndObject();
  }

  /** A lane in words: what each timeframe has decided and why. */
  public static String words(ScanRow row) {
    return json(
        out -> {
          named(out, row);
          out.writeArrayFieldStart("setups");
          for (Setup setup : row.decisions()) {
            out.writeStartObject();
            out.writeStringField("timeframe", setup.timeframe().code());
            out.writeStringField("decision", setup.decision().name());
            out.writeStringField(
                "asOf", Instant.ofEpochSecond(0, setup.asOfNanos()).toString());
            out.writeStringField("words", setup.explain());
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  private static void number(JsonGenerator out, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumberField(name, value);
    } else {
      out.writeNullField(name);
    }
  }

  private static void millis(JsonGenerator out, String name, long nanos) throws IOException {
    if (nanos < 0) {
      out.writeNullField(name);
    } else {
      out.writeNumberField(name, nanos / MILLI);
    }
  }

  private static void time(JsonGenerator out, String name, long nanos) throws IOException {
    if (nanos == LaneMarks.NEVER) {
      out.writeNullField(name);
    } else {
      out.writeNumberField(name, nanos / MILLI);
    }
  }
}
