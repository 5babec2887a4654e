// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import java.net.URI;
import java.util.List;

final class WebhookContractTest extends DeliveryChannelContract {

  private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @Override
  protected DeliveryChannel open(URI receiver, ChannelContext context) {
    return DeliveryChannels.installed()
        .open(
            "webhook",
            ChannelConfig.of("webhook:bot-7")
                .with("url", receiver + "/hook/S3cretPath?key=S3cretQuery")
                .with("secret", "whsec_" + KEY)
                .with("allow", "loopback"),
            context);
  }

  @Override
  protected List<String> secrets() {
    return List.of("S3cretPath", "S3cretQuery", KEY);
  }
}
