// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.setup.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same as {@link ActiveAlerts} in plain maps: by place, tier and dedupe key. */
final class ActiveAlertsTwin {

  private record Place(String venue, String symbol, Optional<PositionSide> side) {
    static Place of(Alert alert) {
      return new Place(alert.venue().id(), alert.symbol(), alert.side());
    }
  }

  private record Active(Alert alert, long lastSeenNanos) {}

  private static final AlertTier[] TIERS = AlertTier.values();

  /** By tier and dedupe key, the one seen last at the end: only what may mute is ever read. */
  private final Map<Place, List<Map<String, Active>>> places = new HashMap<>();
  private final long resolveTimeoutNanos;

  ActiveAlertsTwin(long resolveTimeoutNanos) {
    this.resolveTimeoutNanos = resolveTimeoutNanos;
  }

  /** An alert was seen; one that has ended is active no more. */
  void seen(Alert alert, long now) {
    boolean active = alert.firing(now) && mutes(alert);
    Place place = Place.of(alert);
    List<Map<String, Active>> here = places.get(place);
    if (here == null && !active) {
      return;
    }
    if (here == null) {
      here = tiers();
      places.put(place, here);
    }
    Map<String, Active> same = here.get(alert.tier().ordinal());
    same.remove(alert.dedupeKey());
    for (Map<String, Active> tier : here) {
      forgetOldest(tier, now);
    }
    if (active) {
      same.put(alert.dedupeKey(), new Active(alert, now));
    }
  }

  /** Whether a more urgent alert of another ref mutes this one. */
  boolean mutes(Alert alert, long now) {
    if (alert.tier() == AlertTier.AUTOMATION_CANDIDATE) {
      return false;
    }
    List<Map<String, Active>> here = places.get(Place.of(alert));
    if (here == null) {
      return false;
    }
    for (int tier = alert.tier().ordinal() + 1; tier < TIERS.length; tier++) {
      for (Active a : here.get(tier).values()) {
        if (!a.alert.ref().equals(alert.ref()) && active(a, now)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Forgets what is over. */
  void purge(long now) {
    places
        .values()
        .removeIf(
            here -> {
              boolean nothing = true;
              for (Map<String, Active> same : here) {
                same.values().removeIf(a -> !active(a, now));
                nothing &= same.isEmpty();
              }
              return nothing;
            });
  }

  int size() {
    return places.size();
  }

  /** What was not seen for longest stands first; what ended early behind it stays until then. */
  private void forgetOldest(Map<String, Active> tier, long now) {
    if (tier.isEmpty()) {
      return;
    }
    for (Iterator<Active> i = tier.values().iterator(); i.hasNext() && !active(i.next(), now); ) {
      i.remove();
    }
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

  private static List<Map<String, Active>> tiers() {
    List<Map<String, Active>> tiers = new ArrayList<>(TIERS.length);
    for (int i = 0; i < TIERS.length; i++) {
      tiers.add(new LinkedHashMap<>(0));
    }
    return tiers;
  }
}
