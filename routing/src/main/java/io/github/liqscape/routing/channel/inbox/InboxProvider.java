// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannelProvider;
import java.util.Set;

/** Inboxes, each in a folder of its own named after its target. No options. */
public final class InboxProvider implements DeliveryChannelProvider {

  @Override
  public String kind() {
    return ChannelKinds.IN_APP;
  }

  @Override
  public Set<String> options() {
    return Set.of();
  }

  @Override
  public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
    config.onlyOptions(options());
    return Inbox.at(context.folder(kind(), config.target()), config.target());
  }
}
