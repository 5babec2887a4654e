// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.DeliveryChannelProvider;
import io.github.liqscape.routing.channel.HttpTarget;
import java.util.Set;

/**
 * Browser push, one target a user. Options: {@code publicKey} and {@code privateKey} of {@link
 * VapidKeys}, {@code subject} (mailto: or https:), {@code allow} for a push service of one's own.
 */
public final class PushProvider implements DeliveryChannelProvider {

  @Override
  public String kind() {
    return ChannelKinds.PUSH;
  }

  @Override
  public Set<String> options() {
    return Set.of("publicKey", "privateKey", "subject", "allow");
  }

  @Override
  public PushChannel open(ChannelConfig config, ChannelContext context) {
    config.onlyOptions(options());
    VapidKeys keys =
        VapidKeys.of(config.required("publicKey").reveal(), config.required("privateKey"));
    return new PushChannel(
        config.target(),
        PushSubscriptions.at(context.folder(kind(), config.target())),
        new VapidTokens(keys, config.required("subject").reveal()),
        HttpTarget.allowance(config),
        context);
  }
}
