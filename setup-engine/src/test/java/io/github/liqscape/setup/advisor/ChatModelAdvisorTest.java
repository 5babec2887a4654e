// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.advisor.AdvisorOutcome.Accepted;
import io.github.liqscape.setup.advisor.ChatServer.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real HTTP, with LangChain4j's real client. */
class ChatModelAdvisorTest {

  private static final String KEY = "sk-secret-of-the-user";

  private final TurnedClock clock = new TurnedClock();
  private final Setup.Trade trade = TestSetup.buy().build();
  private ChatServer server;
  private AdvisorDesk desk;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
    desk = AdvisorDesk.with(ChatModelAdvisor.of(model(), "test")).scheduler(clock).build();
  }

  @AfterEach
  void stop() {
    desk.close();
    server.close();
  }

  @Test
  void good_advice_makes_the_setup_stricter() {
    says(good -> good.replace("\"sizeFactor\":1.0", "\"sizeFactor\":0.5"));
    Consultation result = consult();
    assertThat(result.outcome()).isInstanceOf(Accepted.class);
    assertThat(((Setup.Trade) result.setup()).plan().quantity()).isEqualTo(0.04);
  }

  @Test
  void a_veto_makes_it_wait() {
    says(good -> good.replace("AGREE", "VETO"));
    assertThat(consult().setup()).isInstanceOf(Setup.Wait.class);
  }

  @Test
  void another_schema_is_malformed() {
    says(good -> "{\"verdict\":\"BUY MORE\"}");
    assertThat(consult().outcome().label()).isEqualTo("MALFORMED");
    says(good -> "Sure! Here is the JSON:\n" + good);
    assertThat(consult().outcome().label()).isEqualTo("MALFORMED");
  }

  @Test
  void a_truncated_answer_is_malformed() {
    says(good -> good.substring(0, good.length() - 20));
    assertThat(consult().outcome().label()).isEqualTo("MALFORMED");
  }

  @Test
  void a_truncated_connection_is_an_error() {
    server.reply(new Reply.BreaksOff());
    assertThat(consult().outcome().label()).isEqualTo("ERROR");
  }

  @Test
  void an_oversize_answer_is_not_parsed() {
    says(good -> good.replace("\"note\":\"\"", "\"note\":\"" + "n".repeat(9_000) + "\""));
    assertThat(consult().outcome().label()).isEqualTo("OVERSIZE");
  }

  @Test
  void a_server_error_changes_nothing() {
    server.reply(new Reply.Fails(500));
    Consultation result = consult();
    assertThat(result.outcome().label()).isEqualTo("ERROR");
    assertThat(result.setup()).isSameAs(trade);
  }

  @Test
  void a_slow_server_is_late() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    server.reply(new Reply.Waits(release));
    var result = desk.consult(trade).toCompletableFuture();
    server.takeRequest();
    clock.advance(Duration.ofSeconds(2));
    assertThat(result.join().outcome().label()).isEqualTo("LATE");
    assertThat(result.join().setup()).isSameAs(trade);
    release.countDown();
  }

  @Test
  void the_request_binds_the_model_to_the_schema_and_offers_no_tools()
      throws InterruptedException {
    says(good -> good);
    consult();
    JsonNode request = server.takeRequest();
    JsonNode format = request.path("response_format");
    assertThat(format.path("type").asText()).isEqualTo("json_schema");
    JsonNode schema = format.path("json_schema").path("schema");
    assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
    assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
    assertThat(schema.path("required")).hasSize(7);
    assertThat(schema.at("/properties/sizeFactor/maximum").asInt()).isEqualTo(1);
    assertThat(schema.at("/properties/reasons/items/enum"))
        .hasSize(AdvisorReason.values().length);
    assertThat(request.has("tools")).isFalse();
    assertThat(request.path("temperature").isNumber()).isTrue();
    assertThat(request.path("temperature").asDouble()).isZero();
  }

  @Test
  void a_key_reaches_neither_journal_nor_text(@TempDir Path directory) throws IOException {
    says(good -> good);
    ChatModelAdvisor advisor = ChatModelAdvisor.of(model(), "test");
    try (Journal journal = Journal.at(directory).open();
        AdvisorDesk kept =
            AdvisorDesk.with(advisor).scheduler(clock).journal(journal).build()) {
      Consultation live = kept.consult(trade).toCompletableFuture().join();
      server.reply(new Reply.Fails(401));
      kept.consult(TestSetup.buy().salt(1).build()).toCompletableFuture().join();
      assertThat(kept.toString() + advisor + advisor.info()).doesNotContain("sk-");
      assertThat(
              AdvisorReplay.of(directory, AdvisorGuard.failOpen(AccountTerms.DEFAULT))
                  .consult(trade))
          .isEqualTo(live);
    }
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertThat(
                new String(
                    Files.readAllBytes(file),
                    StandardCharsets.ISO_8859_1))
            .doesNotContain(KEY);
      }
    }
  }

  @Test
  void it_is_opened_by_its_id() {
    AdvisorConfig config =
        AdvisorConfig.empty()
            .with(ChatModel.class, model())
            .with("modelId", "test")
            .with("temperature", "0.2");
    SetupAdvisor advisor = SetupAdvisors.installed().open("chat-model", config);
    assertThat(advisor.info().id()).isEqualTo("chat-model");
    assertThat(advisor.info().parameters()).containsEntry("temperature", "0.2");
    assertThatThrownBy(
            () -> SetupAdvisors.installed().open("chat-model", config.with("temperature", "hot")))
        .hasMessage("option 'temperature' must be a number, was 'hot'");
  }

  private void says(UnaryOperator<String> change) {
    server.reply(
        new Reply.Says(
            user ->
                change.apply(
                    AdviceJson.text(
                        new Advice(
                            1, user.path("contextHash").asText(), Verdict.AGREE, 0, 1, List.of(),
                            "")))));
  }

  private Consultation consult() {
    return desk.consult(trade).toCompletableFuture().join();
  }

  private ChatModel model() {
    return OpenAiChatModel.builder()
        .baseUrl(server.baseUrl())
        .apiKey(KEY)
        .modelName("test")
        .strictJsonSchema(true)
        .timeout(Duration.ofSeconds(60))
        .maxRetries(0)
        .build();
  }
}
