// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.Instrument;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A market frame whose head was read.
 *
 * @param text whole frame, known to be JSON
 * @param head what is not data
 * @param symbol last part of the topic; every topic is about one symbol
 * @param instrument that of the symbol, null if nobody asked for it
 * @param receivedNanos when it came
 */
record Frame(
    String text,
    FrameHead head,
    String symbol,
    @Nullable Instrument instrument,
    long receivedNanos) {

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
          malformed(e.reason(), sink);
        } catch (IllegalArgumentException e) {
          malformed(Unreadable.oneLine(e.getMessage()), sink);
        }
        while (p.getParsingContext().getNestingDepth() > depth) {
          p.nextToken();
        }
      }
    }
  }

  /** Tells that something in it could not be read: no other instrument is in doubt. */
  void malformed(String reason, FrameSink sink) {
    if (instrument == null) {
      sink.malformed(reason);
    } else {
      sink.malformed(instrument, reason);
    }
  }
}
