// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser's side, written from RFC 8188 and RFC 8291 and on nothing of the sender's. */
final class PushDecryption {

  private PushDecryption() {}

  static byte[] decrypt(byte[] body) throws GeneralSecurityException {
    byte[] salt = Arrays.copyOf(body, 16);
    int idLength = body[20];
    byte[] sender = Arrays.copyOfRange(body, 21, 21 + idLength);
    byte[] record = Arrays.copyOfRange(body, 21 + idLength, body.length);
    byte[] shared =
        P256.sharedSecret(
            P256.privateKey(Rfc8291.bytes(Rfc8291.RECEIVER_PRIVATE)), P256.publicKey(sender));
    byte[] prkKey = hmac(Rfc8291.bytes(Rfc8291.AUTH), shared);
    byte[] ikm =
        hmac(
            prkKey,
            "WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
            Rfc8291.bytes(Rfc8291.RECEIVER_PUBLIC),
            sender,
            new byte[] {1});
    byte[] prk = hmac(salt, ikm);
    byte[] key = hmac(prk, "Content-Encoding: aes128gcm\0\1".getBytes(StandardCharsets.US_ASCII));
    byte[] nonce = hmac(prk, "Content-Encoding: nonce\0\1".getBytes(StandardCharsets.US_ASCII));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(Arrays.copyOf(key, 16), "AES"),
        new GCMParameterSpec(128, Arrays.copyOf(nonce, 12)));
    byte[] padded = cipher.doFinal(record);
    if (padded[padded.length - 1] != 2) {
      throw new GeneralSecurityException("not the last record");
    }
    return Arrays.copyOf(padded, padded.length - 1);
  }

  private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }
}
