// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.spi.FeedCount;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a feed counts, and the last things that went wrong.
 *
 * <p>Threading: single thread.
 */
final class FeedCounts {

  private static final int TROUBLES = 32;
  private static final int SNIPPET = 200;

  private final long[] counts = new long[FeedCount.values().length];
  private final Deque<String> troubles = new ArrayDeque<>();

  void add(FeedCount what) {
    counts[what.ordinal()]++;
  }

  void add(FeedCount what, long n) {
    counts[what.ordinal()] += n;
  }

  long of(FeedCount what) {
    return counts[what.ordinal()];
  }

  void trouble(String words) {
    if (troubles.size() == TROUBLES) {
      troubles.removeFirst();
    }
    troubles.addLast(words);
  }

  /** The first characters of a frame, on one line. */
  static String snippet(String frame) {
    String head = frame.length() <= SNIPPET ? frame : frame.substring(0, SNIPPET);
    return head.replaceAll("\\p{Cntrl}", " ");
  }

  Map<FeedCount, Long> snapshot() {
    Map<FeedCount, Long> all = new EnumMap<>(FeedCount.class);
    for (FeedCount what : FeedCount.values()) {
      all.put(what, counts[what.ordinal()]);
    }
    return all;
  }

  List<String> troubles() {
    return List.copyOf(troubles);
  }
}
