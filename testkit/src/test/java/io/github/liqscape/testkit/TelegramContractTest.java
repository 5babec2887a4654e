// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import java.net.URI;
import java.util.List;

final class TelegramContractTest extends DeliveryChannelContract {

  @Override
  protected DeliveryChannel open(URI receiver, ChannelContext context) {
    return DeliveryChannels.installed()
        .open(
            "telegram",
            ChannelConfig.of("telegram:desk")
                .with("url", receiver.toString())
                .with("token", "12345:AAS3cretToken")
                .with("chat", "77")
                .with("allow", "loopback"),
            context);
  }

  @Override
  protected List<String> secrets() {
    return List.of("S3cretToken");
  }
}
