// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import java.util.Base64;

/** Base64url, written without padding and read with or without. */
final class Base64Url {

  private Base64Url() {}

  static String of(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] decode(String what, String text) {
    try {
      return Base64.getUrlDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      // Its message may hold a part of a key.
      throw new IllegalArgumentException(what + " must be base64url");
    }
  }
}
