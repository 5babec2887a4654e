// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import java.util.Map;

/**
 * What a desk has counted. Immutable.
 *
 * @param replies how often each status was answered
 * @param handed signals handed on
 * @param failedHandings signals whose receiver threw; they are not handed again
 * @param stale signals found after a restart that were too old to be handed on, or whose symbol is
 *     no longer known
 * @param remembered signals known for the sake of duplicates
 */
public record InboundCounts(
    Map<Integer, Long> replies, long handed, long failedHandings, long stale, int remembered) {

  public InboundCounts {
    replies = Map.copyOf(replies);
  }

  /** How often a status was answered. */
  public long replies(int status) {
    return replies.getOrDefault(status, 0L);
  }
}
