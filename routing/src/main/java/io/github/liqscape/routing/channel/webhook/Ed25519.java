// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.webhook;

import io.github.liqscape.routing.channel.Secret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Signatures of RFC 8032 with the JDK's own provider. */
final class Ed25519 {

  private static final String NAME = "Ed25519";
  private static final int KEY_BYTES = 32;

  private Ed25519() {}

  /** {@code whsk_} and the base64 of the 32-byte seed, or of seed and public key. */
  static PrivateKey privateKey(Secret secret) {
    byte[] bytes = decoded(secret.reveal(), "whsk_");
    if (bytes.length != KEY_BYTES && bytes.length != 2 * KEY_BYTES) {
      throw new IllegalArgumentException(
          "an ed25519 key must have 32 or 64 bytes, had " + bytes.length);
    }
    byte[] seed = Arrays.copyOf(bytes, KEY_BYTES);
    try {
      return KeyFactory.getInstance(NAME)
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has " + NAME, e);
    }
  }

  /** {@code whpk_} and the base64 of the 32 bytes of RFC 8032, 5.1.2. */
  static PublicKey publicKey(String text) {
    byte[] little = decoded(text, "whpk_");
    if (little.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "an ed25519 public key must have 32 bytes, had " + little.length);
    }
    byte[] big = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      big[i] = little[KEY_BYTES - 1 - i];
    }
    boolean xOdd = big[0] < 0;
    big[0] &= 0x7f;
    try {
      return KeyFactory.getInstance(NAME)
          .generatePublic(
              new EdECPublicKeySpec(
                  NamedParameterSpec.ED25519, new EdECPoint(xOdd, new BigInteger(1, big))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an ed25519 public key", e);
    }
  }

  static byte[] sign(PrivateKey key, byte[] content) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing with " + NAME, e);
    }
  }

  static boolean verify(PublicKey key, byte[] content, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(key);
      signature.update(content);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] decoded(String text, String prefix) {
    String bare = text.strip();
    try {
      return Base64.getDecoder()
          .decode(bare.startsWith(prefix) ? bare.substring(prefix.length()) : bare);
    } catch (IllegalArgumentException e) {
      // Its message may hold a part of the key.
      throw new IllegalArgumentException("an ed25519 key must be base64 after '" + prefix + "'");
    }
  }
}
