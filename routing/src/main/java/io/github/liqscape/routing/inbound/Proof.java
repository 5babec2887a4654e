// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.routing.channel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Comparisons that take the same time whatever was guessed right. */
final class Proof {

  static final String HEADER = "X-Signature-256";

  private static final String PREFIX = "sha256=";
  private static final String ALGORITHM = "HmacSHA256";

  private Proof() {}

  /** Compares the hashes, so that neither the place of a difference nor the length shows. */
  static boolean equal(Secret secret, String given) {
    return MessageDigest.isEqual(hash(secret.reveal()), hash(given));
  }

  static boolean signed(Secret key, byte[] body, String header) {
    return MessageDigest.isEqual(hash(signature(key, body)), hash(header));
  }

  /** As it stands in the header. */
  static String signature(Secret key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return PREFIX + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  static byte[] hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
