// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.paper;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static io.github.liqscape.routing.channel.Messages.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Messages;
import io.github.liqscape.routing.channel.ScriptedSender;
import io.github.liqscape.setup.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PaperLogTest {

  @TempDir Path directory;

  private static Delivery candidate(String id) {
    return Messages.of(Messages.setup(AlertTier.AUTOMATION_CANDIDATE).createdAt(NOW), id);
  }

  private List<PaperSignal> read(long from) {
    List<PaperSignal> signals = new ArrayList<>();
    PaperLog.read(directory, from, signals::add);
    return signals;
  }

  private PaperLog open() {
    return PaperLog.at(directory, "paper");
  }

  @Test
  void a_reader_gets_every_candidate_once_and_in_order_while_it_is_written() throws IOException {
    try (PaperLog log = open()) {
      assertThat(log.deliver(candidate("dlv_1")))
          .isEqualTo(DeliveryOutcome.delivered("sequence 1"));
      log.deliver(candidate("dlv_2"));
      assertThat(log.deliver(candidate("dlv_1")))
          .isEqualTo(DeliveryOutcome.delivered("sequence 1"));
      List<PaperSignal> signals = read(1);
      assertThat(signals).extracting(PaperSignal::deliveryId).containsExactly("dlv_1", "dlv_2");
      assertThat(signals.getFirst().eventNanos()).isEqualTo(NOW);
      JsonNode json = new ObjectMapper().readTree(signals.getFirst().json());
      assertThat(json.path("type").asText()).isEqualTo("automation.candidate");
      assertThat(json.path("data").path("verdict").asText()).isEqualTo("BUY");
    }
    assertThat(read(2)).extracting(PaperSignal::deliveryId).containsExactly("dlv_2");
  }

  @Test
  void a_candidate_that_comes_again_after_a_restart_stands_there_once() {
    try (PaperLog log = open()) {
      log.deliver(candidate("dlv_1"));
    }
    try (PaperLog log = open()) {
      log.deliver(candidate("dlv_1"));
      log.deliver(candidate("dlv_2"));
    }
    assertThat(read(0)).extracting(PaperSignal::deliveryId).containsExactly("dlv_1", "dlv_2");
  }

  @Test
  void a_wait_is_never_written() {
    Alert wait =
        Messages.setup(AlertTier.AUTOMATION_CANDIDATE).verdict(Decision.WAIT).createdAt(NOW);
    try (PaperLog log = open()) {
      assertThat(log.deliver(Messages.of(wait))).isInstanceOf(DeliveryOutcome.Dead.class);
      assertThat(log.deliver(Messages.group(List.of(wait, wait), List.of())))
          .isInstanceOf(DeliveryOutcome.Dead.class);
      log.deliver(candidate("dlv_1"));
    }
    assertThat(read(0)).hasSize(1);
  }

  @Test
  void what_is_over_is_not_written() {
    try (PaperLog log = open()) {
      assertThat(log.deliver(Messages.again(candidate("dlv_1"), 1, NOW + 300 * SECOND)))
          .isEqualTo(new DeliveryOutcome.Expired());
    }
  }

  @Test
  void a_second_writer_is_told_to_come_later() {
    try (PaperLog log = open();
        PaperLog second = open()) {
      log.deliver(candidate("dlv_1"));
      assertThat(second.deliver(candidate("dlv_2"))).isInstanceOf(DeliveryOutcome.RetryLater.class);
    }
  }

  @Test
  void it_is_installed_and_can_be_put_where_another_program_looks() {
    ChannelConfig config = ChannelConfig.of("paper").with("directory", directory.toString());
    try (DeliveryChannel channel =
        DeliveryChannels.installed()
            .open(
                "paper-log",
                config,
                Messages.context(ScriptedSender.answering(200), Path.of("unused")))) {
      assertThat(channel.traits().machine()).isTrue();
      assertThat(channel.traits().dedupes()).isTrue();
      channel.deliver(candidate("dlv_1"));
    }
    assertThat(read(0)).hasSize(1);
  }
}
