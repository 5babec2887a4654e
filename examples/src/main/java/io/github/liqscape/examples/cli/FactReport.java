// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.alert.Alert;

/** One fact of a router as JSON on one line. */
final class FactReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FactReport() {}

  static ObjectNode json(RoutingEvent event) {
    ObjectNode node = JSON.createObjectNode();
    node.put("clock", MarketSource.instant(event.clockNanos()).toString());
    switch (event) {
      case RoutingEvent.Decided d -> AlertReport.decision(node.put("fact", "DECIDED"), d);
      case RoutingEvent.Flushed f -> flushed(node.put("fact", "GROUP"), f);
      case RoutingEvent.Retrying r ->
          node.put("fact", "RETRYING").put("message", r.deliveryId()).put("target", r.target())
              .put("attempt", r.attempt()).put("why", r.why())
              .put("retryAt", MarketSource.instant(r.retryAtNanos()).toString());
      case RoutingEvent.Ended e ->
          node.put("fact", "ENDED").put("message", e.deliveryId()).put("target", e.target())
              .put("end", e.end().name()).put("attempts", e.attempts()).put("detail", e.detail());
      case RoutingEvent.ZoneLeft z ->
          node.put("fact", "ZONE_LEFT").put("dedupeKey", z.dedupeKey())
              .put("at", MarketSource.instant(z.atNanos()).toString());
      case RoutingEvent.Silenced s ->
          node.put("fact", "SILENCE").put("id", s.silence().id())
              .put("author", s.silence().author())
              .put("matchers", s.silence().matchers().toString());
      case RoutingEvent.Switched s ->
          node.put("fact", "SWITCHED").put("target", s.target()).put("enabled", s.enabled())
              .put("why", s.why());
      case RoutingEvent.Resent r -> node.put("fact", "RESENT").put("message", r.deliveryId());
      case RoutingEvent.Floor f -> node.put("fact", "FLOOR").put("sequence", f.sequence());
    }
    return node;
  }

  private static void flushed(ObjectNode node, RoutingEvent.Flushed f) {
    node.put("target", f.target()).put("group", f.group()).put("reason", f.reason().name());
    f.deliveryId().ifPresent(id -> node.put("message", id));
    f.firing().stream().map(Alert::id).forEach(node.putArray("firing")::add);
    f.ended().stream().map(Alert::id).forEach(node.putArray("ended")::add);
    ObjectNode muted = node.putObject("muted");
    f.muted().forEach((key, reason) -> muted.put(key, reason.name()));
  }
}
