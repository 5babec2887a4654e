// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.routing.channel.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sender that may speak in: its name, its path and how it proves who it is. The secret stands in
 * the body, as the field {@code secret}, or is the last part of the path; TradingView can send no
 * header of its own. Immutable; shows no secret.
 */
public final class InboundSource {

  /** Addresses from which TradingView sends (support 43000529348): an extra check, no proof. */
  public static final Set<String> TRADINGVIEW_ADDRESSES =
      Set.of("52.89.214.238", "34.212.75.30", "54.218.53.128", "52.32.178.7");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]{1,64}){1,8}");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22,256}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
  private static final int HEX_CHARACTERS = 32;
  private static final int TOKEN_BYTES = 24;

  private final String name;
  private final String path;
  private final Secret secret;
  private final boolean inPath;
  private final @Nullable Secret hmacKey;
  private final Set<String> addresses;
  private final @Nullable TextTemplate template;

  private InboundSource(
      String name,
      String path,
      Secret secret,
      boolean inPath,
      @Nullable Secret hmacKey,
      Set<String> addresses,
      @Nullable TextTemplate template) {
    this.name = name;
    this.path = path;
    this.secret = secret;
    this.inPath = inPath;
    this.hmacKey = hmacKey;
    this.addresses = addresses;
    this.template = template;
  }

  /**
   * A sender whose bodies hold its secret.
   *
   * @param name 1 to 64 letters, digits and {@code . _ -}: the source of its signals
   * @param path such as {@code /tv}
   * @param secret at least 128 bits: 22 or more of letters, digits, {@code _} and {@code -}, or 32
   *     or more hexadecimal digits
   */
  public static InboundSource secretInBody(String name, String path, Secret secret) {
    return new InboundSource(
        checkedName(name), checkedPath(path), strong(secret), false, null, Set.of(), null);
  }

  /** A sender whose path ends in its secret: {@code /tv/<secret>}. Else as the other. */
  public static InboundSource secretInPath(String name, String path, Secret secret) {
    return new InboundSource(
        checkedName(name), checkedPath(path), strong(secret), true, null, Set.of(), null);
  }

  /** A new secret of 192 bits. */
  public static Secret newSecret(SecureRandom random) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * The same, which must also sign each body: header {@code X-Signature-256: sha256=} and the
   * HMAC-SHA256 of the body in hexadecimal digits.
   */
  public InboundSource signedWith(Secret key) {
    return new InboundSource(name, path, secret, inPath, strong(key), addresses, template);
  }

  /** The same, taken from these addresses only: an extra check beside the secret. */
  public InboundSource from(Set<String> only) {
    return new InboundSource(
        name, path, secret, inPath, hmacKey, Set.copyOf(only), template);
  }

  /**
   * The same, whose bodies are text instead of JSON.
   *
   * @param form such as {@code {action} {symbol} at {price}}; {@code {symbol}}, {@code {action}}
   *     and {@code {price}} must stand in it, {@code {secret}} if the secret is in the body; {@code
   *     {id}}, {@code {timeframe}}, {@code {confidence}} and {@code {alertTimestamp}} may
   */
  public InboundSource text(String form) {
    TextTemplate parsed = TextTemplate.of(form, !inPath);
    return new InboundSource(name, path, secret, inPath, hmacKey, addresses, parsed);
  }

  /** Source of its signals. */
  public String name() {
    return name;
  }

  /** Its path, without the secret. */
  public String path() {
    return path;
  }

  boolean isAt(String requested) {
    return requested.equals(path) || (inPath && requested.startsWith(path + "/"));
  }

  boolean allows(String address) {
    return addresses.isEmpty() || addresses.contains(address);
  }

  boolean inPath() {
    return inPath;
  }

  /** Whether the path ends in the secret. */
  boolean provenBy(String requested) {
    return requested.length() > path.length() + 1
        && Proof.equal(secret, requested.substring(path.length() + 1));
  }

  Secret secret() {
    return secret;
  }

  Optional<Secret> hmacKey() {
    return Optional.ofNullable(hmacKey);
  }

  Optional<TextTemplate> template() {
    return Optional.ofNullable(template);
  }

  private static String checkedName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must match " + NAME.pattern() + ", was '" + name + "'");
    }
    return name;
  }

  private static String checkedPath(String path) {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("path must match " + PATH.pattern());
    }
    return path;
  }

  private static Secret strong(Secret secret) {
    Objects.requireNonNull(secret, "secret");
    String text = secret.reveal();
    boolean hex = HEX.matcher(text).matches();
    if (!TOKEN.matcher(text).matches() || (hex && text.length() < HEX_CHARACTERS)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a secret must have at least 128 bits: 22 to 256 of A-Z a-z 0-9 _ - or 32"
                  + " hexadecimal digits, had %d characters",
              text.length()));
    }
    return secret;
  }

  @Override
  public String toString() {
    return name + " at " + path;
  }
}
