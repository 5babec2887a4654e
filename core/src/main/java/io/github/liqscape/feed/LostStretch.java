// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A stretch of event time of which a stream brought nothing.
 *
 * @param from last event before it
 * @param to first event after it
 */
record LostStretch(long from, long to) {

  /**
   * What is lost of a hole. A stream runs from its first event on, no matter whether that came
   * before the probe or after it, and until it was lost once more: a connection may end before it
   * ever counts as live, and what it brought waits between two losses.
   *
   * @param last whether the hole ends with the probe; otherwise it ends with what was filled in
   * @return ascending, at least one; the last may be empty
   */
  static List<LostStretch> around(
      Collection<Held> held, Stream s, long from, long to, boolean last) {
    List<Long> losses = new ArrayList<>(s.lostMeanwhile);
    // Those belong to the next hole.
    losses.removeIf(lost -> s.lostAgain && lost >= s.lostAgainSince);
    losses.add(Long.MAX_VALUE);
    List<LostStretch> stretches = new ArrayList<>();
    long end = Math.max(from, to);
    long start = from;
    long since = s.downSince;
    for (long lost : losses) {
      long first = Long.MAX_VALUE;
      long newest = Long.MIN_VALUE;
      for (Held h : held) {
        // What is not newer may be a copy, and shows nothing.
        boolean newer = h.event().eventNanos() > start;
        if (h.of(s) && newer && h.arrival() > since && h.arrival() <= lost) {
          first = first == Long.MAX_VALUE ? h.event().eventNanos() : first;
          newest = Math.max(newest, h.event().eventNanos());
        }
      }
      since = lost;
      if (newest != Long.MIN_VALUE) {
        // Topics lag differently: what was missing last may be younger than the probe.
        long back = last && lost == Long.MAX_VALUE ? Math.max(end, first) : end;
        stretches.add(new LostStretch(start, Math.clamp(first, start, back)));
        start = Math.clamp(newest, start, end);
        if (lost == Long.MAX_VALUE) {
          return stretches;
        }
      }
    }
    stretches.add(new LostStretch(start, end));
    return stretches;
  }
}
