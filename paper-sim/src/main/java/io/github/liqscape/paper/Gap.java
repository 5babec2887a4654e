// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.market.StreamGap;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** What a contract on ticks did not see. RULES.md, section 11. */
final class Gap {

  private static final long NONE = Long.MAX_VALUE;

  /** A gap that was announced and not resolved; {@link #NONE}: there is none. */
  private long from = NONE;
  private long to = Long.MIN_VALUE;
  /** Trades and marks that are older have been walked over. */
  long until = Long.MIN_VALUE;
  /** A position waits for the first price after a gap. */
  boolean unmarked;
  /** Candles of a gap are being walked, up to {@link #covered}. */
  boolean filling;
  long covered;
  int walked;

  /** Whether one was announced and not resolved. */
  boolean pending() {
    return from != NONE;
  }

  long from() {
    return from;
  }

  /** Its end; an open one ends with what is seen first. */
  long to(long seenNanos) {
    return Math.max(from, to == StreamGap.OPEN ? seenNanos : to);
  }

  void announce(StreamGap gap) {
    from = Math.min(from, gap.fromNanos());
    to = to == StreamGap.OPEN ? gap.toNanos() : Math.max(to, gap.toNanos());
  }

  void resolve() {
    from = NONE;
    to = Long.MIN_VALUE;
  }

  /** Whether one that was announced lies in this time. */
  boolean within(long fromNanos, long toNanos) {
    return fromNanos <= from && (to == StreamGap.OPEN || to <= toNanos);
  }

  /** Whether one left anything. */
  boolean any() {
    return pending() || until != Long.MIN_VALUE || unmarked;
  }

  void save(StateWriter out) throws IOException {
    out.number(from).number(to).number(until).flag(unmarked);
  }

  void restore(StateReader in) throws IOException {
    from = in.number();
    to = in.number();
    until = in.number();
    unmarked = in.flag();
  }

  /** As of a state that was saved before gaps were. */
  void none() {
    resolve();
    until = Long.MIN_VALUE;
    unmarked = false;
  }
}
