// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages that begin with a fact. */
final class PlannedMessages {

  private PlannedMessages() {}

  static List<String> of(RoutingEvent event) {
    return switch (event) {
      case RoutingEvent.Decided d -> of(d);
      case RoutingEvent.Flushed f -> f.deliveryId().stream().toList();
      case RoutingEvent.Resent r -> List.of(r.deliveryId());
      default -> List.of();
    };
  }

  private static List<String> of(RoutingEvent.Decided decided) {
    List<String> ids = List.of();
    for (RoutingEvent.Planned p : decided.targets()) {
      Optional<String> id = p.decision().deliveryId();
      if (id.isPresent()) {
        ids = ids.isEmpty() ? new ArrayList<>(2) : ids;
        ids.add(id.get());
      }
    }
    return ids;
  }
}
