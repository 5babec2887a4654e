// SPDX-License-Identifier: Apache-2.0
package com.example.desk;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannelProvider;
import java.nio.file.Path;
import java.util.Set;

/** Makes {@link CsvChannel} known to ServiceLoader. Option: {@code file}. */
public final class CsvChannelProvider implements DeliveryChannelProvider {

  @Override
  public String kind() {
    return "csv";
  }

  @Override
  public Set<String> options() {
    return Set.of("file");
  }

  @Override
  public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
    return new CsvChannel(config.target(), Path.of(config.required("file").reveal()));
  }
}
