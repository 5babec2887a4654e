// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was accepted lately, by its key. Each window is kept in the order of acceptance, so what has
 * run out is at the front. Guarded by the desk's lock.
 */
final class KnownSignals {

  /**
   * An accepted signal.
   *
   * @param id ours
   * @param sequence of its record
   * @param untilNanos end of its window
   * @param journal that holds the record
   */
  record Known(String id, long sequence, long untilNanos, InboundJournal journal) {}

  private final Map<Long, Map<String, Known>> byWindow = new LinkedHashMap<>();

  @Nullable Known find(String key, long now) {
    for (Map<String, Known> window : byWindow.values()) {
      Known known = window.get(key);
      if (known != null && now < known.untilNanos()) {
        return known;
      }
    }
    return null;
  }

  void add(AcceptedSignal signal, long sequence, InboundJournal journal) {
    Map<String, Known> window =
        byWindow.computeIfAbsent(signal.windowNanos(), w -> new LinkedHashMap<>());
    window.remove(signal.key());
    window.put(
        signal.key(),
        new Known(
            signal.id(), sequence, signal.acceptedNanos() + signal.windowNanos(), journal));
  }

  /** Forgets one whose record is not there; one that a newer journal found stays. */
  void remove(String key, long sequence, InboundJournal journal) {
    for (Map<String, Known> window : byWindow.values()) {
      Known known = window.get(key);
      if (known != null && known.sequence() == sequence && known.journal() == journal) {
        window.remove(key);
      }
    }
  }

  void clear() {
    byWindow.clear();
  }

  /** Forgets what has run out; the least sequence that is still needed, or one beyond all. */
  long expire(long now) {
    long needed = Long.MAX_VALUE;
    for (Map<String, Known> window : byWindow.values()) {
      Iterator<Known> oldest = window.values().iterator();
      while (oldest.hasNext()) {
        Known known = oldest.next();
        if (now < known.untilNanos()) {
          needed = Math.min(needed, known.sequence());
          break;
        }
        oldest.remove();
      }
    }
    return needed;
  }

  int size() {
    return byWindow.values().stream().mapToInt(Map::size).sum();
  }
}
