// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.routing.channel.ChannelKinds;
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
 * A log of a replay: messages in full, one after the other, in a file. The usual log channel writes
 * to the program's log, which is the console here, and a setup explains itself at length.
 */
record AlertLogFile(Path file) implements DeliveryChannel {

  @Override
  public String kind() {
    return ChannelKinds.LOG;
  }

  @Override
  public String target() {
    return "log:file";
  }

  @Override
  public ChannelTraits traits() {
    return ChannelTraits.standard();
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    if (delivery.attemptNanos() >= delivery.expiresAtNanos()) {
      return new DeliveryOutcome.Expired();
    }
    Wording words = Wording.of(delivery);
    String text =
        MarketSource.instant(delivery.attemptNanos()) + " " + delivery.deliveryId() + " "
            + delivery.reason() + "\n" + words.title() + "\n" + words.text() + "\n\n";
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return DeliveryOutcome.delivered("");
    } catch (IOException e) {
      return DeliveryOutcome.retry("the file cannot be written");
    }
  }
}
