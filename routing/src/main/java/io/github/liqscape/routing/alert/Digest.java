// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * SHA-256 of a text, as base64url without padding: 43 characters.
 *
 * <p>Threading: the static method from any thread; an object, which keeps its arrays, single
 * thread.
 */
final class Digest {

  private static final byte[] ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final int LONGEST_NUMBER = 20;

  private final MessageDigest sha = sha256();
  private final byte[] hash = new byte[32];
  private byte[] text = new byte[256];
  private int length;

  Digest() {}

  static String base64Url(String text) {
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds to the text. */
  @SuppressWarnings("deprecation") // of ASCII the low bytes are the text, and nothing is made
  Digest add(String more) {
    int size = more.length();
    room(size);
    more.getBytes(0, size, text, length);
    for (int i = 0; i < size; i++) {
      char c = more.charAt(i);
      if (c >= 0x80) {
        return addUtf8(more);
      }
    }
    length += size;
    return this;
  }

  private Digest addUtf8(String more) {
    byte[] bytes = more.getBytes(StandardCharsets.UTF_8);
    room(bytes.length);
    System.arraycopy(bytes, 0, text, length, bytes.length);
    length += bytes.length;
    return this;
  }

  /** Adds a number in decimal digits. */
  Digest add(long number) {
    if (number < 0) {
      return add(Long.toString(number));
    }
    room(LONGEST_NUMBER);
    int end = length + 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      end++;
    }
    long rest = number;
    for (int i = end - 1; i >= length; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length = end;
    return this;
  }

  /** The first characters of the digest of what was added, after a prefix; begins a new text. */
  @SuppressWarnings("deprecation") // these bytes are ASCII: no decoder is needed
  String base64Url(String prefix, int characters) {
    try {
      sha.update(text, 0, length);
      sha.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has 32 bytes", e);
    }
    length = prefix.length();
    prefix.getBytes(0, length, text, 0);
    for (int bit = 0; length < prefix.length() + characters; bit += 6) {
      int at = bit >> 3;
      int low = at + 1 < hash.length ? hash[at + 1] & 0xff : 0;
      int two = ((hash[at] & 0xff) << 8) | low;
      text[length++] = ALPHABET[(two >> (10 - (bit & 7))) & 63];
    }
    String made = new String(text, 0, 0, length);
    length = 0;
    return made;
  }

  private void room(int more) {
    if (text.length - length < more) {
      text = Arrays.copyOf(text, 2 * (length + more));
    }
  }
}
