// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import java.util.HashMap;
import java.util.Map;

/** Unhealed gaps of the two streams a window cannot do without: mark price and forced orders. */
final class FeedGaps {

  private record Key(StreamKind kind, long from) {}

  private final Map<Key, Long> ends = new HashMap<>();

  /** A second announcement of a gap, with its end, replaces the first. */
  void add(StreamGap gap) {
    if (gap.kind() != StreamKind.MARK_PRICE && gap.kind() != StreamKind.FORCED_ORDER) {
      return;
    }
    Key key = new Key(gap.kind(), gap.fromNanos());
    if (gap.healed()) {
      ends.remove(key);
    } else {
      ends.put(key, gap.toNanos());
    }
  }

  boolean touch(long from, long to) {
    return ends.entrySet().stream()
        .anyMatch(e -> e.getKey().from < to && e.getValue() > from);
  }
}
