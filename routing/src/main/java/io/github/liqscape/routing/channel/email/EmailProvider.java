// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.email;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannelProvider;
import java.util.Set;

/**
 * E-mail. Options: {@code host}, {@code port}, {@code security} (starttls, tls, or none to this
 * machine), {@code user}, {@code password}, {@code from}, {@code to}, {@code unsubscribe} (an https
 * URL that takes a POST) and {@code unsubscribeMail} (an address).
 */
public final class EmailProvider implements DeliveryChannelProvider {

  @Override
  public String kind() {
    return ChannelKinds.EMAIL;
  }

  @Override
  public Set<String> options() {
    return Set.of(
        "host",
        "port",
        "security",
        "user",
        "password",
        "from",
        "to",
        "unsubscribe",
        "unsubscribeMail");
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also if the mail library is not on the class path
   */
  @Override
  public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
    config.onlyOptions(options());
    try {
      return new EmailChannel(config.target(), EmailSettings.of(config));
    } catch (NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          "e-mail needs org.eclipse.angus:jakarta.mail on the class path", e);
    }
  }
}
