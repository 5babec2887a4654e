// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.channel.inbox.InboxItem;

/** The alerts of a replay as JSON: counts, every decision that sent something, and the inbox. */
final class AlertReport {

  private AlertReport() {}

  static String json(Caption caption, AlertStep step) {
    AlertTally tally = step.tally();
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("source", caption.title());
    root.put("asOf", MarketSource.instant(step.asOfNanos()).toString());
    ObjectNode alerts = root.putObject("alerts");
    for (AlertTier tier : AlertTier.values()) {
      alerts.put(tier.name(), tally.published(tier));
    }
    ObjectNode reasons = root.putObject("reasons");
    tally.reasons()
        .forEach(
            (target, counts) -> {
              ObjectNode node = reasons.putObject(target);
              counts.forEach((code, count) -> node.put(code.name(), count));
            });
    ObjectNode messages = root.putObject("messages");
    tally.ends()
        .forEach(
            (target, counts) -> {
              ObjectNode node = messages.putObject(target);
              counts.forEach((end, count) -> node.put(end.name(), count));
            });
    ArrayNode sent = root.putArray("sent");
    tally.sent().forEach(decided -> decision(sent.addObject(), decided));
    ArrayNode inbox = root.putArray("inbox");
    step.inbox().forEach(item -> item(inbox.addObject(), item));
    return MapReport.write(root);
  }

  /** A decision with every target; also what `alerts tail --json` prints of one. */
  static void decision(ObjectNode node, RoutingEvent.Decided decided) {
    Alert alert = decided.alert();
    node.put("at", MarketSource.instant(decided.decidedAtNanos()).toString());
    node.put("alert", alert.id());
    node.put("tier", alert.tier().name());
    node.put("dedupeKey", alert.dedupeKey());
    node.put("title", alert.title());
    node.put("expiresAt", MarketSource.instant(alert.expiresAtNanos()).toString());
    node.put("cause", decided.cause().name());
    ArrayNode targets = node.putArray("targets");
    for (RoutingEvent.Planned planned : decided.targets()) {
      target(targets.addObject(), planned.decision());
    }
  }

  private static void target(ObjectNode node, TargetDecision decision) {
    node.put("target", decision.target());
    node.put("channel", decision.channel());
    node.put("state", decision.state().name());
    node.put("reason", decision.reason().name());
    if (!decision.notes().isEmpty()) {
      ArrayNode notes = node.putArray("notes");
      decision.notes().stream().map(Enum::name).sorted().forEach(notes::add);
    }
    if (!decision.detail().isEmpty()) {
      node.put("detail", decision.detail());
    }
    decision.deliveryId().ifPresent(id -> node.put("message", id));
  }

  private static void item(ObjectNode node, InboxItem item) {
    node.put("number", item.number());
    node.put("kind", item.kind());
    node.put("code", item.code());
    node.put("at", MarketSource.instant(item.nanos()).toString());
    node.put("title", item.title());
    node.put("repeats", item.repeats());
    node.put("ended", item.ended());
  }
}
