// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetupAdvisorsTest {

  private record Named(String id) implements SetupAdvisorProvider {
    @Override
    public Set<AdvisorCapability> capabilities() {
      return Set.of();
    }

    @Override
    public SetupAdvisor open(AdvisorConfig config) {
      return BodyAdvisor.saying(request -> config.require("word"));
    }
  }

  private record Rival(String id) implements SetupAdvisorProvider {
    @Override
    public Set<AdvisorCapability> capabilities() {
      return Set.of();
    }

    @Override
    public SetupAdvisor open(AdvisorConfig config) {
      throw new IllegalStateException("never opened");
    }
  }

  @Test
  void our_own_advisors_come_through_the_same_door() {
    SetupAdvisors installed = SetupAdvisors.installed();
    assertThat(installed.ids()).containsExactly("chat-model", "onnx");
    assertThat(installed.provider("chat-model").capabilities())
        .contains(AdvisorCapability.NETWORK)
        .doesNotContain(AdvisorCapability.DETERMINISTIC);
    assertThat(installed.provider("onnx").capabilities())
        .containsExactly(AdvisorCapability.DETERMINISTIC);
  }

  @Test
  void two_with_one_id_are_an_error_that_names_both() {
    assertThatThrownBy(() -> SetupAdvisors.of(List.of(new Named("mine"), new Rival("mine"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two advisors have the id 'mine'")
        .hasMessageContaining("$Named")
        .hasMessageContaining("$Rival");
  }

  @Test
  void an_unknown_id_is_an_error_that_lists_what_is_installed() {
    assertThatThrownBy(
            () -> SetupAdvisors.of(List.of(new Named("b"), new Named("a"))).provider("c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no advisor 'c' is installed; installed: a, b");
    assertThatThrownBy(() -> SetupAdvisors.of(List.of()).provider("c"))
        .hasMessage("no advisor 'c' is installed; installed: none");
  }

  @Test
  void an_id_has_a_known_shape() {
    assertThatThrownBy(() -> SetupAdvisors.of(List.of(new Named("My Advisor"))))
        .hasMessageContaining("advisor id must match");
  }

  @Test
  void what_is_missing_in_a_configuration_is_named_and_values_are_not_shown() {
    AdvisorConfig config =
        AdvisorConfig.empty().with("apiKey", "sk-secret").with(String.class, "sk-secret");
    assertThat(config.toString()).contains("apiKey").doesNotContain("sk-secret");
    assertThatThrownBy(() -> config.require("model"))
        .hasMessage(
            "option 'model' is missing in AdvisorConfig[options [apiKey], objects [String]]");
    assertThatThrownBy(() -> SetupAdvisors.installed().open("chat-model", config))
        .hasMessageContaining("an object of dev.langchain4j.model.chat.ChatModel is missing");
  }
}
