// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import io.github.liqscape.routing.channel.ChannelTraits;
import java.util.ArrayDeque;
import java.util.Deque;

/** What all targets of one kind of channel share: windows, pauses, and a guard against bans. */
final class KindState {

  private static final long GUARD_WINDOW_NANOS = 600_000_000_000L;

  final RateWindow window;
  private final int refusalsAllowed;
  final Deque<Long> refusals = new ArrayDeque<>();
  long pausedUntil = Long.MIN_VALUE;

  KindState(ChannelTraits traits) {
    window = new RateWindow(traits.sharedLimits());
    refusalsAllowed = traits.refusalsAllowed();
  }

  /** An answer that the venue counts as abuse; at the limit all rest until the window has passed. */
  void refused(long now) {
    if (refusalsAllowed == 0) {
      return;
    }
    refusals.addLast(now);
    while (!refusals.isEmpty() && refusals.getFirst() <= now - GUARD_WINDOW_NANOS) {
      refusals.removeFirst();
    }
    if (refusals.size() >= refusalsAllowed) {
      pausedUntil = Math.max(pausedUntil, refusals.getFirst() + GUARD_WINDOW_NANOS);
    }
  }

  long openFrom() {
    return Math.max(pausedUntil, window.openFrom());
  }
}
