// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import io.github.liqscape.routing.channel.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/**
 * The key pair by which a push service knows this server (RFC 8292). Browsers subscribe to its
 * public half, so it must stay the same: generate it once and keep it.
 *
 * <p>Threading: immutable.
 */
public final class VapidKeys {

  private static final byte[] PROBE = {1};

  private final byte[] point;
  private final ECPrivateKey privateKey;

  private VapidKeys(byte[] point, ECPrivateKey privateKey) {
    this.point = point;
    this.privateKey = privateKey;
  }

  /** A new pair, from the JDK's secure random numbers. */
  public static VapidKeys generate() {
    KeyPair pair = P256.generate();
    return new VapidKeys(
        P256.encoded((ECPublicKey) pair.getPublic()), (ECPrivateKey) pair.getPrivate());
  }

  /**
   * A pair that was kept.
   *
   * @param publicKey base64url of the 65-byte point
   * @param privateKey base64url of the 32-byte scalar
   * @throws IllegalArgumentException if one is malformed or they do not belong together
   */
  public static VapidKeys of(String publicKey, Secret privateKey) {
    byte[] point = Base64Url.decode("the VAPID public key", publicKey);
    ECPublicKey key = P256.publicKey(point);
    VapidKeys keys =
        new VapidKeys(
            point, P256.privateKey(Base64Url.decode("the VAPID private key", privateKey.reveal())));
    if (!verifies(key, PROBE, keys.sign(PROBE))) {
      throw new IllegalArgumentException("the two VAPID keys do not belong together");
    }
    return keys;
  }

  /** The public half, base64url: the {@code applicationServerKey} of a browser. */
  public String publicKey() {
    return Base64Url.of(point);
  }

  /** The private half, base64url. */
  public Secret privateKey() {
    return Secret.of(Base64Url.of(P256.encoded(privateKey)));
  }

  /** ES256: r then s, 32 bytes each. */
  byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(privateKey);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing on P-256", e);
    }
  }

  static boolean verifies(ECPublicKey key, byte[] content, byte[] signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initVerify(key);
      signature.update(content);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "VAPID keys " + publicKey();
  }
}
