// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.log;

import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Redaction;
import io.github.liqscape.routing.channel.Wording;
import org.slf4j.Logger;

/** Writes each message as one line at level info. */
final class LogChannel implements DeliveryChannel {

  private final String target;
  private final Logger log;

  LogChannel(String target, Logger log) {
    this.target = target;
    this.log = log;
  }

  @Override
  public String kind() {
    return ChannelKinds.LOG;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public ChannelTraits traits() {
    return ChannelTraits.standard();
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    if (delivery.attemptNanos() >= delivery.expiresAtNanos()) {
      return new DeliveryOutcome.Expired();
    }
    Wording words = Wording.of(delivery);
    String line =
        words.title() + " | " + String.join(" | ", words.lines()) + " | " + Wording.CAUTION;
    log.info("{} {} {}", delivery.deliveryId(), delivery.reason(), Redaction.of(line));
    return DeliveryOutcome.delivered("");
  }

  @Override
  public String toString() {
    return target;
  }
}
