// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import java.net.URI;
import java.util.List;

final class SlackContractTest extends DeliveryChannelContract {

  @Override
  protected DeliveryChannel open(URI receiver, ChannelContext context) {
    return DeliveryChannels.installed()
        .open(
            "slack",
            ChannelConfig.of("slack:desk")
                .with("url", receiver + "/services/T0/B0/S3cretToken")
                .with("allow", "loopback"),
            context);
  }

  @Override
  protected List<String> secrets() {
    return List.of("S3cretToken");
  }
}
