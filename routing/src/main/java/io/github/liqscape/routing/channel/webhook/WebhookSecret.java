// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.webhook;

import io.github.liqscape.routing.channel.Secret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A symmetric signing key: {@code whsec_} and 24 to 64 bytes of base64; the prefix may be missing.
 */
final class WebhookSecret {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private WebhookSecret(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  static WebhookSecret of(Secret secret) {
    String text = secret.reveal().strip();
    String body = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    byte[] key;
    try {
      key = Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      // Its message may hold a part of the secret.
      throw new IllegalArgumentException("a webhook secret must be base64 after 'whsec_'");
    }
    if (key.length < 24 || key.length > 64) {
      throw new IllegalArgumentException(
          "a webhook secret must have 24 to 64 bytes, had " + key.length);
    }
    return new WebhookSecret(key);
  }

  byte[] hmac(byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
