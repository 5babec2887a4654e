// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Advice as JSON: what is asked for, how it is read, how it is written. */
public final class AdviceJson {

  /** Longest body that is read at all. */
  public static final int MAX_BODY_BYTES = 8 * 1024;

  private AdviceJson() {}

  /**
   * The JSON Schema of an answer, for models that can be bound to one. {@link #parse} demands the
   * same and more: no duplicate keys, and all numbers finite.
   */
  public static String schema() {
    return """
        {"type":"object","additionalProperties":false,\
        "required":["schema","contextHash","verdict","confidenceDelta","sizeFactor","reasons",\
        "note"],\
        "properties":{\
        "schema":{"type":"integer","enum":[%d]},\
        "contextHash":{"type":"string","description":"copied from the request"},\
        "verdict":{"type":"string","enum":[%s]},\
        "confidenceDelta":{"type":"number","minimum":-1,"maximum":0},\
        "sizeFactor":{"type":"number","minimum":0,"maximum":1},\
        "reasons":{"type":"array","maxItems":%d,"items":{"type":"string","enum":[%s]}},\
        "note":{"type":"string","maxLength":%d}}}"""
        .formatted(
            Advice.SCHEMA, names(Verdict.values()), Advice.MAX_REASONS,
            names(AdvisorReason.values()), Advice.MAX_NOTE);
  }

  /**
   * Reads advice from the body of an answer.
   *
   * @throws AdviceException if it is too long, not strict JSON in strict UTF-8, not of the schema,
   *     or out of bounds
   */
  public static Advice parse(byte[] body) {
    if (body.length > MAX_BODY_BYTES) {
      throw new AdviceException(
          GuardCode.OVERSIZE,
          "a body must have at most " + MAX_BODY_BYTES + " bytes, had " + body.length);
    }
    return new AdviceReader(StrictJson.text(body)).read();
  }

  /** Writes advice; {@link #parse} of it gives equal advice. */
  public static byte[] bytes(Advice advice) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = StrictJson.FACTORY.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField("schema", advice.schema());
      out.writeStringField("contextHash", advice.contextHash());
      out.writeStringField("verdict", advice.verdict().name());
      out.writeNumberField("confidenceDelta", advice.confidenceDelta());
      out.writeNumberField("sizeFactor", advice.sizeFactor());
      out.writeArrayFieldStart("reasons");
      for (AdvisorReason reason : advice.reasons()) {
        out.writeString(reason.name());
      }
      out.writeEndArray();
      out.writeStringField("note", advice.note());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** The same as text. */
  public static String text(Advice advice) {
    return new String(bytes(advice), StandardCharsets.UTF_8);
  }

  private static String names(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> '"' + value.name() + '"')
        .collect(Collectors.joining(","));
  }
}
