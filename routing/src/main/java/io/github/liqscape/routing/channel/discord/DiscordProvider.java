// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.discord;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannelProvider;
import io.github.liqscape.routing.channel.EgressPolicy;
import io.github.liqscape.routing.channel.HttpTarget;
import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Discord webhooks. Options: {@code url}, as Discord shows it, with {@code ?thread_id=} for a
 * thread; {@code allow} for a stand-in on one's own machine.
 */
public final class DiscordProvider implements DeliveryChannelProvider {

  private static final Pattern PATH =
      Pattern.compile("/api(?:/v[0-9]+)?/webhooks/([0-9]+)/[A-Za-z0-9_-]+");
  private static final Pattern HOST =
      Pattern.compile("(?i)(?:canary\\.|ptb\\.)?discord(?:app)?\\.com");
  private static final Pattern THREAD = Pattern.compile("(?:^|&)thread_id=([0-9]+)(?:&|$)");

  @Override
  public String kind() {
    return ChannelKinds.DISCORD;
  }

  @Override
  public Set<String> options() {
    return HttpTarget.OPTIONS;
  }

  @Override
  public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
    URI url = HttpTarget.url(config.onlyOptions(options()), "url");
    EgressPolicy.Allowance allowance = HttpTarget.allowance(config);
    Matcher path = PATH.matcher(String.valueOf(url.getRawPath()));
    boolean discord = HOST.matcher(url.getHost()).matches();
    if (!path.matches() || (allowance == EgressPolicy.Allowance.PUBLIC && !discord)) {
      throw new IllegalArgumentException(
          config.target()
              + ": option 'url' must be a Discord webhook, "
              + "https://discord.com/api/webhooks/{id}/{token}");
    }
    return new DiscordChannel(
        config.target(), path.group(1), new HttpTarget(waiting(url), allowance, context));
  }

  /** Without {@code wait=true} Discord says yes even to what it does not save. */
  private static URI waiting(URI url) {
    Matcher thread = THREAD.matcher(url.getRawQuery() == null ? "" : url.getRawQuery());
    String query = "wait=true" + (thread.find() ? "&thread_id=" + thread.group(1) : "");
    return URI.create(
        url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath() + "?" + query);
  }
}
