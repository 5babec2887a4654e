// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one advice from one text, strictly. */
final class AdviceReader {

  private static final int KEYS = 7;

  private final String text;
  private int schema;
  private String contextHash = "";
  private Verdict verdict = Verdict.VETO;
  private double confidenceDelta;
  private double sizeFactor;
  private final List<AdvisorReason> reasons = new ArrayList<>();
  private String note = "";

  /** The first bound that was crossed; said only if the whole text is well formed. */
  private @Nullable String beyond;

  AdviceReader(String text) {
    this.text = text;
  }

  Advice read() {
    try (JsonParser in = StrictJson.FACTORY.createParser(text)) {
      expect(in.nextToken(), JsonToken.START_OBJECT, "an object");
      Set<String> keys = new HashSet<>();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.currentName();
        in.nextToken();
        field(in, key);
        keys.add(key);
      }
      expect(in.currentToken(), JsonToken.END_OBJECT, "the end of the object");
      if (keys.size() != KEYS) {
        throw malformed((KEYS - keys.size()) + " keys are missing");
      }
      if (in.nextToken() != null) {
        throw malformed("something follows the object");
      }
    } catch (IOException e) {
      // The parser's message may repeat the body.
      throw malformed("it is not strict JSON");
    }
    if (beyond != null) {
      throw new AdviceException(GuardCode.OUT_OF_BOUNDS, beyond);
    }
    return new Advice(schema, contextHash, verdict, confidenceDelta, sizeFactor, reasons, note);
  }

  private void field(JsonParser in, String key) throws IOException {
    switch (key) {
      case "schema" -> schema = schema(in);
      case "contextHash" -> contextHash = string(in, key);
      case "verdict" -> verdict = constant(Verdict.values(), key, string(in, key));
      case "confidenceDelta" -> confidenceDelta = number(in, key, -1, 0);
      case "sizeFactor" -> sizeFactor = number(in, key, 0, 1);
      case "reasons" -> reasons(in);
      case "note" -> note = note(in);
      default -> throw malformed("a key is unknown");
    }
  }

  private static int schema(JsonParser in) throws IOException {
    expect(in.currentToken(), JsonToken.VALUE_NUMBER_INT, "an integer at schema");
    if (!in.getText().equals(Integer.toString(Advice.SCHEMA))) {
      throw malformed("schema is not " + Advice.SCHEMA);
    }
    return Advice.SCHEMA;
  }

  private double number(JsonParser in, String key, double from, double to) throws IOException {
    JsonToken token = in.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw malformed(key + " is no number");
    }
    double value = Double.parseDouble(in.getText());
    if (!(value >= from && value <= to)) {
      beyond(key + " must be in [" + from + ", " + to + "]");
    }
    return value;
  }

  private void reasons(JsonParser in) throws IOException {
    expect(in.currentToken(), JsonToken.START_ARRAY, "an array at reasons");
    while (in.nextToken() != JsonToken.END_ARRAY) {
      reasons.add(constant(AdvisorReason.values(), "reasons", string(in, "reasons")));
    }
    if (reasons.size() > Advice.MAX_REASONS) {
      beyond("reasons must be at most " + Advice.MAX_REASONS);
    }
  }

  private String note(JsonParser in) throws IOException {
    String value = string(in, "note");
    if (value.length() > Advice.MAX_NOTE) {
      beyond("note must have at most " + Advice.MAX_NOTE + " chars");
    }
    return value;
  }

  private static String string(JsonParser in, String key) throws IOException {
    expect(in.currentToken(), JsonToken.VALUE_STRING, "a string at " + key);
    String value = in.getText();
    if (value.codePoints().anyMatch(p -> Character.getType(p) == Character.SURROGATE)) {
      // Half a character has no UTF-8 and would not come back from the journal.
      throw malformed(key + " holds half a character");
    }
    return value;
  }

  private static <E extends Enum<E>> E constant(E[] values, String key, String name) {
    for (E value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw malformed(key + " holds an unknown name");
  }

  private void beyond(String why) {
    if (beyond == null) {
      beyond = why;
    }
  }

  private static void expect(@Nullable JsonToken is, JsonToken must, String what) {
    if (is != must) {
      throw malformed("it lacks " + what);
    }
  }

  private static AdviceException malformed(String why) {
    return new AdviceException(GuardCode.MALFORMED, why);
  }
}
