// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.routing.channel.Cut;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Feedback;
import io.github.liqscape.routing.channel.HttpOutcome;
import io.github.liqscape.routing.channel.HttpSender;
import io.github.liqscape.routing.channel.Pace;
import io.github.liqscape.routing.channel.Wording;
import java.io.IOException;

/** What Telegram's {@code sendMessage} takes and answers: plain text of at most 4,096 units. */
final class TelegramMessage {

  private static final int TEXT = 4_096;
  private static final ObjectMapper JSON = new ObjectMapper();

  private TelegramMessage() {}

  static byte[] of(String chat, Delivery delivery) {
    Wording words = Wording.of(delivery);
    String end = "\n" + Wording.CAUTION + " " + delivery.deliveryId();
    String text = words.title() + "\n" + String.join("\n", words.lines());
    ObjectNode root = JSON.createObjectNode();
    root.put("chat_id", chat);
    root.put("text", Cut.to(TEXT - end.length(), text) + end);
    root.putObject("link_preview_options").put("is_disabled", true);
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can be written", e);
    }
  }

  /** Of a 429 the body's {@code parameters.retry_after} counts before the header. */
  static DeliveryOutcome judge(HttpSender.Response answer, long nowNanos) {
    JsonNode body = read(answer.body());
    Pace pace = Pace.of(answer, nowNanos);
    JsonNode wish = body.path("parameters").path("retry_after");
    if (answer.status() == 429 && wish.isNumber()) {
      long hint = Pace.secondsToNanos(wish.asDouble()).orElse(0);
      pace = new Pace(hint, Feedback.slowDown(hint));
    }
    JsonNode id = body.path("result").path("message_id");
    return HttpOutcome.of(answer.status(), pace, id.isIntegralNumber() ? id.asText() : "");
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      // No JSON, or cut after the first KiB: the status says enough.
      return JSON.missingNode();
    }
  }
}
