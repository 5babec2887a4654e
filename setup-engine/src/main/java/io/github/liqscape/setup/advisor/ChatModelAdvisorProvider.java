// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.util.EnumSet;
import java.util.Set;

/**
 * Opens a {@link ChatModelAdvisor}. Objects: a {@code dev.langchain4j.model.chat.ChatModel}, made
 * by the user with whatever key it needs. Options: {@code modelId}, and {@code temperature}
 * (default 0).
 */
public final class ChatModelAdvisorProvider implements SetupAdvisorProvider {

  /** For {@link java.util.ServiceLoader}. */
  public ChatModelAdvisorProvider() {}

  @Override
  public String id() {
    return "chat-model";
  }

  @Override
  public Set<AdvisorCapability> capabilities() {
    return EnumSet.of(
        AdvisorCapability.NETWORK, AdvisorCapability.VETO, AdvisorCapability.NOTE);
  }

  @Override
  public SetupAdvisor open(AdvisorConfig config) {
    try {
      return Opening.open(config);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "advisor 'chat-model' needs dev.langchain4j:langchain4j-core on the class path", e);
    }
  }

  /** Apart, so that the provider loads without LangChain4j. */
  private static final class Opening {
    static SetupAdvisor open(AdvisorConfig config) {
      return ChatModelAdvisor.of(
          config.require(dev.langchain4j.model.chat.ChatModel.class),
          config.require("modelId"),
          Options.number(config, "temperature", 0));
    }
  }
}
