// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.util.Set;

/**
 * A kind of channel, found by {@link java.util.ServiceLoader}. It does no I/O: it only says who it
 * is and opens targets.
 */
public interface DeliveryChannelProvider {

  /** Stable lower-case kind, such as {@code discord}. */
  String kind();

  /** Names of the options that {@link #open} reads. */
  Set<String> options();

  /**
   * Opens a target. No I/O before the first delivery.
   *
   * @throws IllegalArgumentException if an option is missing, unknown or wrong; the message names
   *     it and never holds a secret
   */
  DeliveryChannel open(ChannelConfig config, ChannelContext context);
}
