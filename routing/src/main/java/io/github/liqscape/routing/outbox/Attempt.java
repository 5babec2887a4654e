// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;

/**
 * An attempt that is to be made now.
 *
 * @param channel who makes it
 * @param delivery what is handed to it
 */
public record Attempt(DeliveryChannel channel, Delivery delivery) {}
