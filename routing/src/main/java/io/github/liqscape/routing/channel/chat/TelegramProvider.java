// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.chat;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannelProvider;
import io.github.liqscape.routing.channel.HttpTarget;
import io.github.liqscape.routing.channel.RateLimit;
import io.github.liqscape.routing.channel.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Telegram's bots. Options: {@code token} of the bot, {@code chat} (a number, or {@code @channel}),
 * {@code url} of the API if it is not Telegram's own, and {@code allow}.
 */
public final class TelegramProvider implements DeliveryChannelProvider {

  private static final String API = "https://api.telegram.org";
  private static final RateLimit OVERALL = RateLimit.of(30, Duration.ofSeconds(1));
  private static final RateLimit CHAT = RateLimit.of(1, Duration.ofSeconds(1));
  private static final RateLimit GROUP = RateLimit.of(20, Duration.ofMinutes(1));

  @Override
  public String kind() {
    return ChannelKinds.TELEGRAM;
  }

  @Override
  public Set<String> options() {
    return Set.of("token", "chat", "url", "allow");
  }

  @Override
  public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
    String token = config.onlyOptions(options()).required("token").reveal();
    if (!token.matches("[0-9]{1,20}:[A-Za-z0-9_-]{10,128}")) {
      throw new IllegalArgumentException(
          config.target() + ": option 'token' must be a bot token, {id}:{secret}");
    }
    String chat = config.required("chat").reveal();
    if (!chat.matches("-?[0-9]{1,20}|@[A-Za-z0-9_]{3,64}")) {
      throw new IllegalArgumentException(
          config.target() + ": option 'chat' must be a number or @channel");
    }
    String api = config.option("url").map(Secret::reveal).orElse(API);
    URI url = HttpTarget.url(config.with("url", api + "/bot" + token + "/sendMessage"), "url");
    boolean group = !Character.isDigit(chat.charAt(0));
    ChannelTraits traits =
        (group
                ? ChannelTraits.standard().limitedTo(CHAT, GROUP)
                : ChannelTraits.standard().limitedTo(CHAT))
            .sharing(0, OVERALL);
    return new ChatChannel(
        kind(),
        config.target(),
        traits,
        new HttpTarget(url, HttpTarget.allowance(config), context),
        delivery -> TelegramMessage.of(chat, delivery),
        TelegramMessage::judge);
  }
}
