// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.routing.channel.Cut;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.Wording;
import java.util.List;

/** The body for Slack, within Block Kit's limits. All texts are plain: none can mention anyone. */
final class SlackMessage {

  private static final int HEADER = 150;
  private static final int SECTION = 3_000;
  private static final int BLOCKS = 50;
  private static final int FALLBACK = 3_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private SlackMessage() {}

  static byte[] of(Delivery delivery) {
    Wording words = Wording.of(delivery);
    ObjectNode root = JSON.createObjectNode();
    // The one text that Slack reads as markup: a < would begin a mention.
    root.put("text", escaped(Cut.to(FALLBACK, words.title())));
    ArrayNode blocks = root.putArray("blocks");
    plain(blocks.addObject().put("type", "header"), Cut.to(HEADER, words.title()));
    List<Wording.Entry> entries = words.entries();
    int shown = Math.min(entries.size(), BLOCKS - 2);
    for (Wording.Entry entry : entries.subList(0, shown)) {
      String heading =
          entries.size() > 1 ? (entry.ended() ? "Ended: " : "") + entry.heading() + "\n" : "";
      section(blocks, heading + String.join("\n", entry.lines()));
    }
    String more = entries.size() > shown ? "And " + (entries.size() - shown) + " more.\n" : "";
    String notes = words.notes().isEmpty() ? "" : String.join("\n", words.notes()) + "\n";
    section(blocks, more + notes + Wording.CAUTION + " " + delivery.deliveryId());
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can be written", e);
    }
  }

  private static void section(ArrayNode blocks, String text) {
    plain(blocks.addObject().put("type", "section"), Cut.to(SECTION, text));
  }

  private static void plain(ObjectNode block, String text) {
    block.putObject("text").put("type", "plain_text").put("text", text).put("emoji", false);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
