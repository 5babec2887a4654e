// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Items as a browser gets them. */
final class ItemJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ItemJson() {}

  static String of(InboxItem item) {
    return write(node(item));
  }

  /** The answer to a question for items: those, the last sequence, and how many are unread. */
  static String of(List<InboxItem> items, long lastSeq, int unread) {
    ObjectNode root = JSON.createObjectNode();
    root.put("lastSeq", lastSeq);
    root.put("unread", unread);
    ArrayNode list = root.putArray("items");
    items.forEach(i -> list.add(node(i)));
    return write(root);
  }

  static String resync(long lastSeq) {
    return write(JSON.createObjectNode().put("lastSeq", lastSeq));
  }

  static String fault(String text) {
    return write(JSON.createObjectNode().put("error", text));
  }

  private static ObjectNode node(InboxItem item) {
    ObjectNode node = JSON.createObjectNode();
    node.put("number", item.number());
    node.put("seq", item.seq());
    node.put("id", item.id());
    node.put("kind", item.kind());
    node.put("code", item.code());
    node.put("title", item.title());
    node.put("text", item.text());
    node.put("at", time(item.nanos()));
    if (item.expiresAtNanos() != Long.MAX_VALUE) {
      node.put("expiresAt", time(item.expiresAtNanos()));
    }
    node.put("repeats", item.repeats());
    node.put("ended", item.ended());
    node.put("read", item.read());
    node.put("acked", item.acked());
    if (item.snoozedUntilNanos() > 0) {
      node.put("snoozedUntil", time(item.snoozedUntilNanos()));
    }
    return node;
  }

  private static String time(long nanos) {
    return Instant.EPOCH.plusNanos(nanos).toString();
  }

  private static String write(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can be written", e);
    }
  }
}
