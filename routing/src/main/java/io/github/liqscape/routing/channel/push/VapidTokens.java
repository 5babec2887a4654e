// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * The {@code Authorization} of RFC 8292: a JWT for the origin of the push service, signed once and
 * used for twelve of its twenty-four hours.
 *
 * <p>Threading: thread-safe.
 */
final class VapidTokens {

  static final long LONGEST_SECONDS = 86_400;

  private static final long KEPT_SECONDS = 43_200;
  private static final int ORIGINS_KEPT = 64;
  private static final Pattern SUBJECT =
      Pattern.compile("mailto:[^\\s\"\\\\<>]+@[^\\s\"\\\\<>]+|https://[^\\s\"\\\\<>]+");
  private static final String HEADER = part("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");

  private record Kept(String header, long sinceSeconds) {}

  private final VapidKeys keys;
  private final String subject;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Kept> byOrigin = new LinkedHashMap<>();

  /**
   * Tokens in the name of a subject.
   *
   * @param subject whom a push service may write to: {@code mailto:} or {@code https:}
   */
  VapidTokens(VapidKeys keys, String subject) {
    if (!SUBJECT.matcher(subject).matches()) {
      throw new IllegalArgumentException("the VAPID subject must be a mailto: or https: address");
    }
    this.keys = keys;
    this.subject = subject;
  }

  /** The header's value for an endpoint. */
  String authorization(URI endpoint, long nowSeconds) {
    String origin = origin(endpoint);
    lock.lock();
    try {
      Kept kept = byOrigin.get(origin);
      if (kept == null
          || nowSeconds < kept.sinceSeconds
          || nowSeconds - kept.sinceSeconds >= KEPT_SECONDS) {
        kept = new Kept(header(origin, nowSeconds + LONGEST_SECONDS, nowSeconds), nowSeconds);
        byOrigin.put(origin, kept);
        if (byOrigin.size() > ORIGINS_KEPT) {
          byOrigin.remove(byOrigin.keySet().iterator().next());
        }
      }
      return kept.header;
    } finally {
      lock.unlock();
    }
  }

  /** A fresh one that ends at a time. */
  String header(String origin, long expSeconds, long nowSeconds) {
    if (expSeconds > nowSeconds + LONGEST_SECONDS) {
      throw new IllegalArgumentException(
          "a token may live at most " + LONGEST_SECONDS + " s, was " + (expSeconds - nowSeconds));
    }
    String claims =
        "{\"aud\":\"" + origin + "\",\"exp\":" + expSeconds + ",\"sub\":\"" + subject + "\"}";
    String content = HEADER + "." + part(claims);
    byte[] signature = keys.sign(content.getBytes(StandardCharsets.US_ASCII));
    return "vapid t=" + content + "." + Base64Url.of(signature) + ", k=" + keys.publicKey();
  }

  /** Scheme, host, and the port if it is not the scheme's own. */
  static String origin(URI endpoint) {
    String scheme = endpoint.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    int port = endpoint.getPort();
    return scheme
        + "://"
        + endpoint.getHost().toLowerCase(Locale.ROOT)
        + (port == -1 || port == usual ? "" : ":" + port);
  }

  private static String part(String json) {
    return Base64Url.of(json.getBytes(StandardCharsets.UTF_8));
  }
}
