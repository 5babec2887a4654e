// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.routing.channel.Cut;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.Wording;
import java.util.List;

/**
 * The body of a message: the title as content, each alert as an embed, the delivery id in the
 * footer, and no mention ever. Limits are Discord's (docs: Webhook, Execute; Message, Embed
 * limits), counted in UTF-16 units.
 */
final class DiscordMessage {

  static final int CONTENT = 2_000;
  static final int EMBEDS = 10;
  static final int EMBED_TITLE = 256;
  static final int EMBED_DESCRIPTION = 4_096;
  static final int EMBED_FOOTER = 2_048;

  /** Titles, descriptions and footers of all embeds of a message together. */
  static final int ALL_EMBEDS = 6_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private DiscordMessage() {}

  static byte[] of(Delivery delivery) {
    return of(Wording.of(delivery), delivery.deliveryId());
  }

  static byte[] of(Wording words, String deliveryId) {
    ObjectNode root = JSON.createObjectNode();
    List<Wording.Entry> entries = words.entries();
    int shown = Math.min(EMBEDS, entries.size());
    String more = entries.size() > shown ? "\nand " + (entries.size() - shown) + " more" : "";
    String notes = words.notes().isEmpty() ? "" : "\n" + String.join("\n", words.notes());
    root.put("content", Cut.to(CONTENT - more.length(), words.title() + notes) + more);
    ArrayNode embeds = root.putArray("embeds");
    String footer = Cut.to(EMBED_FOOTER, deliveryId + " \u00b7 " + Wording.CAUTION);
    int left = ALL_EMBEDS - footer.length();
    for (int i = 0; i < shown; i++) {
      // What the first ones leave is shared among the rest.
      left -= embed(embeds.addObject(), entries.get(i), left / (shown - i));
    }
    ((ObjectNode) embeds.get(0)).putObject("footer").put("text", footer);
    root.putObject("allowed_mentions").putArray("parse");
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can be written", e);
    }
  }

  private static int embed(ObjectNode embed, Wording.Entry entry, int room) {
    String heading = (entry.ended() ? "Ended: " : "") + entry.heading();
    String title = Cut.to(Math.min(EMBED_TITLE, room), heading);
    String lines = String.join("\n", entry.lines());
    String description = Cut.to(Math.min(EMBED_DESCRIPTION, room - title.length()), lines);
    embed.put("title", title);
    embed.put("description", description);
    return title.length() + description.length();
  }
}
