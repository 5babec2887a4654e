// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class RedactionTest {

  @Test
  void the_vector_of_the_reference_is_hidden() {
    assertThat(Redaction.of("POST https://discord.com/api/webhooks/123/abcDEF?wait=true failed"))
        .isEqualTo("POST https://discord.com/api/webhooks/*** failed");
    assertThat(Redaction.of("key whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw!"))
        .isEqualTo("key whsec_***!");
  }

  @Test
  void every_shape_of_the_reference_is_hidden() {
    assertThat(
            List.of(
                Redaction.of("https://api.telegram.org/bot123:S3cret/sendMessage"),
                Redaction.of("https://hooks.slack.com/services/T0/B0/S3cret"),
                Redaction.of("Authorization: Bearer S3cret"),
                Redaction.of("authorization=vapid t=S3cret, k=S3cret"),
                Redaction.of("vapid t=aaaaaaS3cret, k=S3cret"),
                Redaction.of("https://h.example.com/a?token=S3cret&x=1 and more"),
                Redaction.of("https://me:S3cret@h.example.com/a"),
                Redaction.of("password: S3cret"),
                Redaction.of("whsk_S3cretS3cret")))
        .allSatisfy(text -> assertThat(text).doesNotContain("S3cret").contains("***"));
  }

  @Test
  void harmless_texts_stay() {
    String text = "HTTP 503 after 3 attempts; see https://example.com/status";
    assertThat(Redaction.of(text)).isEqualTo(text);
  }

  @Property
  void a_known_secret_never_survives(
      @ForAll @AlphaChars @StringLength(min = 6, max = 30) String secret,
      @ForAll @Size(max = 4) List<@AlphaChars @StringLength(max = 8) String> around) {
    String text = String.join(secret, around) + secret;
    assertThat(Redaction.of(text, Secret.of(secret)).replace("***", "")).doesNotContain(secret);
  }
}
