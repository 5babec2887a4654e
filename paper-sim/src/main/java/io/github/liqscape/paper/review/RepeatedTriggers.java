// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.paper.review.stats.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of the triggers.
 *
 * @param raw how many there were
 * @param suppressed share of them that became no order
 * @param repeats those whose key had been seen, suppressed or not, in order of time
 * @param duplicates orders placed for a key that already had one; must be none
 */
public record RepeatedTriggers(
    int raw, Rate suppressed, List<Trigger> repeats, List<Trigger> duplicates) {

  public RepeatedTriggers {
    repeats = List.copyOf(repeats);
    duplicates = List.copyOf(duplicates);
  }

  /** Counts triggers, in any order. */
  public static RepeatedTriggers of(List<Trigger> triggers) {
    List<Trigger> byTime = new ArrayList<>(triggers);
    byTime.sort(Comparator.comparingLong(Trigger::timeNanos));
    Set<TriggerKey> seen = new HashSet<>();
    Set<TriggerKey> ordered = new HashSet<>();
    List<Trigger> repeats = new ArrayList<>();
    List<Trigger> duplicates = new ArrayList<>();
    int suppressed = 0;
    for (Trigger trigger : byTime) {
      suppressed += trigger.orderId().isEmpty() ? 1 : 0;
      if (!seen.add(trigger.key())) {
        repeats.add(trigger);
      }
      if (trigger.orderId().isPresent() && !ordered.add(trigger.key())) {
        duplicates.add(trigger);
      }
    }
    return new RepeatedTriggers(
        byTime.size(), Rate.of(suppressed, byTime.size()), repeats, duplicates);
  }
}
