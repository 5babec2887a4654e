// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.discord;

import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.HttpTarget;
import io.github.liqscape.routing.channel.RateLimit;
import java.time.Duration;
import java.util.Map;

/**
 * One webhook of one Discord channel. Discord knows no idempotency: what may have arrived is sent
 * again only if the router thinks it is worth a double.
 */
final class DiscordChannel implements DeliveryChannel {

  /** Where a venue bans at 10,000 invalid requests in ten minutes, we stop at 500. */
  private static final int REFUSALS = 500;

  private static final ChannelTraits TRAITS =
      ChannelTraits.standard()
          .materialOnly()
          .limitedTo(
              RateLimit.of(5, Duration.ofSeconds(2)), RateLimit.of(30, Duration.ofSeconds(60)))
          .sharing(REFUSALS, RateLimit.of(50, Duration.ofSeconds(1)));

  private final String target;
  private final String webhookId;
  private final HttpTarget webhook;

  DiscordChannel(String target, String webhookId, HttpTarget webhook) {
    this.target = target;
    this.webhookId = webhookId;
    this.webhook = webhook;
  }

  @Override
  public String kind() {
    return ChannelKinds.DISCORD;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public ChannelTraits traits() {
    return TRAITS;
  }

  /** Two targets with one webhook share its limits. */
  @Override
  public String rateBucket() {
    return "discord:" + webhookId;
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    if (delivery.saysWait()) {
      return DeliveryOutcome.dead(DeadReason.REJECTED, "a WAIT never goes to Discord");
    }
    return webhook.post(
        delivery,
        Map.of("content-type", "application/json"),
        DiscordMessage.of(delivery),
        answer -> DiscordAnswer.judge(answer, delivery.attemptNanos()));
  }

  @Override
  public String toString() {
    return target + " at " + webhook;
  }
}
