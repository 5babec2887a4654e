// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.chat;

import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.HttpSender;
import io.github.liqscape.routing.channel.HttpTarget;
import java.util.Map;
import java.util.function.Function;

/** A chat reached by posting JSON. */
record ChatChannel(
    String kind,
    String target,
    ChannelTraits traits,
    HttpTarget endpoint,
    Function<Delivery, byte[]> body,
    Judge judge)
    implements DeliveryChannel {

  /** What an answer means. */
  @FunctionalInterface
  interface Judge {
    DeliveryOutcome of(HttpSender.Response answer, long nowNanos);
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    return endpoint.post(
        delivery,
        Map.of("content-type", "application/json; charset=utf-8"),
        body.apply(delivery),
        answer -> judge.of(answer, delivery.attemptNanos()));
  }

  @Override
  public String toString() {
    return target + " at " + endpoint;
  }
}
