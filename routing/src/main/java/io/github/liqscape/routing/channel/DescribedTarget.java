// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.util.Objects;

/**
 * A target that is only described: for an {@link io.github.liqscape.routing.AlertDecider}, which
 * decides and plans while somebody else delivers.
 *
 * @param kind of channel, see {@link ChannelKinds}
 * @param target unique in a decider
 * @param rateBucket targets with one bucket share a queue and rate limits
 * @param traits how the kind behaves
 */
public record DescribedTarget(
    String kind, String target, String rateBucket, ChannelTraits traits)
    implements DeliveryChannel {

  public DescribedTarget {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(rateBucket, "rateBucket");
    Objects.requireNonNull(traits, "traits");
  }

  /** A target with a bucket of its own. */
  public static DescribedTarget of(String kind, String target, ChannelTraits traits) {
    return new DescribedTarget(kind, target, target, traits);
  }

  /** What a channel says of itself. */
  public static DescribedTarget of(DeliveryChannel channel) {
    return new DescribedTarget(
        channel.kind(), channel.target(), channel.rateBucket(), channel.traits());
  }

  /** Never delivers: the message is dead. */
  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    return DeliveryOutcome.dead(
        DeliveryOutcome.DeadReason.REJECTED, target + " is only described, nothing is behind it");
  }
}
