// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import java.util.ArrayList;
import java.util.List;

/** Opens the channels of a file of targets. */
final class ChannelDoor {

  private ChannelDoor() {}

  /**
   * All channels of a file; none stays open if one cannot be opened.
   *
   * @throws IllegalArgumentException if a kind is not installed, or an option missing or wrong
   */
  static List<DeliveryChannel> open(TargetsFile file) {
    ChannelContext context = ChannelContext.standard(file.files());
    List<DeliveryChannel> open = new ArrayList<>();
    try {
      for (TargetsFile.Target target : file.targets()) {
        open.add(DeliveryChannels.installed().open(target.kind(), target.config(), context));
      }
      return open;
    } catch (IllegalArgumentException e) {
      open.forEach(DeliveryChannel::close);
      throw e;
    }
  }
}
