// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.channel.Delivery;
import java.util.Objects;

/**
 * An attempt that is to be made now, by whoever delivers. Its id and attempt come back with the
 * outcome, see {@link AlertDecider#completed}.
 *
 * @param kind of channel
 * @param target who is to be reached
 * @param delivery what is to be handed over
 */
public record DueDelivery(String kind, String target, Delivery delivery) {
  public DueDelivery {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(delivery, "delivery");
  }
}
