// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

/**
 * One target of one kind of channel: this webhook, this mailbox, this browser.
 *
 * <p>Threading: {@link #deliver} is called on a thread of its own, never twice at once for one
 * {@link #rateBucket}; the rest from any thread.
 */
public interface DeliveryChannel extends AutoCloseable {

  /** Kind of channel, such as {@code discord}; see {@link ChannelKinds}. */
  String kind();

  /** Who is reached: unique in a router, such as {@code push:user-1}. */
  String target();

  /** How this kind behaves. */
  ChannelTraits traits();

  /** Targets with one bucket share a queue, a worker and rate limits. By default a target has its own. */
  default String rateBucket() {
    return target();
  }

  /**
   * Sends a message and says what came of it. It may block, for at most {@link
   * Delivery#timeout()}; then, or when interrupted, it answers {@link DeliveryOutcome.Unknown}.
   * It never follows a redirect and never throws for what the world does; an exception counts as
   * {@link DeliveryOutcome.RetryLater} and is logged.
   */
  DeliveryOutcome deliver(Delivery delivery);

  /** Releases what it holds. Called once, when nothing is being delivered. */
  @Override
  default void close() {}
}
