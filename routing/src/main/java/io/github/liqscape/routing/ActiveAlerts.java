package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.setup.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What goes on now: the more urgent news of a place mutes the less urgent of another there. */
final class ActiveAlerts {

  private record Place(String venue, String symbol, String side) {
    static Place of(Alert alert) {
      return new Place(alert.venue().id(), alert.symbol(), alert.side().map(Enum::name).orElse("-"));
    }
  }

  private record Active(Alert alert, long lastSeenNanos) {}

  private final Map<Place, List<Active>> places = new HashMap<>();
  private final long resolveTimeoutNanos;

  ActiveAlerts(long resolveTimeoutNanos) {
    this.resolveTimeoutNanos = resolveTimeoutNanos;
  }

  /** An alert was seen; one that has ended is active no more. */
  void seen(Alert alert, long now) {
    List<Active> here = places.computeIfAbsent(Place.of(alert), p -> new ArrayList<>(2));
    here.removeIf(
        a ->
            !active(a, now)
                || (a.alert.dedupeKey().equals(alert.dedupeKey())
                    && a.alert.tier() == alert.tier()));
    if (alert.firing(now) && mutes(alert)) {
      here.add(new Active(alert, now));
    }
    if (here.isEmpty()) {
      places.remove(Place.of(alert));
    }
  }

  /** Whether a more urgent alert of another ref mutes this one. */
  boolean mutes(Alert alert, long now) {
    List<Active> here = places.get(Place.of(alert));
    if (here == null) {
      return false;
    }
    for (Active a : here) {
      if (a.alert.tier().compareTo(alert.tier()) > 0
          && !a.alert.ref().equals(alert.ref())
          && active(a, now)) {
        return true;
      }
    }
    return false;
  }

  /** Forgets what is over. */
  void purge(long now) {
    places.values().removeIf(
        here -> {
          here.removeIf(a -> !active(a, now));
          return here.isEmpty();
        });
  }

  int size() {
    return places.size();
  }

  private boolean active(Active a, long now) {
    return now - a.lastSeenNanos < resolveTimeoutNanos
        && a.alert.firing(now)
        && now < a.alert.expiresAtNanos();
  }

  /** A WAIT mutes nothing, and nothing is less urgent than a watched zone. */
  private static boolean mutes(Alert alert) {
    return alert.tier() != AlertTier.WATCHLIST
        && alert.verdict().filter(v -> v == Decision.WAIT).isEmpty();
  }
}
