// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.RoutingHistory;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quickstart goes through all five layers. */
class QuickstartTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void two_setups_are_explained_routed_traded_and_judged() throws IOException {
    try (Printed printed = new Printed()) {
      Quickstart.main(new String[] {folder.toString()});
      assertThat(printed.lines())
          .filteredOn(line -> line.matches("(BUY|SELL) BTCUSDT 5m at .*"))
          .hasSize(2);
      assertThat(printed.text())
          .contains("Confidence: UNCALIBRATED")
          .contains("NOT_READY for PAPER")
          .containsPattern("G5 +FAIL profit factor .* n 2: ");
      // What had arrived by then depends on this machine; nothing else may be in the inbox.
      assertThat(printed.lines())
          .filteredOn(line -> line.startsWith("[Actionable setup]"))
          .hasSizeLessThanOrEqualTo(2);
    }
    List<Alert> decided = new ArrayList<>();
    RoutingHistory.read(
        folder.resolve("outbox"),
        event -> {
          if (event instanceof RoutingEvent.Decided d
              && d.alert().tier() == AlertTier.ACTIONABLE_SETUP) {
            decided.add(d.alert());
          }
        });
    assertThat(decided).extracting(Alert::title).hasSize(2).allMatch(t -> t.contains("BTCUSDT"));
  }
}
