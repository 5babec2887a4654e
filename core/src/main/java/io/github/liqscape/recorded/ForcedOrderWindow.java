// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time for which a recording of forced orders was live. Outside of it nothing is
 * known: that is missing data, not calm, and {@link #gaps} says so to every engine.
 *
 * @param fromNanos first instant that was recorded
 * @param toNanos last instant that was recorded, &ge; {@code fromNanos}
 */
public record ForcedOrderWindow(long fromNanos, long toNanos) {

  public ForcedOrderWindow {
    if (toNanos < fromNanos) {
      throw new IllegalArgumentException(
          "window must end at or after its start " + fromNanos + " ns, was " + toNanos);
    }
  }

  /**
   * The windows that a recording spans, taken from its prints.
   *
   * @param orders of <em>all</em> recorded symbols, in rising time: one quiet symbol proves nothing
   * @param longestSilence a longer stretch without any print is taken for a stop of the recorder
   */
  public static List<ForcedOrderWindow> spanning(
      List<ForcedOrder> orders, Duration longestSilence) {
    List<ForcedOrderWindow> windows = new ArrayList<>();
    long from = 0;
    long last = 0;
    for (int i = 0; i < orders.size(); i++) {
      long time = orders.get(i).eventNanos();
      if (i == 0) {
        from = time;
      } else if (time < last) {
        throw new IllegalArgumentException(
            "orders must rise in time, was " + time + " ns after " + last);
      } else if (time - last > longestSilence.toNanos()) {
        windows.add(new ForcedOrderWindow(from, last));
        from = time;
      }
      last = time;
    }
    if (!orders.isEmpty()) {
      windows.add(new ForcedOrderWindow(from, last));
    }
    return windows;
  }

  /**
   * The gaps around these windows as events in rising time: each one is announced where it opens
   * and again, with its end, where it closes. The last one stays open. None is ever healed.
   *
   * @param startNanos where the tape starts; a first gap opens there unless a window covers it
   * @param windows in rising time, apart from each other
   */
  public static List<StreamGap> gaps(
      Instrument instrument, long startNanos, List<ForcedOrderWindow> windows) {
    List<StreamGap> gaps = new ArrayList<>();
    long from = startNanos;
    for (ForcedOrderWindow window : windows) {
      if (window.fromNanos > from) {
        gaps.add(gap(instrument, from, from, StreamGap.OPEN));
        gaps.add(gap(instrument, window.fromNanos, from, window.fromNanos));
      } else if (!gaps.isEmpty()) {
        throw new IllegalArgumentException(
            "window must start after the end of the one before, " + from + " ns, was "
                + window.fromNanos);
      }
      from = Math.max(from, window.toNanos);
    }
    gaps.add(gap(instrument, from, from, StreamGap.OPEN));
    return gaps;
  }

  private static StreamGap gap(Instrument instrument, long announced, long from, long to) {
    return new StreamGap(
        instrument, announced, announced, StreamKind.FORCED_ORDER, from, to,
        StreamGap.Cause.NOT_RECORDED, false);
  }
}
