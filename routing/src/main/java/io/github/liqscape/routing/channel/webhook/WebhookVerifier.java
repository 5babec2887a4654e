// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.webhook;

import io.github.liqscape.routing.channel.Secret;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The receiver's side: whether a request came from who knows the secret, unchanged and just now.
 * The id of a valid one is the key by which a repeated message is recognised.
 *
 * <p>Threading: immutable.
 */
public final class WebhookVerifier {

  private static final long TOLERANCE_SECONDS = 300;
  private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,18}");

  /** What was found. */
  public sealed interface Verdict {
    /**
     * Authentic.
     *
     * @param id the message's id: its idempotency key
     */
    record Valid(String id) implements Verdict {}

    /**
     * Not to be trusted.
     *
     * @param why in a few words, nothing of the request
     */
    record Rejected(String why) implements Verdict {}
  }

  private final List<WebhookSecret> secrets;
  private final Optional<PublicKey> ed25519;

  private WebhookVerifier(List<WebhookSecret> secrets, Optional<PublicKey> ed25519) {
    this.secrets = secrets;
    this.ed25519 = ed25519;
  }

  /**
   * Accepts a signature by any of these secrets.
   *
   * @throws IllegalArgumentException if there is none or one is malformed; the message shows none
   */
  public static WebhookVerifier of(Collection<Secret> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a webhook needs at least one secret, had none");
    }
    return new WebhookVerifier(secrets.stream().map(WebhookSecret::of).toList(), Optional.empty());
  }

  /**
   * The same, and accepts {@code v1a} signatures by the owner of this public key.
   *
   * @param key {@code whpk_} and the base64 of 32 bytes
   */
  public WebhookVerifier withEd25519(String key) {
    return new WebhookVerifier(secrets, Optional.of(Ed25519.publicKey(key)));
  }

  /**
   * The verdict on a request. Header names may be in any case; signatures of unknown versions are
   * passed over; the timestamp may be 300 seconds off, inclusive. Takes the same time whichever
   * byte differs.
   *
   * @param nowSeconds the receiver's clock, epoch seconds
   */
  public Verdict verify(Map<String, String> headers, byte[] body, long nowSeconds) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    String id = byName.getOrDefault("webhook-id", "");
    String timestamp = byName.getOrDefault("webhook-timestamp", "");
    String signatures = byName.getOrDefault("webhook-signature", "");
    if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
      return new Verdict.Rejected("a webhook header is missing");
    }
    if (!SECONDS.matcher(timestamp).matches()) {
      return new Verdict.Rejected("the timestamp is no number");
    }
    long age = nowSeconds - Long.parseLong(timestamp);
    if (age > TOLERANCE_SECONDS) {
      return new Verdict.Rejected("the timestamp is too old");
    }
    if (age < -TOLERANCE_SECONDS) {
      return new Verdict.Rejected("the timestamp is too new");
    }
    byte[] content = SignedContent.of(id, timestamp, body);
    boolean valid = false;
    for (String signature : signatures.split(" ", -1)) {
      valid |= matches(signature, content);
    }
    return valid ? new Verdict.Valid(id) : new Verdict.Rejected("no signature matches");
  }

  private boolean matches(String signature, byte[] content) {
    int comma = signature.indexOf(',');
    if (comma < 0) {
      return false;
    }
    byte[] given;
    try {
      given = Base64.getDecoder().decode(signature.substring(comma + 1));
    } catch (IllegalArgumentException e) {
      return false;
    }
    return switch (signature.substring(0, comma).toLowerCase(Locale.ROOT)) {
      case "v1" -> {
        boolean any = false;
        for (WebhookSecret secret : secrets) {
          any |= MessageDigest.isEqual(secret.hmac(content), given);
        }
        yield any;
      }
      case "v1a" -> ed25519.filter(key -> Ed25519.verify(key, content, given)).isPresent();
      default -> false;
    };
  }
}
