// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.webhook;

import io.github.liqscape.routing.channel.Secret;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Signs by Standard Webhooks 1.0.0: {@code v1} with HMAC-SHA256, one signature for each secret so
 * that an old and a new one can stand side by side, and {@code v1a} with ed25519 if asked for.
 *
 * <p>Threading: immutable.
 */
public final class WebhookSigner {

  private final List<WebhookSecret> secrets;
  private final Optional<PrivateKey> ed25519;

  private WebhookSigner(List<WebhookSecret> secrets, Optional<PrivateKey> ed25519) {
    this.secrets = secrets;
    this.ed25519 = ed25519;
  }

  /**
   * Signs with these secrets, in this order.
   *
   * @param secrets each {@code whsec_} and base64 of 24 to 64 bytes; the prefix may be missing
   * @throws IllegalArgumentException if there is none or one is malformed; the message shows none
   */
  public static WebhookSigner of(Collection<Secret> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a webhook needs at least one secret, had none");
    }
    return new WebhookSigner(secrets.stream().map(WebhookSecret::of).toList(), Optional.empty());
  }

  /**
   * The same with an ed25519 signature after the others.
   *
   * @param key {@code whsk_} and base64 of the 32-byte seed, or of seed and public key
   */
  public WebhookSigner withEd25519(Secret key) {
    return new WebhookSigner(secrets, Optional.of(Ed25519.privateKey(key)));
  }

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param id of the message, without a dot
   * @param timestamp of this attempt, epoch seconds
   * @param body exactly the bytes that are sent
   */
  public String sign(String id, long timestamp, byte[] body) {
    if (id.isEmpty() || id.indexOf('.') >= 0) {
      throw new IllegalArgumentException("a webhook id must have no dot, was '" + id + "'");
    }
    byte[] content = SignedContent.of(id, Long.toString(timestamp), body);
    List<String> signatures = new ArrayList<>();
    for (WebhookSecret secret : secrets) {
      signatures.add("v1," + Base64.getEncoder().encodeToString(secret.hmac(content)));
    }
    ed25519.ifPresent(
        key ->
            signatures.add(
                "v1a," + Base64.getEncoder().encodeToString(Ed25519.sign(key, content))));
    return String.join(" ", signatures);
  }
}
