// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static io.github.liqscape.routing.alert.AlertTier.ACTIONABLE_SETUP;
import static io.github.liqscape.routing.alert.AlertTier.ACTIVE_RISK;
import static io.github.liqscape.routing.alert.AlertTier.AUTOMATION_CANDIDATE;
import static io.github.liqscape.routing.alert.AlertTier.WATCHLIST;
import static io.github.liqscape.setup.Decision.BUY;
import static io.github.liqscape.setup.Decision.SELL;
import static io.github.liqscape.setup.Decision.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.rule.Materiality;
import io.github.liqscape.routing.rule.TierChannels;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Section E of the routing vectors: who hears which tier. */
class TierMatrixTest {

  private static void standard(AlertRouterBuilder builder) {}

  private static AlertBuilder close(double pnl) {
    return Desk.setup(ACTIONABLE_SETUP, BUY, 0).intent(AlertIntent.CLOSE).pnl(pnl, Double.NaN);
  }

  private static AlertBuilder calibrated(double probability, double lowerExpected) {
    return Desk.setup(ACTIONABLE_SETUP, BUY, 0)
        .conviction(new Conviction.Calibrated(probability, lowerExpected));
  }

  private static Arguments row(
      String name, AlertBuilder alert, Consumer<AlertRouterBuilder> set, String... expected) {
    return Arguments.of(name, alert, set, List.of(expected));
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row("E1", Desk.zone(WATCHLIST, "z"), TierMatrixTest::standard, "X", "no", "no", "no", "no", "no"),
        row(
            "E2", Desk.zone(WATCHLIST, "z"),
            b -> b.tiers(TierChannels.DEFAULT.watchlistByEmail()),
            "no", "GROUP_WAIT", "no", "no", "no", "no"),
        row("E3", Desk.zone(ACTIVE_RISK, "z"), TierMatrixTest::standard, "X", "no", "X", "no", "no", "no"),
        row(
            "E4", Desk.setup(ACTIONABLE_SETUP, BUY, 0.60), TierMatrixTest::standard,
            "X", "no", "no", "X", "no", "no"),
        row(
            "E5", Desk.setup(ACTIONABLE_SETUP, SELL, 0.5999), TierMatrixTest::standard,
            "X", "no", "no", "LOW_CONFIDENCE", "no", "no"),
        row(
            "E6", Desk.setup(ACTIONABLE_SETUP, WAIT, 0.99), TierMatrixTest::standard,
            "X", "no", "no", "WAIT_VERDICT", "no", "no"),
        row("E7", close(1.5), TierMatrixTest::standard, "X", "no", "no", "X", "no", "no"),
        row("E8", close(-1.49), TierMatrixTest::standard, "X", "no", "no", "SCRATCH_CLOSE", "no", "no"),
        row("E9", close(Double.NaN), TierMatrixTest::standard, "X", "no", "no", "SCRATCH_CLOSE", "no", "no"),
        row(
            "E10", Desk.setup(AUTOMATION_CANDIDATE, BUY, 0.74), TierMatrixTest::standard,
            "no", "no", "no", "no", "X", "X"),
        row(
            "E11", Desk.setup(AUTOMATION_CANDIDATE, WAIT, 0.99), TierMatrixTest::standard,
            "no", "no", "no", "no", "WAIT_VERDICT", "WAIT_VERDICT"),
        row(
            "E12", Desk.setup(AUTOMATION_CANDIDATE, BUY, 0.74),
            b -> b.tiers(TierChannels.DEFAULT.with(AUTOMATION_CANDIDATE, ChannelKinds.IN_APP)),
            "X", "no", "no", "no", "X", "X"),
        row(
            "E13", Desk.setup(ACTIONABLE_SETUP, BUY, 0.57),
            b -> b.materiality(new Materiality(0.55, 1.5)), "X", "no", "no", "X", "no", "no"),
        row("E15", calibrated(0.41, 0.02), TierMatrixTest::standard, "X", "no", "no", "X", "no", "no"),
        row("E16", calibrated(0.70, 0), TierMatrixTest::standard, "X", "no", "no", "LOW_EXPECTANCY", "no", "no"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void goes_where_the_table_says(
      String name, AlertBuilder alert, Consumer<AlertRouterBuilder> set, List<String> expected) {
    try (Desk desk = new Desk().all()) {
      set.accept(desk.builder);
      RoutingDecision decision = desk.at(0, alert);
      List<String> got =
          Desk.reasons(decision, "inbox", "email", "push", "discord", "webhook", "paper").stream()
              .map(r -> r.equals("FIRST") ? "X" : r.equals("CHANNEL_NOT_IN_TIER") ? "no" : r)
              .toList();
      assertThat(got).as(name).isEqualTo(expected);
      assertThat(decision.targets()).hasSize(6);
    }
  }

  @Test
  void e14_channel_that_is_not_configured_is_a_skip_with_its_reason() {
    try (Desk desk = new Desk()) {
      desk.builder.channel(desk.inApp);
      RoutingDecision decision = desk.at(0, Desk.setup(ACTIONABLE_SETUP, BUY, 0.80));
      assertThat(Desk.reasons(decision, "inbox", "discord", "email", "paper-log"))
          .containsExactly(
              "FIRST", "CHANNEL_NOT_CONFIGURED", "CHANNEL_NOT_IN_TIER", "CHANNEL_NOT_IN_TIER");
    }
  }
}
