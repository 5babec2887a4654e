// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.interfaces.ECPublicKey;
import java.util.Locale;

/**
 * What a browser gives out when its user agrees to push: where to send, and for whom to encrypt.
 * Whoever has the endpoint can disturb the user, so {@code toString} shows only its host.
 *
 * <p>Threading: immutable.
 */
public final class PushSubscription {

  private static final int AUTH_BYTES = 16;
  private static final int LONGEST_ENDPOINT = 2_048;

  private final URI endpoint;
  private final byte[] point;
  private final byte[] auth;
  private final ECPublicKey key;

  private PushSubscription(URI endpoint, byte[] point, byte[] auth) {
    if (auth.length != AUTH_BYTES) {
      throw new IllegalArgumentException("auth must have 16 bytes, had " + auth.length);
    }
    this.endpoint = endpoint;
    this.point = point;
    this.auth = auth;
    this.key = P256.publicKey(point);
  }

  /**
   * A subscription, checked.
   *
   * @param endpoint URL of the push service
   * @param p256dh the browser's public key, base64url of an uncompressed point
   * @param auth base64url of 16 bytes
   * @throws IllegalArgumentException if the endpoint is no URL, the auth has not 16 bytes, or the
   *     key is no point on P-256
   */
  public static PushSubscription of(String endpoint, String p256dh, String auth) {
    return new PushSubscription(
        url(endpoint), Base64Url.decode("p256dh", p256dh), Base64Url.decode("auth", auth));
  }

  private static URI url(String endpoint) {
    try {
      URI url = new URI(endpoint);
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if (url.getHost() != null
          && endpoint.length() <= LONGEST_ENDPOINT
          && (scheme.equals("https") || scheme.equals("http"))) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Its message holds the endpoint.
    }
    throw new IllegalArgumentException(
        "endpoint must be an https URL of at most " + LONGEST_ENDPOINT + " characters");
  }

  /** Where to send. */
  public URI endpoint() {
    return endpoint;
  }

  /** The browser's public key, base64url. */
  public String p256dh() {
    return Base64Url.of(point);
  }

  /** The shared secret, base64url. */
  public String auth() {
    return Base64Url.of(auth);
  }

  byte[] point() {
    return point;
  }

  byte[] authBytes() {
    return auth;
  }

  ECPublicKey key() {
    return key;
  }

  @Override
  public String toString() {
    return "subscription at " + endpoint.getHost();
  }
}
