// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a frame but its data. Fields come in any order ({@code ts} often after {@code
 * data}), so a frame is read twice: first this, which also shows whether the whole of it is JSON,
 * then the data.
 *
 * <p>Threading: single thread; used again for every frame.
 */
final class FrameHead {

  static final long NONE = -1;

  @Nullable String topic;
  @Nullable String type;
  @Nullable String op;
  @Nullable String requestId;
  @Nullable String message;
  @Nullable Boolean success;
  long tsNanos;
  long ctsNanos;
  long crossSequence;

  /**
   * Reads a frame.
   *
   * @throws IOException if it is not JSON
   * @throws Unreadable if it is no object, or a field of the head makes no sense
   */
  void read(String frame) throws IOException, Unreadable {
    clear();
    try (JsonParser p = Json.FACTORY.createParser(frame)) {
      if (p.nextToken() != JsonToken.START_OBJECT) {
        throw Unreadable.field("frame", "a JSON object", frame);
      }
      while (p.nextToken() == JsonToken.FIELD_NAME) {
        String name = p.currentName();
        p.nextToken();
        switch (name) {
          case "topic" -> topic = Fields.text(p, name);
          case "type" -> type = Fields.text(p, name);
          case "op" -> op = Fields.text(p, name);
          case "req_id" -> requestId = p.getValueAsString();
          case "ret_msg" -> message = p.getValueAsString();
          case "success" -> success = Fields.flag(p, name);
          case "ts" -> tsNanos = Fields.nanos(p, name);
          case "cts" -> ctsNanos = Fields.nanos(p, name);
          case "cs" -> crossSequence = Fields.whole(p, name);
          default -> p.skipChildren();
        }
        p.skipChildren();
      }
      if (p.nextToken() != null) {
        throw Unreadable.field("frame", "one JSON object", frame);
      }
    }
  }

  /** When the venue sent it. */
  long sentNanos() throws Unreadable {
    if (tsNanos == NONE) {
      throw Unreadable.missing("ts");
    }
    return tsNanos;
  }

  private void clear() {
    topic = null;
    type = null;
    op = null;
    requestId = null;
    message = null;
    success = null;
    tsNanos = NONE;
    ctsNanos = NONE;
    crossSequence = NONE;
  }
}
