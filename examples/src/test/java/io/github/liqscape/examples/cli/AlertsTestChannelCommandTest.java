// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.routing.channel.inbox.InboxItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTestChannelCommandTest {

  private static final String TOKEN = "S3cretTokenOfTheHook";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private static CommandRun run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "alerts";
    all[1] = "test-channel";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return CommandRun.of(all);
  }

  @Test
  void an_inbox_gets_a_message_that_says_that_it_is_a_test() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("targets.json"),
            "{\"files\":\"kept\",\"targets\":[{\"kind\":\"in-app\",\"id\":\"in-app:me\"}]}");
    CommandRun run = run("--config", config.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("in-app:me (in-app): delivered (item 1)");
    try (Inbox inbox = Inbox.at(folder.resolve("kept/in-app/in-app%3Ame"), "in-app:me")) {
      List<InboxItem> items = inbox.items();
      assertThat(items).hasSize(1);
      assertThat(items.getFirst().title()).contains("TEST");
      assertThat(items.getFirst().text()).contains("Nothing happened in any market");
    }
  }

  @Test
  void a_receiver_that_takes_it_and_one_that_refuses_are_told_apart() throws Exception {
    try (LoopbackServer server = new LoopbackServer()) {
      String path = "/api/webhooks/1/" + TOKEN;
      server.json(path, "{'id':'99'}");
      String[] discord = {
        "discord", "--target", "discord:desk", "--option", "url=" + server.uri() + path,
        "--option", "allow=loopback"
      };
      CommandRun taken = run(discord);
      assertThat(taken.out()).contains("discord:desk (discord): delivered");
      assertThat(taken.exit()).isZero();
      server.page(path, 404, new byte[0]);
      CommandRun refused = run(discord);
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.out()).contains("refused for good: GONE", "would switch the target off");
      String[] asJson = java.util.Arrays.copyOf(discord, discord.length + 1);
      asJson[discord.length] = "--json";
      JsonNode json = new JsonMapper().readTree(run(asJson).out());
      assertThat(json.get("delivered").booleanValue()).isFalse();
      assertThat(json.get("outcome").textValue()).isEqualTo("Dead");
      assertThat(taken.out() + taken.err() + refused.out() + refused.err() + json)
          .doesNotContain(TOKEN);
    }
  }

  @Test
  void wrong_options_are_one_sentence_without_a_secret() {
    refused("give KIND and --target ID, or --config FILE");
    refused("no delivery channel 'pigeon' is installed", "pigeon", "--target", "x");
    refused("needs the option 'url'", "discord", "--target", "x");
    refused("unknown options [colour]", "log", "--target", "x", "--option", "colour=" + TOKEN);
    refused("number 1 is not", "log", "--target", "x", "--option", TOKEN);
    refused(
        "wants the environment variable LIQSCAPE_NOT_SET, which is not set", "slack", "--target",
        "x", "--option", "url=env:LIQSCAPE_NOT_SET");
    refused("no file none.json", "--config", "none.json");
  }

  private static void refused(String part, String... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.exit()).as(String.join(" ", arguments)).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("liqscape: ").contains(part).doesNotContain(TOKEN);
  }
}
