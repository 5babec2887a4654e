// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a message for one browser: RFC 8291 over the {@code aes128gcm} of RFC 8188, one record.
 *
 * <p>Threading: thread-safe.
 */
final class PushEncryption {

  /** Longest plaintext: a body of 4,096 bytes less header, delimiter and tag. */
  static final int LONGEST = 3_993;

  private static final int RECORD_SIZE = 4_096;
  private static final int SALT_BYTES = 16;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;

  private final SecureRandom random = new SecureRandom();

  /**
   * The body, with a key pair and a salt of its own.
   *
   * @throws IllegalArgumentException if the plaintext is longer than {@link #LONGEST}
   */
  byte[] encrypt(PushSubscription to, byte[] plaintext) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return encrypt(to, plaintext, P256.generate(), salt);
  }

  static byte[] encrypt(PushSubscription to, byte[] plaintext, KeyPair own, byte[] salt) {
    if (plaintext.length > LONGEST) {
      throw new IllegalArgumentException(
          "a push message must have at most " + LONGEST + " bytes, had " + plaintext.length);
    }
    byte[] sender = P256.encoded((ECPublicKey) own.getPublic());
    byte[] secret = P256.sharedSecret((ECPrivateKey) own.getPrivate(), to.key());
    byte[] prk = hmac(salt, inputKey(to, sender, secret));
    byte[] key = derived(prk, "Content-Encoding: aes128gcm", 16);
    byte[] nonce = derived(prk, "Content-Encoding: nonce", 12);
    byte[] padded = Arrays.copyOf(plaintext, plaintext.length + 1);
    padded[plaintext.length] = LAST_RECORD;
    byte[] record = sealed(key, nonce, padded);
    return ByteBuffer.allocate(SALT_BYTES + 5 + sender.length + record.length)
        .put(salt)
        .putInt(RECORD_SIZE)
        .put((byte) sender.length)
        .put(sender)
        .put(record)
        .array();
  }

  /** RFC 8291, section 3.4: mixes the subscription's auth secret and both public keys in. */
  private static byte[] inputKey(PushSubscription to, byte[] sender, byte[] secret) {
    byte[] label = "WebPush: info\0".getBytes(StandardCharsets.US_ASCII);
    byte[] info =
        ByteBuffer.allocate(label.length + to.point().length + sender.length + 1)
            .put(label)
            .put(to.point())
            .put(sender)
            .put((byte) 1)
            .array();
    return hmac(hmac(to.authBytes(), secret), info);
  }

  /** HKDF's expansion, of which one block is enough. */
  private static byte[] derived(byte[] prk, String label, int length) {
    byte[] info = (label + "\0\u0001").getBytes(StandardCharsets.US_ASCII);
    return Arrays.copyOf(hmac(prk, info), length);
  }

  private static byte[] hmac(byte[] key, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static byte[] sealed(byte[] key, byte[] nonce, byte[] padded) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(padded);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES/GCM", e);
    }
  }
}
