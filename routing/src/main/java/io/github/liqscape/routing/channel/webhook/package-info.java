// SPDX-License-Identifier: Apache-2.0
/**
 * The webhook channel by Standard Webhooks 1.0.0: signed messages for a program of the user's own.
 * Signer and verifier are open to receivers; the channel comes through {@link
 * io.github.liqscape.routing.channel.DeliveryChannels}.
 */
@NullMarked
package io.github.liqscape.routing.channel.webhook;

import org.jspecify.annotations.NullMarked;
