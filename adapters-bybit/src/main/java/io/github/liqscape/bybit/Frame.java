package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.liqscape.feed.FrameSink;
import java.io.IOException;

/**
 * A market frame whose head was read.
 *
 * @param text whole frame, known to be JSON
 * @param head what is not data
 * @param symbol last part of the topic
 * @param receivedNanos when it came
 */
record Frame(String text, FrameHead head, String symbol, long receivedNanos) {

  /** A parser at the value of {@code data}; the caller closes it. */
  JsonParser data() throws IOException, Unreadable {
    JsonParser p = Json.FACTORY.createParser(text);
    p.nextToken();
    while (p.nextToken() == JsonToken.FIELD_NAME) {
      boolean here = p.currentName().equals("data");
      p.nextToken();
      if (here) {
        return p;
      }
      p.skipChildren();
    }
    p.close();
    throw Unreadable.missing("data");
  }

  /**
   * Reads the rows of the list in {@code data}; one that cannot be read does not stop the others.
   */
  void rows(FrameRows rows, FrameSink sink) throws IOException, Unreadable {
    try (JsonParser p = data()) {
      if (p.currentToken() != JsonToken.START_ARRAY) {
        throw Unreadable.field("data", "a list", p.getText());
      }
      int depth = p.getParsingContext().getNestingDepth();
      while (p.nextToken() != JsonToken.END_ARRAY) {
        try {
          if (p.currentToken() != JsonToken.START_OBJECT) {
            throw Unreadable.field("row", "an object", p.getText());
          }
          rows.read(p, this, sink);
        } catch (Unreadable e) {
          sink.malformed(e.reason());
        } catch (IllegalArgumentException e) {
          sink.malformed(Unreadable.oneLine(e.getMessage()));
        }
        while (p.getParsingContext().getNestingDepth() > depth) {
          p.nextToken();
        }
      }
    }
  }
}
