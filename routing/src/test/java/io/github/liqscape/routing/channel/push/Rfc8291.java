// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import java.security.KeyPair;
import java.util.Base64;

/** The keys of RFC 8291, section 5: section B of the routing vectors. */
final class Rfc8291 {

  static final String PLAINTEXT = "V2hlbiBJIGdyb3cgdXAsIEkgd2FudCB0byBiZSBhIHdhdGVybWVsb24";
  static final String SENDER_PUBLIC =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
  static final String SENDER_PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
  static final String RECEIVER_PUBLIC =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
  static final String RECEIVER_PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
  static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
  static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
  static final String HEADER =
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWA"
          + "mS6TlzAC8wEqKK6PBru3jl7A8";
  static final String CIPHERTEXT =
      "8pfeW0KbunFT06SuDKoJH9Ql87S1QUrdirN6GcG7sFz1y1sqLgVi1VhjVkHsUoEsbI_0LpXMuGvnzQ";

  private Rfc8291() {}

  static byte[] bytes(String base64Url) {
    return Base64.getUrlDecoder().decode(base64Url);
  }

  static PushSubscription receiver() {
    return receiver("https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV");
  }

  static PushSubscription receiver(String endpoint) {
    return PushSubscription.of(endpoint, RECEIVER_PUBLIC, AUTH);
  }

  static KeyPair sender() {
    return new KeyPair(
        P256.publicKey(bytes(SENDER_PUBLIC)), P256.privateKey(bytes(SENDER_PRIVATE)));
  }
}
