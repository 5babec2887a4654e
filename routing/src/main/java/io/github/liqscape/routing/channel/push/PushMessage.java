// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.routing.channel.Cut;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.Wording;

/**
 * What the service worker gets: {@code {title, body, tag, id, tier, urgent, expiresAt}}, the last
 * in epoch milliseconds. The text is cut until all fits into one record.
 */
final class PushMessage {

  private static final int LONGEST_TITLE = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private PushMessage() {}

  static boolean urgent(Delivery delivery) {
    return delivery.firing().stream().anyMatch(a -> a.urgent() || a.critical());
  }

  static byte[] of(Delivery delivery, String topic) {
    Wording words = Wording.of(delivery);
    String text = words.text();
    int limit = Math.min(text.length(), PushEncryption.LONGEST);
    byte[] bytes = write(delivery, topic, words.title(), Cut.to(limit, text));
    while (bytes.length > PushEncryption.LONGEST) {
      limit = limit * 3 / 4;
      bytes = write(delivery, topic, words.title(), Cut.to(limit, text));
    }
    return bytes;
  }

  private static byte[] write(Delivery delivery, String topic, String title, String body) {
    ObjectNode node = JSON.createObjectNode();
    node.put("title", Cut.to(LONGEST_TITLE, title));
    node.put("body", body);
    node.put("tag", topic);
    node.put("id", delivery.deliveryId());
    node.put("tier", delivery.tier().name());
    node.put("urgent", urgent(delivery));
    node.put("expiresAt", Math.floorDiv(delivery.expiresAtNanos(), 1_000_000L));
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can be written", e);
    }
  }
}
