// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.outbox.OutboxMessage;

/**
 * A message that did not arrive and will not be tried again by itself.
 *
 * @param message what was to be sent
 * @param end how it ended
 * @param detail in English, without a secret
 * @param attempts made
 * @param atNanos delivery clock, epoch nanoseconds
 */
public record DeadLetter(
    OutboxMessage message, DeliveryEnd end, String detail, int attempts, long atNanos) {}
