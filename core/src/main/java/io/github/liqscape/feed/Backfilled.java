// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.market.MarketEvent;
import java.util.List;

/**
 * What was found for a hole.
 *
 * @param events in ascending time; duplicates of what was delivered are allowed
 * @param complete whether the hole is closed: false if the venue does not reach back far enough
 */
public record Backfilled(List<? extends MarketEvent> events, boolean complete) {

  public Backfilled {
    events = List.copyOf(events);
  }
}
