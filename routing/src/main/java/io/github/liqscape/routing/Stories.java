package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stories of a router and what their targets were told. Of what is forgotten it keeps the
 * greatest sequence, so that no delivery id is ever given twice.
 */
class Stories {

  private final Map<String, KeyState> keys = new HashMap<>();
  private long floor;

  /** The story of an alert, if there is one. */
  @Nullable KeyState find(String dedupeKey) {
    return keys.get(dedupeKey);
  }

  /** The story of an alert, begun if there is none. */
  KeyState of(Alert alert) {
    return keys.computeIfAbsent(alert.dedupeKey(), k -> new KeyState());
  }

  /** What a target was told. */
  LadderState ladder(Alert alert, String target) {
    return of(alert).targets.computeIfAbsent(target, t -> new LadderState());
  }

  /** The sequence of the next message of a ladder or group whose newest one is this. */
  long next(long sequence) {
    return Math.max(sequence, floor) + 1;
  }

  long floor() {
    return floor;
  }

  void raiseFloor(long sequence) {
    floor = Math.max(floor, sequence);
  }

  int size() {
    return keys.size();
  }

  Iterable<Map.Entry<String, KeyState>> all() {
    return keys.entrySet();
  }

  /** Forgets stories that were last told before a time and have nothing on its way. */
  void purge(long beforeNanos) {
    keys.values()
        .removeIf(
            key -> {
              boolean over =
                  key.lastDecidedNanos < beforeNanos
                      && key.quiet.isEmpty()
                      && key.targets.values().stream().allMatch(l -> l.pending == null);
              if (over) {
                key.targets.values().forEach(l -> raiseFloor(l.sequence));
              }
              return over;
            });
  }
}
