// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits until what is missing before it has been filled in.
 *
 * @param event the event
 * @param number of a trade, or -1
 * @param shown the forced orders its socket has shown, null for a poll
 * @param arrival its number among all arrivals of the instrument
 * @param heldSince our time since which it waits
 */
record Held(
    MarketEvent event,
    long number,
    ForcedRepeats.@Nullable Tally shown,
    long arrival,
    long heldSince) {

  /** Whether it is an event of this stream, and no word about a gap in it. */
  boolean of(Stream stream) {
    return event.kind() == stream.kind && !(event instanceof StreamGap);
  }
}
