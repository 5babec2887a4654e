// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.routing.DueDelivery;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;

/** The courier of a trial as channels: equal attempts end alike, at the same time. */
final class MoodyChannels implements Channels {

  private static final long serialVersionUID = 1L;

  private record Channel(String user, String target) implements DeliveryChannel {
    @Override
    public String kind() {
      return ChannelKinds.WEBHOOK;
    }

    @Override
    public ChannelTraits traits() {
      return ChannelTraits.standard();
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) {
      return new Trial.Moody().deliver(user, new DueDelivery(kind(), target, delivery));
    }
  }

  @Override
  public DeliveryChannel open(String user, String target) {
    return new Channel(user, target);
  }

  @Override
  public long doneNanos(String user, DueDelivery due) {
    return due.delivery().attemptNanos() + new Trial.Moody().takesNanos(user, due);
  }
}
