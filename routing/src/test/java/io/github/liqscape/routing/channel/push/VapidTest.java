// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section C of the routing vectors. */
final class VapidTest {

  private static final String PUBLISHED_T =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE"
          + "0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HL"
          + "GkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";
  private static final String PUBLISHED_K =
      "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";
  private static final long EXP = 1_453_523_768;

  private final VapidKeys keys = VapidKeys.generate();
  private final VapidTokens tokens = new VapidTokens(keys, "mailto:push@example.com");

  private static String token(String header) {
    assertThat(header).startsWith("vapid t=").contains(", k=");
    return header.substring("vapid t=".length(), header.indexOf(','));
  }

  private static String signedPart(String token) {
    return token.substring(0, token.lastIndexOf('.'));
  }

  private static byte[] signature(String token) {
    return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
  }

  private static String claims(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
  }

  @Test
  void header_and_claims_are_those_of_the_rfc_byte_for_byte() {
    String ours = token(tokens.header("https://push.example.net", EXP, EXP - 60));
    assertThat(signedPart(ours)).isEqualTo(signedPart(PUBLISHED_T));
  }

  @Test
  void the_published_signature_verifies_and_not_with_a_byte_changed() {
    byte[] signed = signature(PUBLISHED_T);
    assertThat(signed).hasSize(64);
    byte[] content = signedPart(PUBLISHED_T).getBytes(US_ASCII);
    assertThat(VapidKeys.verifies(P256.publicKey(Rfc8291.bytes(PUBLISHED_K)), content, signed))
        .isTrue();
    content[60] ^= 1;
    assertThat(VapidKeys.verifies(P256.publicKey(Rfc8291.bytes(PUBLISHED_K)), content, signed))
        .isFalse();
  }

  @Test
  void our_signature_is_r_then_s_and_no_der() throws GeneralSecurityException {
    String ours = token(tokens.header("https://push.example.net", EXP, EXP - 60));
    byte[] content = signedPart(ours).getBytes(US_ASCII);
    assertThat(signature(ours)).hasSize(64);
    assertThat(
            VapidKeys.verifies(
                P256.publicKey(Rfc8291.bytes(keys.publicKey())), content, signature(ours)))
        .isTrue();
    Signature der = Signature.getInstance("SHA256withECDSA");
    der.initVerify(P256.publicKey(Rfc8291.bytes(keys.publicKey())));
    der.update(content);
    boolean asDer;
    try {
      asDer = der.verify(signature(ours));
    } catch (GeneralSecurityException e) {
      asDer = false;
    }
    assertThat(asDer).isFalse();
  }

  @Test
  void the_other_implementation_signs_for_the_same_keys() {
    String theirs =
        VAPIDKeyPairs.of(
                PrivateKeySources.ofECPrivateKey(
                    P256.privateKey(Rfc8291.bytes(keys.privateKey().reveal()))),
                PublicKeySources.ofUncompressedBytes(Rfc8291.bytes(keys.publicKey())))
            .generateAuthorizationHeaderValue(
                VAPIDJWTParam.getBuilder()
                    .resourceURLString("https://push.example.net/x")
                    .expiresAfter(1, TimeUnit.HOURS)
                    .subject("mailto:push@example.com")
                    .build());
    String token = token(theirs.replace(",k=", ", k="));
    assertThat(
            VapidKeys.verifies(
                P256.publicKey(Rfc8291.bytes(keys.publicKey())),
                signedPart(token).getBytes(US_ASCII),
                signature(token)))
        .isTrue();
    assertThat(theirs).endsWith("k=" + keys.publicKey());
  }

  @ParameterizedTest
  @CsvSource({
    "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV,https://push.example.net",
    "https://push.example.net:8443/x,https://push.example.net:8443",
    "https://push.example.net:443/x?y=1,https://push.example.net",
    "HTTPS://Push.Example.NET/x,https://push.example.net"
  })
  void the_audience_is_the_origin(String endpoint, String audience) {
    assertThat(VapidTokens.origin(URI.create(endpoint))).isEqualTo(audience);
    assertThat(claims(token(tokens.authorization(URI.create(endpoint), 1_000))))
        .isEqualTo(
            "{\"aud\":\"" + audience + "\",\"exp\":87400,\"sub\":\"mailto:push@example.com\"}");
  }

  @Test
  void a_day_is_the_longest_life() {
    assertThat(tokens.header("https://p.example", 86_400, 0)).startsWith("vapid t=");
    assertThatThrownBy(() -> tokens.header("https://p.example", 86_401, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("86401");
  }

  @Test
  void a_token_is_used_for_twelve_hours_an_origin() {
    URI one = URI.create("https://a.example/x");
    String first = tokens.authorization(one, 0);
    assertThat(tokens.authorization(URI.create("https://a.example/y"), 43_199)).isEqualTo(first);
    assertThat(tokens.authorization(one, 43_200)).isNotEqualTo(first);
    assertThat(tokens.authorization(URI.create("https://b.example/x"), 43_200)).isNotEqualTo(first);
    assertThat(claims(token(tokens.authorization(one, 10)))).contains("86410");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "me@example.com",
        "http://example.com",
        "mailto:",
        "mailto:a\"b@c",
        "https://a b"
      })
  void a_subject_that_nobody_can_write_to_is_refused(String subject) {
    assertThatThrownBy(() -> new VapidTokens(keys, subject))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
