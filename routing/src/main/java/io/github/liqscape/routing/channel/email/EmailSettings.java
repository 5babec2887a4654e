// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.email;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Secret;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/** Who sends to whom over which server. */
record EmailSettings(
    String host,
    int port,
    Security security,
    Optional<Secret> user,
    Optional<Secret> password,
    InternetAddress from,
    InternetAddress to,
    Optional<String> unsubscribeUrl,
    Optional<String> unsubscribeMail) {

  /** How the connection is protected. */
  enum Security {
    /** In the clear first, then TLS, or nothing is sent. */
    STARTTLS(587),
    /** TLS from the first byte. */
    TLS(465),
    /** None: to a server on this machine only. */
    NONE(25);

    final int port;

    Security(int port) {
      this.port = port;
    }
  }

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
  private static final Pattern LINK = Pattern.compile("https://[^\\s<>\"]+");
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration READ_OR_WRITE = Duration.ofSeconds(30);

  static EmailSettings of(ChannelConfig config) {
    String host = text(config, "host").orElseThrow(() -> wrong(config, "host", "is needed"));
    Security security =
        switch (text(config, "security").orElse("starttls")) {
          case "starttls" -> Security.STARTTLS;
          case "tls" -> Security.TLS;
          case "none" -> Security.NONE;
          default -> throw wrong(config, "security", "must be starttls, tls or none");
        };
    if (security == Security.NONE && !THIS_MACHINE.contains(host)) {
      throw wrong(config, "security", "may be none only for a server on this machine");
    }
    Optional<String> link = text(config, "unsubscribe");
    if (link.isPresent() && !LINK.matcher(link.get()).matches()) {
      throw wrong(config, "unsubscribe", "must be an https URL");
    }
    Optional<String> mail = text(config, "unsubscribeMail");
    mail.ifPresent(m -> address(config, "unsubscribeMail"));
    return new EmailSettings(
        host,
        port(config, security),
        security,
        config.option("user"),
        config.option("password"),
        address(config, "from"),
        address(config, "to"),
        link,
        mail);
  }

  private static Optional<String> text(ChannelConfig config, String option) {
    return config.option(option).map(Secret::reveal);
  }

  private static int port(ChannelConfig config, Security security) {
    Optional<String> text = text(config, "port");
    if (text.isEmpty()) {
      return security.port;
    }
    if (!text.get().matches("[0-9]{1,5}") || Integer.parseInt(text.get()) > 65_535) {
      throw wrong(config, "port", "must be in [0, 65535]");
    }
    return Integer.parseInt(text.get());
  }

  /** One address; a line end in it could begin another header. */
  private static InternetAddress address(ChannelConfig config, String option) {
    String text = config.required(option).reveal();
    try {
      if (text.chars().noneMatch(Character::isISOControl)) {
        InternetAddress address = new InternetAddress(text, true);
        if (address.getAddress().indexOf('@') > 0) {
          return address;
        }
      }
    } catch (AddressException e) {
      // Its message holds the text.
    }
    throw wrong(config, option, "must be one e-mail address");
  }

  private static IllegalArgumentException wrong(ChannelConfig config, String option, String what) {
    return new IllegalArgumentException(config.target() + ": option '" + option + "' " + what);
  }

  /** The domain of the sender: of message ids, too. */
  String domain() {
    String address = from.getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }

  String protocol() {
    return security == Security.TLS ? "smtps" : "smtp";
  }

  /** Of the mail library, whose own timeouts are infinite. */
  Properties properties(Duration timeout) {
    String prefix = "mail." + protocol() + ".";
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol());
    properties.setProperty(prefix + "host", host);
    properties.setProperty(prefix + "port", Integer.toString(port));
    properties.setProperty(prefix + "localhost", domain());
    properties.setProperty(prefix + "connectiontimeout", millis(CONNECT, timeout));
    properties.setProperty(prefix + "timeout", millis(READ_OR_WRITE, timeout));
    properties.setProperty(prefix + "writetimeout", millis(READ_OR_WRITE, timeout));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "auth", Boolean.toString(user.isPresent()));
    properties.setProperty(
        prefix + "starttls.enable", Boolean.toString(security == Security.STARTTLS));
    properties.setProperty(
        prefix + "starttls.required", Boolean.toString(security == Security.STARTTLS));
    return properties;
  }

  private static String millis(Duration longest, Duration timeout) {
    return Long.toString(Math.max(1, Math.min(longest.toMillis(), timeout.toMillis())));
  }
}
