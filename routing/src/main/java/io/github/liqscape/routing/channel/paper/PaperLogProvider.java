// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.paper;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannelProvider;
import io.github.liqscape.routing.channel.Secret;
import java.nio.file.Path;
import java.util.Set;

/**
 * Paper logs. Option: {@code directory}, where another program looks for it; by default a folder of
 * the target's own.
 */
public final class PaperLogProvider implements DeliveryChannelProvider {

  @Override
  public String kind() {
    return ChannelKinds.PAPER_LOG;
  }

  @Override
  public Set<String> options() {
    return Set.of("directory");
  }

  @Override
  public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
    Path directory =
        config
            .onlyOptions(options())
            .option("directory")
            .map(Secret::reveal)
            .map(Path::of)
            .orElseGet(() -> context.folder(kind(), config.target()));
    return PaperLog.at(directory, config.target());
  }
}
