// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.chat;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannelProvider;
import io.github.liqscape.routing.channel.HttpOutcome;
import io.github.liqscape.routing.channel.HttpTarget;
import io.github.liqscape.routing.channel.RateLimit;
import java.time.Duration;
import java.util.Set;

/** Slack's incoming webhooks. Options: {@code url} as Slack shows it, and {@code allow}. */
public final class SlackProvider implements DeliveryChannelProvider {

  private static final ChannelTraits TRAITS =
      ChannelTraits.standard().limitedTo(RateLimit.of(1, Duration.ofSeconds(1)));

  @Override
  public String kind() {
    return ChannelKinds.SLACK;
  }

  @Override
  public Set<String> options() {
    return HttpTarget.OPTIONS;
  }

  @Override
  public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
    return new ChatChannel(
        kind(),
        config.target(),
        TRAITS,
        HttpTarget.of(config.onlyOptions(options()), context),
        SlackMessage::of,
        HttpOutcome::of);
  }
}
