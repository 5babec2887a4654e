// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.webhook;

import io.github.liqscape.routing.channel.AlertJson;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.HttpTarget;
import io.github.liqscape.routing.channel.RateLimit;
import java.time.Duration;
import java.util.Map;

/** One endpoint. Every attempt has the same id and body, its own timestamp and signature. */
final class WebhookChannel implements DeliveryChannel {

  /** The body of Standard Webhooks should be under 20 kB. */
  static final int LARGEST_BODY = 19_999;

  private static final ChannelTraits TRAITS =
      ChannelTraits.standard()
          .asMachine()
          .deduping()
          .limitedTo(RateLimit.of(10, Duration.ofSeconds(1)));

  private final String target;
  private final HttpTarget endpoint;
  private final WebhookSigner signer;

  WebhookChannel(String target, HttpTarget endpoint, WebhookSigner signer) {
    this.target = target;
    this.endpoint = endpoint;
    this.signer = signer;
  }

  @Override
  public String kind() {
    return ChannelKinds.WEBHOOK;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public ChannelTraits traits() {
    return TRAITS;
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    if (delivery.saysWait()) {
      return DeliveryOutcome.dead(
          DeliveryOutcome.DeadReason.REJECTED, "a WAIT never goes to a machine");
    }
    byte[] body;
    try {
      body = AlertJson.of(delivery, LARGEST_BODY);
    } catch (IllegalArgumentException e) {
      return DeliveryOutcome.dead(DeliveryOutcome.DeadReason.REJECTED, "the message is too long");
    }
    long timestamp = Math.floorDiv(delivery.attemptNanos(), 1_000_000_000L);
    return endpoint.post(
        delivery,
        Map.of(
            "content-type", "application/json; charset=utf-8",
            "webhook-id", delivery.deliveryId(),
            "webhook-timestamp", Long.toString(timestamp),
            "webhook-signature", signer.sign(delivery.deliveryId(), timestamp, body)),
        body);
  }

  @Override
  public String toString() {
    return target + " at " + endpoint;
  }
}
