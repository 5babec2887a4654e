// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.Conviction;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;

/**
 * A message for programs: {@code {"type","timestamp","data"}} as Standard Webhooks has it, UTF-8.
 * It depends on the message alone, so every attempt sends the same bytes.
 *
 * <p>{@code type} is the tier, such as {@code automation.candidate}; {@code timestamp} the creation
 * of the first alert. {@code data} is that alert and {@code expiresAt}; a message of a group has
 * {@code alerts}, each with {@code ended}. Prices are texts in plain decimals, times are ISO 8601
 * in UTC, what is unknown is left out.
 */
public final class AlertJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AlertJson() {}

  /**
   * The bytes of a message.
   *
   * @param limit most bytes; texts are shortened, then alerts of a group left out ({@code omitted}
   *     says how many), until it fits
   */
  public static byte[] of(Delivery delivery, int limit) {
    int longest = 65_536;
    int alerts = delivery.firing().size() + delivery.ended().size();
    byte[] bytes = write(delivery, longest, alerts);
    while (bytes.length > limit && longest > 64) {
      longest /= 4;
      bytes = write(delivery, longest, alerts);
    }
    while (bytes.length > limit && alerts > 1) {
      alerts /= 2;
      bytes = write(delivery, longest, alerts);
    }
    if (bytes.length > limit) {
      throw new IllegalArgumentException(
          "a message must fit into " + limit + " bytes, had " + bytes.length);
    }
    return bytes;
  }

  private static byte[] write(Delivery delivery, int longest, int alerts) {
    Alert first = delivery.alert();
    ObjectNode root = JSON.createObjectNode();
    root.put("type", delivery.tier().name().toLowerCase(Locale.ROOT).replace('_', '.'));
    root.put("timestamp", time(first.createdAtNanos()));
    ObjectNode data = root.putObject("data");
    data.put("deliveryId", delivery.deliveryId());
    data.put("reason", delivery.reason().name());
    data.put("expiresAt", time(delivery.expiresAtNanos()));
    int all = delivery.firing().size() + delivery.ended().size();
    if (all == 1) {
      alert(data, first, longest);
      data.put("ended", delivery.firing().isEmpty());
    } else {
      group(data, delivery, longest, alerts);
      if (alerts < all) {
        data.put("omitted", all - alerts);
      }
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can be written", e);
    }
  }

  private static void group(ObjectNode data, Delivery delivery, int longest, int alerts) {
    ArrayNode list = data.putArray("alerts");
    for (Alert alert : delivery.firing()) {
      if (list.size() < alerts) {
        alert(list.addObject().put("ended", false), alert, longest);
      }
    }
    for (Alert alert : delivery.ended()) {
      if (list.size() < alerts) {
        alert(list.addObject().put("ended", true), alert, longest);
      }
    }
  }

  private static void alert(ObjectNode to, Alert alert, int longest) {
    to.put("alertId", alert.id());
    to.put("dedupeKey", alert.dedupeKey());
    to.put("tier", alert.tier().name());
    to.put("kind", alert.kind().code());
    to.put("venue", alert.venue().id());
    to.put("symbol", alert.symbol());
    to.put("ref", alert.ref());
    alert.side().ifPresent(s -> to.put("side", s.name()));
    alert.timeframe().ifPresent(t -> to.put("timeframe", t.code()));
    alert.verdict().ifPresent(v -> to.put("verdict", v.name()));
    to.put("intent", alert.intent().name());
    conviction(to, alert.conviction());
    price(to, "price", alert.price());
    price(to, "atr", alert.atr());
    alert
        .zone()
        .ifPresent(
            z -> {
              ObjectNode zone = to.putObject("zone");
              price(zone, "low", z.low());
              price(zone, "high", z.high());
            });
    number(to, "pnlPct", alert.pnlPct());
    number(to, "pnlR", alert.pnlR());
    to.put("urgent", alert.urgent());
    to.put("createdAt", time(alert.createdAtNanos()));
    to.put("validUntil", time(alert.expiresAtNanos()));
    if (!alert.title().isEmpty()) {
      to.put("title", Cut.to(longest, alert.title()));
    }
    if (!alert.text().isEmpty()) {
      to.put("text", Cut.to(longest, alert.text()));
    }
    if (!alert.labels().isEmpty()) {
      ObjectNode labels = to.putObject("labels");
      new TreeMap<>(alert.labels()).forEach((k, v) -> labels.put(k, Cut.to(longest, v)));
    }
  }

  private static void conviction(ObjectNode to, Conviction conviction) {
    switch (conviction) {
      case Conviction.Calibrated c -> {
        number(to, "probability", c.probability());
        number(to, "lowerExpectedValue", c.lowerExpectedValue());
      }
      case Conviction.Uncalibrated u -> {
        number(to, "score", u.score());
        to.put("calibration", "UNCALIBRATED");
      }
      case Conviction.Claimed c -> number(to, "confidence", c.confidence());
      case Conviction.None n -> {}
    }
  }

  private static void price(ObjectNode to, String name, double value) {
    if (Double.isFinite(value)) {
      to.put(name, AlertWords.plain(value));
    }
  }

  private static void number(ObjectNode to, String name, double value) {
    if (Double.isFinite(value)) {
      to.put(name, value);
    }
  }

  private static String time(long nanos) {
    return Instant.EPOCH.plusNanos(nanos).toString();
  }
}
