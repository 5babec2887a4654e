// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.channel.InAppUpdates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The targets of a router, in the user's order, and by id. */
final class Seats {

  private final List<Seat> all = new ArrayList<>();
  private final Map<String, Seat> byTarget = new HashMap<>();

  Seats(RouterConfig config) {
    config
        .targets()
        .forEach(
            channel -> {
              Seat seat = new Seat(all.size(), channel, config);
              all.add(seat);
              byTarget.put(seat.target, seat);
            });
  }

  List<Seat> all() {
    return all;
  }

  /** Null for a target of an earlier configuration. */
  @Nullable Seat find(String target) {
    return byTarget.get(target);
  }

  /** The name of a target as the router knows it: one text for all that was read back. */
  String named(String target) {
    Seat seat = find(target);
    return seat == null ? target : seat.target;
  }

  /** Who hears of what is no message; null if the target's channel does not. */
  @Nullable InAppUpdates updates(String target) {
    Seat seat = find(target);
    return seat == null ? null : seat.updates;
  }

  void switched(RoutingEvent.Switched to) {
    Seat seat = find(to.target());
    if (seat != null) {
      seat.off = to.enabled() ? null : seat.refusals.of(ReasonCode.TARGET_DISABLED, to.why());
    }
  }
}
