// SPDX-License-Identifier: Apache-2.0
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

  /** The one asked for last: a decision asks for its story again and again. */
  private @Nullable KeyState last;

  private String lastKey = "";

  /** The story of an alert, if there is one. */
  @SuppressWarnings("ReferenceEquality") // an equal key that is another is looked up
  @Nullable KeyState find(String dedupeKey) {
    if (last != null && lastKey == dedupeKey) {
      return last;
    }
    last = keys.get(dedupeKey);
    lastKey = dedupeKey;
    return last;
  }

  /** The story of an alert, begun if there is none. */
  KeyState of(Alert alert) {
    KeyState known = find(alert.dedupeKey());
    if (known == null) {
      known = new KeyState();
      keys.put(alert.dedupeKey(), known);
      last = known;
    }
    return known;
  }

  /** What a target was told. */
  LadderState ladder(Alert alert, String target) {
    return of(alert).ladder(target);
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

  /** A story that was saved. */
  void put(String dedupeKey, KeyState story) {
    keys.put(dedupeKey, story);
    last = null;
  }

  Iterable<Map.Entry<String, KeyState>> all() {
    return keys.entrySet();
  }

  /** Forgets stories that were last told before a time and have nothing on its way. */
  void purge(long beforeNanos) {
    last = null;
    keys.values()
        .removeIf(
            key -> {
              boolean over = key.lastDecidedNanos < beforeNanos && key.idle();
              LadderState ladder = over ? key.ladders : null;
              for (; ladder != null; ladder = ladder.next) {
                raiseFloor(ladder.sequence);
              }
              return over;
            });
  }
}
