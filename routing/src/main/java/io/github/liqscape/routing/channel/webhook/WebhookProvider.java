// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.webhook;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannelProvider;
import io.github.liqscape.routing.channel.HttpTarget;
import io.github.liqscape.routing.channel.Secret;
import java.util.Arrays;
import java.util.Set;

/**
 * Webhooks. Options: {@code url}, {@code allow}, {@code secret} (several with spaces between while
 * a secret is being replaced) and {@code ed25519} ({@code whsk_...}, not needed).
 */
public final class WebhookProvider implements DeliveryChannelProvider {

  @Override
  public String kind() {
    return ChannelKinds.WEBHOOK;
  }

  @Override
  public Set<String> options() {
    return Set.of("url", "allow", "secret", "ed25519");
  }

  @Override
  public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
    HttpTarget endpoint = HttpTarget.of(config.onlyOptions(options()), context);
    WebhookSigner signer =
        WebhookSigner.of(
            Arrays.stream(config.required("secret").reveal().strip().split("\\s+"))
                .map(Secret::of)
                .toList());
    WebhookSigner all = config.option("ed25519").map(signer::withEd25519).orElse(signer);
    return new WebhookChannel(config.target(), endpoint, all);
  }
}
