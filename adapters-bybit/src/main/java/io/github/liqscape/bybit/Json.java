// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The one way this package reads JSON. */
final class Json {

  /** Deeper than anything Bybit sends, and far from what would hurt. */
  private static final int DEEPEST = 32;

  private static final int LONGEST_NUMBER = 100;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Names of fields are the venue's: none is kept for the life of the process.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  /** For REST answers and files, which are rare. */
  static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Json() {}

  /** A whole answer or file. */
  static JsonNode tree(String text) throws Unreadable {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new Unreadable("no JSON at line " + (at == null ? 1 : at.getLineNr()));
    } catch (NumberFormatException e) {
      // An exponent that no number has; Jackson does not turn this into an exception of its own.
      throw new Unreadable("no JSON: " + e.getMessage());
    }
  }
}
