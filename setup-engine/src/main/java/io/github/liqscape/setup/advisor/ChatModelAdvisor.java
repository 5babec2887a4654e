// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks a language model, through LangChain4j's {@code ChatModel}: OpenAI-compatible servers,
 * Ollama, Anthropic and others, by the module that the user adds. The model is bound to the schema
 * of {@link AdviceJson#schema} where its module can do that, and gets no tools.
 *
 * <p>Make the model with a time-out near the desk's deadline and without retries: a question that
 * is asked again is late anyway. Temperature 0 does not make a model deterministic; only an {@link
 * AdvisorReplay} repeats itself.
 *
 * <p>Threading: as the model; it blocks the thread that asks.
 */
public final class ChatModelAdvisor implements JsonAdvisor {

  /** Its id among the {@link SetupAdvisors}. */
  public static final String ID = "chat-model";

  /** Enough for the longest advice. */
  private static final int MAX_OUTPUT_TOKENS = 512;

  private static final ResponseFormat FORMAT =
      ResponseFormat.builder()
          .type(ResponseFormatType.JSON)
          .jsonSchema(
              JsonSchema.builder()
                  .name("advice")
                  .rootElement(JsonRawSchema.from(AdviceJson.schema()))
                  .build())
          .build();

  private final ChatModel model;
  private final AdvisorInfo info;
  private final double temperature;

  private ChatModelAdvisor(ChatModel model, String modelId, double temperature) {
    if (!(temperature >= 0 && temperature <= 2)) {
      throw new IllegalArgumentException("temperature must be in [0, 2], was " + temperature);
    }
    this.model = Objects.requireNonNull(model, "model");
    this.temperature = temperature;
    this.info =
        new AdvisorInfo(
            ID,
            modelId,
            Sha256.of(AdvisorPrompt.TEXT + '\n' + AdviceJson.schema()),
            Map.of(
                "temperature", Double.toString(temperature),
                "maxOutputTokens", Integer.toString(MAX_OUTPUT_TOKENS)));
  }

  /**
   * An advisor on this model, at temperature 0.
   *
   * @param modelId name of the model for the journal, such as {@code qwen3:8b}
   */
  public static ChatModelAdvisor of(ChatModel model, String modelId) {
    return of(model, modelId, 0);
  }

  /**
   * The same at another temperature.
   *
   * @param temperature in [0, 2]
   */
  public static ChatModelAdvisor of(ChatModel model, String modelId, double temperature) {
    return new ChatModelAdvisor(model, modelId, temperature);
  }

  @Override
  public AdvisorInfo info() {
    return info;
  }

  @Override
  public CompletionStage<byte[]> ask(AdvisorRequest request, Duration deadline) {
    ChatRequest chat =
        ChatRequest.builder()
            .messages(
                SystemMessage.from(AdvisorPrompt.TEXT),
                UserMessage.from(new String(request.json(), StandardCharsets.UTF_8)))
            .responseFormat(FORMAT)
            .temperature(temperature)
            .maxOutputTokens(MAX_OUTPUT_TOKENS)
            .build();
    String text = model.chat(chat).aiMessage().text();
    // No text, as of a refusal, is an empty body: it will not be JSON.
    byte[] body = Objects.requireNonNullElse(text, "").getBytes(StandardCharsets.UTF_8);
    return CompletableFuture.completedFuture(body);
  }

  /** Shows nothing of the model: it may hold a key. */
  @Override
  public String toString() {
    return "ChatModelAdvisor[" + info + "]";
  }
}
