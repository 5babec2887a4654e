// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.discord;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.Messages;
import io.github.liqscape.routing.channel.Wording;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class DiscordMessageTest {

  private static JsonNode json(byte[] body) throws IOException {
    return new ObjectMapper().readTree(body);
  }

  private static Wording.Entry entry(String heading, String line) {
    return new Wording.Entry(heading, List.of(line), false);
  }

  @Test
  void content_of_2001_is_cut_to_1999_and_an_ellipsis() throws IOException {
    Wording words = new Wording("a".repeat(2_001), List.of(entry("h", "l")), List.of());
    assertThat(json(DiscordMessage.of(words, "dlv_1")).path("content").asText())
        .isEqualTo("a".repeat(1_999) + "\u2026");
    Wording exact = new Wording("a".repeat(2_000), List.of(entry("h", "l")), List.of());
    assertThat(json(DiscordMessage.of(exact, "dlv_1")).path("content").asText())
        .isEqualTo("a".repeat(2_000));
  }

  @Test
  void nobody_is_ever_mentioned() throws IOException {
    Alert alert =
        Messages.setup(AlertTier.ACTIONABLE_SETUP).text("@everyone buy", "<@1>").createdAt(NOW);
    JsonNode body = json(DiscordMessage.of(Messages.of(alert)));
    assertThat(body.path("content").asText()).contains("@everyone");
    assertThat(body.path("allowed_mentions").toString()).isEqualTo("{\"parse\":[]}");
  }

  @Test
  void the_id_and_the_caution_stand_in_the_footer() throws IOException {
    Alert alert = Messages.setup(AlertTier.ACTIONABLE_SETUP).createdAt(NOW);
    JsonNode embed = json(DiscordMessage.of(Messages.of(alert))).path("embeds").get(0);
    assertThat(embed.path("footer").path("text").asText())
        .isEqualTo("dlv_TEST0001 \u00b7 Context, not advice.");
    assertThat(embed.path("description").asText()).contains("UNCALIBRATED");
  }

  @Test
  void a_digest_says_so_in_the_content() throws IOException {
    Alert alert = Messages.setup(AlertTier.ACTIONABLE_SETUP).createdAt(NOW);
    assertThat(
            json(DiscordMessage.of(Messages.digest(alert, 4, Duration.ofMinutes(10))))
                .path("content")
                .asText())
        .endsWith("Repeated 4 times in 10 min.");
  }

  @Test
  void more_than_ten_alerts_are_counted() throws IOException {
    List<Alert> many =
        IntStream.range(0, 14)
            .mapToObj(i -> Messages.setup(AlertTier.ACTIONABLE_SETUP).id("a" + i).createdAt(NOW))
            .toList();
    JsonNode body = json(DiscordMessage.of(Messages.group(many, List.of())));
    assertThat(body.path("embeds")).hasSize(10);
    assertThat(body.path("content").asText()).endsWith("\nand 4 more");
  }

  @Property
  void every_limit_holds_whatever_is_said(
      @ForAll @IntRange(min = 1, max = 25) int alerts,
      @ForAll @IntRange(max = 1_024) int title,
      @ForAll @IntRange(max = 9_000) int text)
      throws IOException {
    String emoji = "\uD83D\uDE00";
    List<Wording.Entry> entries =
        IntStream.range(0, alerts)
            .mapToObj(i -> entry("h" + emoji.repeat(title / 2), "l" + emoji.repeat(text / 2)))
            .toList();
    JsonNode body =
        json(DiscordMessage.of(new Wording("t" + emoji.repeat(text), entries, List.of()), "dlv_1"));
    assertThat(body.path("content").asText().length()).isLessThanOrEqualTo(2_000);
    assertThat(body.path("embeds").size()).isBetween(1, 10);
    int all = 0;
    for (JsonNode embed : body.path("embeds")) {
      String heading = embed.path("title").asText();
      String description = embed.path("description").asText();
      String footer = embed.path("footer").path("text").asText();
      assertThat(heading.length()).isBetween(1, 256);
      assertThat(description.length()).isBetween(1, 4_096);
      assertThat(footer.length()).isLessThanOrEqualTo(2_048);
      assertThat(heading + description).doesNotContain("\uFFFD");
      all += heading.length() + description.length() + footer.length();
    }
    assertThat(all).isLessThanOrEqualTo(6_000);
  }
}
