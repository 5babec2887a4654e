// SPDX-License-Identifier: Apache-2.0
package com.example.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.testkit.ManualScheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

  @TempDir Path folder;

  @Test
  void a_market_goes_through_all_layers() throws IOException {
    DeskReport report = Desk.run(folder.resolve("one"), 7, 3);
    assertThat(report.venues()).containsExactly("binance", "bybit");
    assertThat(report.channels()).contains("csv", "discord", "webhook");
    assertThat(report.below()).isPositive();
    assertThat(report.above()).isPositive();
    assertThat(report.setups()).isPositive();
    assertThat(report.csv()).isNotEmpty().allMatch(line -> line.contains("ACTIONABLE_SETUP"));
    assertThat(report.inbox()).isGreaterThanOrEqualTo(report.csv().size());
    assertThat(report.trades()).isPositive();
    assertThat(Desk.run(folder.resolve("two"), 7, 3)).isEqualTo(report);
  }

  @Test
  void our_channel_is_refused_without_its_file() {
    ChannelContext context = ChannelContext.standard(folder);
    assertThatThrownBy(
            () ->
                DeliveryChannels.installed().open("csv", ChannelConfig.of("csv:desk"), context))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("file");
  }

  @Test
  void our_clock_runs_tasks_as_the_clock_of_the_testkit_does() {
    List<String> ours = new ArrayList<>();
    MarketClock clock = new MarketClock(0);
    clock.at(20, () -> ours.add("20"));
    clock.at(10, () -> ours.add("10"));
    clock.at(10, () -> {}).cancel();
    clock.turnTo(15, () -> {});
    List<String> theirs = new ArrayList<>();
    ManualScheduler manual = new ManualScheduler(Instant.EPOCH);
    manual.at(20, () -> theirs.add("20"));
    manual.at(10, () -> theirs.add("10"));
    manual.turnTo(15);
    assertThat(ours).isEqualTo(theirs).containsExactly("10");
  }
}
