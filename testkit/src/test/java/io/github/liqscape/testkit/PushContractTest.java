// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import io.github.liqscape.routing.alert.DeliveryIds;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.push.PushChannel;
import io.github.liqscape.routing.channel.push.PushProvider;
import io.github.liqscape.routing.channel.push.PushSubscription;
import io.github.liqscape.routing.channel.push.VapidKeys;
import io.github.liqscape.testkit.ScriptedReceiver.Behaviour;
import java.net.URI;
import java.util.List;

final class PushContractTest extends DeliveryChannelContract {

  private static final VapidKeys KEYS = VapidKeys.generate();
  private static final String BROWSER_KEY = VapidKeys.generate().publicKey();
  private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

  @Override
  protected DeliveryChannel open(URI receiver, ChannelContext context) {
    PushChannel channel =
        new PushProvider()
            .open(
                ChannelConfig.of("push:user-1")
                    .with("publicKey", KEYS.publicKey())
                    .with("privateKey", KEYS.privateKey().reveal())
                    .with("subject", "mailto:ops@example.com")
                    .with("allow", "loopback"),
                context);
    channel
        .subscriptions()
        .add(PushSubscription.of(receiver + "/push/S3cretEndpoint", BROWSER_KEY, AUTH), NOW);
    return channel;
  }

  @Override
  protected List<String> secrets() {
    return List.of("S3cretEndpoint", AUTH, KEYS.privateKey().reveal());
  }

  @Override
  protected Behaviour success() {
    return ScriptedReceiver.status(201);
  }

  /** A browser that is gone is forgotten; the user may come back with another. */
  @Override
  protected boolean refusalsDisable() {
    return false;
  }

  /** The body is encrypted; a push service replaces a message by its topic. */
  @Override
  protected boolean carriesId(ScriptedReceiver.Request request, Delivery delivery) {
    return DeliveryIds.pushTopic(delivery.threadKey()).equals(request.headers().get("topic"));
  }
}
