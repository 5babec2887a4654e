// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.testkit.ScriptedReceiver.Behaviour;
import java.net.URI;
import java.util.List;
import java.util.Map;

final class DiscordContractTest extends DeliveryChannelContract {

  @Override
  protected DeliveryChannel open(URI receiver, ChannelContext context) {
    return DeliveryChannels.installed()
        .open(
            "discord",
            ChannelConfig.of("discord:desk")
                .with("url", receiver + "/api/webhooks/123/S3cretToken")
                .with("allow", "loopback"),
            context);
  }

  @Override
  protected List<String> secrets() {
    return List.of("S3cretToken");
  }

  @Override
  protected Behaviour success() {
    return ScriptedReceiver.answer(
        200,
        Map.of("X-RateLimit-Remaining", "4", "X-RateLimit-Reset-After", "2"),
        "{\"id\":\"42\"}");
  }

  @Override
  protected boolean takesWait() {
    return false;
  }
}
