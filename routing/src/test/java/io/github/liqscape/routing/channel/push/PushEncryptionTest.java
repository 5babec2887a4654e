// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.routing.channel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section B of the routing vectors, byte for byte. */
final class PushEncryptionTest {

  private static byte[] encrypt(byte[] plaintext) {
    return PushEncryption.encrypt(
        Rfc8291.receiver(), plaintext, Rfc8291.sender(), Rfc8291.bytes(Rfc8291.SALT));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] letters(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'A');
    return bytes;
  }

  @Test
  void the_example_of_the_rfc() {
    byte[] body = encrypt(Rfc8291.bytes(Rfc8291.PLAINTEXT));
    assertThat(body).hasSize(144);
    assertThat(base64(Arrays.copyOf(body, 86))).isEqualTo(Rfc8291.HEADER);
    assertThat(base64(Arrays.copyOfRange(body, 86, 144))).isEqualTo(Rfc8291.CIPHERTEXT);
  }

  @Test
  void b1_an_empty_message() throws GeneralSecurityException {
    byte[] body = encrypt(new byte[0]);
    assertThat(body).hasSize(103);
    assertThat(base64(Arrays.copyOfRange(body, 86, 103))).isEqualTo("p1gPSRS1XkN9hEVCx_GBFHA");
    assertThat(sha256(body))
        .isEqualTo("0ebb6cb348d90769aedd33e79cb7ce3ca02c9e677fd42d322d920617e1b53654");
  }

  @Test
  void b2_the_longest_message() throws GeneralSecurityException {
    byte[] body = encrypt(letters(3_993));
    assertThat(body).hasSize(4_096);
    assertThat(sha256(body))
        .isEqualTo("725ced7b21c80e94a9632ef8edc536e357ee7696669ec8b02d3f282b1de38849");
  }

  @Test
  void b3_one_byte_more_is_refused() {
    assertThatThrownBy(() -> encrypt(letters(3_994)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3993")
        .hasMessageContaining("3994");
  }

  @Test
  void a_browser_can_read_it_and_no_two_messages_share_a_key() throws GeneralSecurityException {
    byte[] plaintext = "hello".getBytes(StandardCharsets.UTF_8);
    PushEncryption encryption = new PushEncryption();
    byte[] one = encryption.encrypt(Rfc8291.receiver(), plaintext);
    byte[] two = encryption.encrypt(Rfc8291.receiver(), plaintext);
    assertThat(PushDecryption.decrypt(one)).isEqualTo(plaintext);
    assertThat(PushDecryption.decrypt(two)).isEqualTo(plaintext);
    assertThat(Arrays.copyOf(one, 16)).isNotEqualTo(Arrays.copyOf(two, 16));
    assertThat(Arrays.copyOfRange(one, 21, 86)).isNotEqualTo(Arrays.copyOfRange(two, 21, 86));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 17, 32})
  void an_auth_that_has_not_16_bytes_is_refused(int length) {
    assertThatThrownBy(
            () ->
                PushSubscription.of(
                    "https://push.example.net/x",
                    Rfc8291.RECEIVER_PUBLIC,
                    base64(new byte[length])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16");
  }

  @Test
  void a_key_that_is_no_point_on_the_curve_is_refused() {
    byte[] good = Rfc8291.bytes(Rfc8291.RECEIVER_PUBLIC);
    byte[] compressed = good.clone();
    compressed[0] = 2;
    byte[] offCurve = good.clone();
    offCurve[64] ^= 1;
    byte[] unreduced = new byte[65];
    Arrays.fill(unreduced, (byte) 0xff);
    unreduced[0] = 4;
    for (byte[] bad :
        new byte[][] {Arrays.copyOf(good, 64), compressed, offCurve, unreduced, new byte[65]}) {
      assertThatThrownBy(
              () -> PushSubscription.of("https://push.example.net/x", base64(bad), Rfc8291.AUTH))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "push.example.net",
        "ftp://push.example.net/S3cret",
        "https:///S3cret",
        "https://h/S3cret and more"
      })
  void an_endpoint_that_is_no_url_is_refused_and_not_shown(String endpoint) {
    assertThatThrownBy(() -> PushSubscription.of(endpoint, Rfc8291.RECEIVER_PUBLIC, Rfc8291.AUTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("S3cret")
        .hasNoCause();
  }

  @Test
  void a_subscription_prints_only_its_host() {
    assertThat(Rfc8291.receiver().toString()).isEqualTo("subscription at push.example.net");
  }

  @Test
  void keys_that_were_kept_are_the_same_and_must_belong_together() {
    VapidKeys keys = VapidKeys.generate();
    VapidKeys again = VapidKeys.of(keys.publicKey(), keys.privateKey());
    assertThat(again.publicKey()).isEqualTo(keys.publicKey());
    assertThat(again.privateKey()).isEqualTo(keys.privateKey());
    VapidKeys other = VapidKeys.generate();
    assertThatThrownBy(() -> VapidKeys.of(keys.publicKey(), other.privateKey()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VapidKeys.of(keys.publicKey(), Secret.of("S3cret!")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("S3cret");
    assertThat(keys.toString()).doesNotContain(keys.privateKey().reveal());
  }
}
