// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.quickstart;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannelProvider;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A channel of one's own, found by the service loader: each alert is a line at the end of a text file.
 * It is named in {@code META-INF/services/io.github.liqscape.routing.channel.DeliveryChannelProvider}.
 */
public final class LinesChannelProvider implements DeliveryChannelProvider {

  private static final String KIND = "lines";
  private static final String FILE = "file";

  /** For the service loader. */
  public LinesChannelProvider() {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<String> options() {
    return Set.of(FILE);
  }

  @Override
  public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
    return new Lines(config.target(), Path.of(config.required(FILE).reveal()));
  }

  private record Lines(String target, Path file) implements DeliveryChannel {

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public ChannelTraits traits() {
      return ChannelTraits.standard(); // for people, one message an alert
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) {
      String line = delivery.deliveryId() + " " + Wording.of(delivery).title() + "\n";
      try {
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return DeliveryOutcome.delivered("");
      } catch (IOException e) {
        return DeliveryOutcome.retry("the file cannot be written"); // never throws for the world
      }
    }
  }
}
