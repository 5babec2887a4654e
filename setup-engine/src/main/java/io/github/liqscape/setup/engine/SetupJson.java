// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.setup.Setup;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A setup as JSON, on one line: decision, plan, confidence, reasons, watches and all facts.
 *
 * <p>Times are ISO 8601 in UTC, names of enums are as in Java, prices and amounts are numbers. What
 * is not known is null; an infinity is the string {@code "Infinity"} or {@code "-Infinity"}. What was
 * read back is written again byte for byte. Facts that were read are those that were written, hash
 * included: it cannot be worked out again from them.
 */
public final class SetupJson {

  /** Version of the form; another one is refused. */
  public static final int SCHEMA = 1;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxNumberLength(64)
                  .maxStringLength(8_192)
                  .maxDocumentLength(4_000_000)
                  .build())
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SetupJson() {}

  /** One line of JSON, without a line end. */
  public static String write(Setup setup) {
    StringWriter text = new StringWriter(8_192);
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      new SetupJsonWriter(out).write(setup);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  /**
   * Reads a setup that {@link #write} wrote.
   *
   * @throws SetupFormatException if it is not such JSON: a field that is missing, unknown or given
   *     twice, a value out of its range, or another schema
   */
  public static Setup read(String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SetupFormatException("not a JSON document: " + e.getOriginalMessage(), e);
    }
    try {
      return SetupJsonReader.read(JsonFields.of(root));
    } catch (SetupFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      // A value that the vocabulary itself refuses: it says which, and what is allowed.
      throw new SetupFormatException("not a setup: " + e.getMessage(), e);
    }
  }
}
