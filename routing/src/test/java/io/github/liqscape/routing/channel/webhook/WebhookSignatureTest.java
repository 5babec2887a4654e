// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.github.liqscape.routing.channel.Secret;
import io.github.liqscape.routing.channel.webhook.WebhookVerifier.Verdict;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section A of the routing vectors, and the reference implementation beside ours. */
final class WebhookSignatureTest {

  private static final String K1 = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String K2 = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String K4 = "whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY";
  private static final String SEED =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
  private static final String PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long AT = 1_614_265_330;
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIG = "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String BAD = "Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
  private static final String A6 = "v1,O4Gjv1HqPqsMrjmczoggs/sWA8gZD0VyHG+fLh4+ktI=";

  private static WebhookSigner signer(String... secrets) {
    return WebhookSigner.of(Arrays.stream(secrets).map(Secret::of).toList());
  }

  private static String sign(String secret, long at, String body) {
    return signer(secret).sign(ID, at, body.getBytes(UTF_8));
  }

  @Test
  void a1_to_a7_byte_for_byte() {
    assertThat(sign(K1, AT, BODY)).isEqualTo("v1," + SIG);
    assertThat(sign(K1, AT, "")).isEqualTo("v1,v48jdbgvh29KJz2Qc+ghw8G6vG3nAKnujWBg8oM/62A=");
    assertThat(sign(K1, AT, BODY + "\n"))
        .isEqualTo("v1,FIt3hYjPQCdyuyMOw+0dZwwjGRAx1Il4CsgdFnOmrcc=");
    assertThat(sign(K1, AT, BODY.replace(" ", "")))
        .isEqualTo("v1,Vif40peJBP7Iyl0XGmu61n4MwdrcHov5CFREBpE0svs=");
    assertThat(sign(K1, AT + 5, BODY)).isEqualTo("v1,IFrHNvFdSlxTmO/uOkpKdCwyVAkNxveF9T56NbTULfE=");
    assertThat(sign(K2, AT, BODY)).isEqualTo(A6);
    assertThat(sign(K4, AT, BODY)).isEqualTo("v1,MgneuxIdyx2BA5iLTwGJaPuHo+BBfrNLG+Yvp7hhc38=");
  }

  @Test
  void a8_the_automation_payload() {
    String payload =
        "{\"type\":\"automation.candidate\",\"timestamp\":\"2026-11-23T04:00:00Z\",\"data\":{"
            + "\"symbol\":\"BTCUSDT\",\"verdict\":\"BUY\",\"entry\":\"67840\",\"stopLoss\":\"66200\","
            + "\"takeProfit\":\"71500\",\"confidence\":0.74,\"timeframe\":\"4h\","
            + "\"expiresAt\":\"2026-11-23T04:05:00Z\"}}";
    assertThat(payload).hasSize(236);
    assertThat(signer(K1).sign("dlv_TEST0001", 1_795_406_400L, payload.getBytes(UTF_8)))
        .isEqualTo("v1,gtCoSUQUyqthZ0+/b5eFeC1U2keEKHF1gnUM/yoFF/k=");
  }

  @Test
  void a9_a_rotation_signs_with_both() {
    assertThat(signer(K1, K2).sign(ID, AT, BODY.getBytes(UTF_8))).isEqualTo("v1," + SIG + " " + A6);
  }

  @Test
  void a10_ed25519_stands_beside_it() {
    byte[] seed = HexFormat.of().parseHex(SEED);
    String both =
        signer(K1)
            .withEd25519(Secret.of("whsk_" + Base64.getEncoder().encodeToString(seed)))
            .sign(ID, AT, BODY.getBytes(UTF_8));
    assertThat(both)
        .isEqualTo(
            "v1,"
                + SIG
                + " v1a,fldxM4gAKugP6nnt1hdz3sgGfZ6d99nzrMFnZOELIxbzEHoVmAb2ADpkJK7zgPePmPsle"
                + "0zV9jSeGlHFG2NVAw==");
    String key = "whpk_" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(PUBLIC));
    String v1aOnly = both.substring(both.indexOf(' ') + 1);
    assertThat(verify(v1aOnly, AT, BODY, verifier(K4).withEd25519(key))).isTrue();
    assertThat(verify(v1aOnly, AT, BODY + " ", verifier(K4).withEd25519(key))).isFalse();
    assertThat(verify(v1aOnly, AT, BODY, verifier(K1))).isFalse();
  }

  private static WebhookVerifier verifier(String... secrets) {
    return WebhookVerifier.of(Arrays.stream(secrets).map(Secret::of).toList());
  }

  private static Map<String, String> headers(String signature) {
    Map<String, String> headers = new HashMap<>();
    headers.put("webhook-id", ID);
    headers.put("webhook-timestamp", Long.toString(AT));
    headers.put("webhook-signature", signature);
    return headers;
  }

  private static boolean verify(String signature, long now, String body, WebhookVerifier with) {
    return with.verify(headers(signature), body.getBytes(UTF_8), now) instanceof Verdict.Valid v
        && v.id().equals(ID);
  }

  private static boolean verify(String signature, long now) {
    return verify(signature, now, BODY, verifier(K1));
  }

  @Test
  void av1_to_av4_one_good_signature_of_a_known_version_is_enough() {
    assertThat(verify("v1," + SIG, AT)).isTrue();
    assertThat(verify("v1," + BAD + " v2," + BAD + " v1," + SIG + " v1," + BAD, AT)).isTrue();
    assertThat(verify("v2," + SIG, AT)).isFalse();
    assertThat(verify("invalid_signature", AT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void av5_every_header_is_needed(String name) {
    Map<String, String> headers = headers("v1," + SIG);
    headers.remove(name);
    assertThat(verifier(K1).verify(headers, BODY.getBytes(UTF_8), AT))
        .isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void av6_and_av7_300_seconds_are_tolerated_and_301_are_not() {
    assertThat(verify("v1," + SIG, AT + 301)).isFalse();
    assertThat(verify("v1," + SIG, AT - 301)).isFalse();
    assertThat(verify("v1," + SIG, AT + 300)).isTrue();
    assertThat(verify("v1," + SIG, AT - 300)).isTrue();
  }

  @Test
  void av8_header_names_may_be_in_upper_case() {
    Map<String, String> upper = new HashMap<>();
    headers("v1," + SIG).forEach((k, v) -> upper.put(k.toUpperCase(Locale.ROOT), v));
    assertThat(verifier(K1).verify(upper, BODY.getBytes(UTF_8), AT))
        .isEqualTo(new Verdict.Valid(ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_QUJD", "whsec_!!!!", " "})
  void av9_a_secret_that_is_none_is_an_error_at_construction(String secret) {
    assertThatThrownBy(() -> verifier(secret)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> signer(secret)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void av10_and_av11_the_prefix_may_be_missing_but_no_byte_may_differ() {
    WebhookVerifier bare = verifier(K1.substring("whsec_".length()));
    assertThat(verify("v1," + SIG, AT, BODY, bare)).isTrue();
    assertThat(verify("v1," + SIG, AT, BODY.replace('4', '5'), bare)).isFalse();
  }

  @Test
  void an_id_with_a_dot_could_be_cut_elsewhere_and_is_refused() {
    assertThatThrownBy(() -> signer(K1).sign("a.b", AT, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WebhookSigner.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_reference_implementation_signs_and_verifies_the_same() throws Exception {
    for (String secret : List.of(K1, K2, K4)) {
      Webhook reference = new Webhook(secret);
      assertThat(sign(secret, AT, BODY)).isEqualTo(reference.sign(ID, AT, BODY));
      assertThat(verify(reference.sign(ID, AT, BODY), AT, BODY, verifier(secret))).isTrue();
    }
  }
}
