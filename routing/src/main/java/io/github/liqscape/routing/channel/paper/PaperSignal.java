// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.paper;

import java.util.Objects;

/**
 * One candidate in the paper log.
 *
 * @param sequence in the log, rising
 * @param eventNanos event time of the alert, epoch nanoseconds
 * @param deliveryId unique in the log
 * @param json {@code {"type","timestamp","data"}} as {@link
 *     io.github.liqscape.routing.channel.AlertJson} has it
 */
public record PaperSignal(long sequence, long eventNanos, String deliveryId, String json) {
  public PaperSignal {
    Objects.requireNonNull(deliveryId, "deliveryId");
    Objects.requireNonNull(json, "json");
  }
}
