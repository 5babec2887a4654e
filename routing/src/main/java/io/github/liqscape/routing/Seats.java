package io.github.liqscape.routing;

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
}
