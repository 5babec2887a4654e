// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeliveryChannelsTest {

  private record Named(String kind) implements DeliveryChannelProvider {
    @Override
    public Set<String> options() {
      return Set.of();
    }

    @Override
    public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
      throw new UnsupportedOperationException();
    }
  }

  private record Other(String kind) implements DeliveryChannelProvider {
    @Override
    public Set<String> options() {
      return Set.of("known");
    }

    @Override
    public DeliveryChannel open(ChannelConfig config, ChannelContext context) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void two_of_one_kind_are_refused_and_both_named() {
    assertThatThrownBy(
            () -> DeliveryChannels.of(List.of(new Named("carrier"), new Other("carrier"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'carrier'")
        .hasMessageContaining("Named")
        .hasMessageContaining("Other");
  }

  @Test
  void a_kind_that_is_none_is_refused() {
    assertThatThrownBy(() -> DeliveryChannels.of(List.of(new Named("Not A Kind"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'Not A Kind'");
  }

  @Test
  void an_unknown_kind_names_those_that_are_there() {
    assertThatThrownBy(() -> DeliveryChannels.of(List.of(new Named("carrier"))).provider("pigeon"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no delivery channel 'pigeon' is installed; installed: carrier");
    assertThatThrownBy(() -> DeliveryChannels.of(List.of()).provider("pigeon"))
        .hasMessageEndingWith("installed: none");
  }

  @Test
  void an_unknown_option_is_refused_before_the_channel_is_opened(@TempDir Path directory) {
    DeliveryChannels channels = DeliveryChannels.of(List.of(new Other("carrier")));
    ChannelContext context = Messages.context(ScriptedSender.answering(200), directory);
    assertThatThrownBy(
            () -> channels.open("carrier", ChannelConfig.of("c").with("hidden", "S3cret"), context))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[hidden]")
        .hasMessageContaining("[known]")
        .hasMessageNotContaining("S3cret");
  }
}
