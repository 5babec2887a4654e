// SPDX-License-Identifier: Apache-2.0
package com.example.desk;

import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes an alert as a line of a CSV file: delivery id, tier, title.
 *
 * @param target who is reached
 * @param file made when the first alert comes
 */
record CsvChannel(String target, Path file) implements DeliveryChannel {

  @Override
  public String kind() {
    return "csv";
  }

  @Override
  public ChannelTraits traits() {
    return ChannelTraits.standard();
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    String title = Wording.of(delivery).title().replace("\"", "\"\"");
    String line = delivery.deliveryId() + "," + delivery.tier() + ",\"" + title + "\"\n";
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return DeliveryOutcome.delivered("");
    } catch (IOException e) {
      return DeliveryOutcome.retry("could not write the file"); // the router tries again
    }
  }
}
