// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.log;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannelProvider;
import io.github.liqscape.routing.channel.Secret;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** Logs. Option: {@code logger}, its name; by default {@code liqscape.alerts}. */
public final class LogProvider implements DeliveryChannelProvider {

  private static final String USUAL = "liqscape.alerts";

  @Override
  public String kind() {
    return ChannelKinds.LOG;
  }

  @Override
  public Set<String> options() {
    return Set.of("logger");
  }

  @Override
  public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
    String name = config.onlyOptions(options()).option("logger").map(Secret::reveal).orElse(USUAL);
    return new LogChannel(config.target(), LoggerFactory.getLogger(name));
  }
}
