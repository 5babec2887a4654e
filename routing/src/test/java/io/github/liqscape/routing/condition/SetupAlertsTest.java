// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import static io.github.liqscape.routing.condition.Market.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.ZoneTag;
import io.github.liqscape.setup.ZoneWatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupAlertsTest {

  private static final long DAY = 86_400L * 1_000_000_000L;
  private static final SetupKind KIND = SetupKind.SWEEP_RECLAIM;

  private final List<Alert> alerts = new ArrayList<>();
  private SetupAlerts rule = SetupAlerts.to(alerts::add);

  private List<AlertTier> tiers() {
    return alerts.stream().map(Alert::tier).toList();
  }

  @Test
  void a_buy_is_an_actionable_setup_with_the_key_of_vector_d4() {
    rule.apply(Setups.trade(at(0), OrderSide.BUY, KIND, 0.7));
    assertThat(tiers()).containsExactly(AlertTier.ACTIONABLE_SETUP);
    Alert alert = alerts.get(0);
    assertThat(alert.dedupeKey()).isEqualTo("v1|BINANCE|BTCUSDT|LONG|setup|4h|z-60500-61000");
    assertThat(alert.verdict()).contains(Decision.BUY);
    assertThat(alert.intent()).isEqualTo(AlertIntent.OPEN);
    assertThat(alert.conviction()).isEqualTo(new Conviction.Uncalibrated(0.7));
    assertThat(alert.label("setup-kind")).isEqualTo("SWEEP_RECLAIM");
    assertThat(alert.price()).isEqualTo(67_000);
    assertThat(alert.atr()).isEqualTo(500);
    assertThat(alert.createdAtNanos()).isEqualTo(at(0));
    assertThat(alert.validUntilNanos()).isEqualTo(at(0) + Setups.FOUR_HOURS);
    assertThat(alert.title()).contains("UNCALIBRATED");
  }

  @Test
  void without_a_zone_the_key_is_that_of_the_kind() {
    rule.apply(
        Setups.trade(
            at(0), OrderSide.SELL, KIND, 0.7, Confidence.untrained(0.4),
            Disposition.Route.ALERT, 0, ""));
    assertThat(alerts.get(0).dedupeKey())
        .isEqualTo("v1|BINANCE|BTCUSDT|-|setup|4h|SWEEP_RECLAIM");
  }

  @Test
  void a_calibrated_setup_carries_its_probability_and_the_lower_expected_value() {
    Confidence confidence = new Confidence(0.41, 0.35, 0.47, 812, true, List.of());
    rule.apply(
        Setups.trade(
            at(0), OrderSide.BUY, KIND, 0.7, confidence, Disposition.Route.ALERT, 0,
            "z-60500-61000", Setups.d1()));
    assertThat(alerts.get(0).conviction())
        .isEqualTo(new Conviction.Calibrated(0.41, 0.35 * 3 - 0.65 * 1 - 0.1));
    assertThat(alerts.get(0).title()).doesNotContain("UNCALIBRATED");
  }

  @Test
  void a_setup_for_a_paper_test_is_a_candidate_beside_it_with_the_same_key() {
    rule.apply(
        Setups.trade(
            at(0), OrderSide.BUY, KIND, 0.7, Confidence.untrained(0.4),
            Disposition.Route.PAPER_TEST, 0, "z-60500-61000", Setups.d1()));
    assertThat(tiers())
        .containsExactly(AlertTier.ACTIONABLE_SETUP, AlertTier.AUTOMATION_CANDIDATE);
    assertThat(alerts.get(1).dedupeKey()).isEqualTo(alerts.get(0).dedupeKey());
  }

  @Test
  void the_third_firing_of_its_kind_in_thirty_days_is_a_candidate() {
    rule.apply(Setups.trade(at(0), OrderSide.BUY, KIND, 0.7));
    rule.apply(Setups.trade(at(0) + DAY, OrderSide.SELL, KIND, 0.7));
    rule.apply(Setups.trade(at(0) + 2 * DAY, OrderSide.BUY, SetupKind.LEVEL_CONFIRMED, 0.7));
    assertThat(tiers()).doesNotContain(AlertTier.AUTOMATION_CANDIDATE);
    rule.apply(Setups.trade(at(0) + 30 * DAY, OrderSide.BUY, KIND, 0.7));
    assertThat(tiers()).contains(AlertTier.AUTOMATION_CANDIDATE);
  }

  @Test
  void a_firing_older_than_thirty_days_does_not_count() {
    rule.apply(Setups.trade(at(0), OrderSide.BUY, KIND, 0.7));
    rule.apply(Setups.trade(at(0) + DAY, OrderSide.BUY, KIND, 0.7));
    rule.apply(Setups.trade(at(0) + 30 * DAY + 1, OrderSide.BUY, KIND, 0.7));
    assertThat(tiers()).doesNotContain(AlertTier.AUTOMATION_CANDIDATE);
  }

  @Test
  void the_same_setup_or_its_revision_is_no_second_firing() {
    for (int revision = 0; revision < 4; revision++) {
      rule.apply(
          Setups.trade(
              at(0), OrderSide.BUY, KIND, 0.7, Confidence.untrained(0.4),
              Disposition.Route.ALERT, revision, "z-60500-61000", Setups.d1()));
    }
    assertThat(tiers()).hasSize(4).doesNotContain(AlertTier.AUTOMATION_CANDIDATE);
  }

  @Test
  void a_revision_that_waits_takes_both_tiers_back_with_the_same_key() {
    rule.apply(
        Setups.trade(
            at(0), OrderSide.BUY, KIND, 0.7, Confidence.untrained(0.4),
            Disposition.Route.PAPER_TEST, 0, "z-60500-61000", Setups.d1()));
    rule.apply(Setups.wait(at(0), Disposition.Route.NOTHING, 1, List.of()));
    assertThat(tiers())
        .containsExactly(
            AlertTier.ACTIONABLE_SETUP, AlertTier.AUTOMATION_CANDIDATE,
            AlertTier.ACTIONABLE_SETUP, AlertTier.AUTOMATION_CANDIDATE);
    for (Alert taken : alerts.subList(2, 4)) {
      assertThat(taken.verdict()).contains(Decision.WAIT);
      assertThat(taken.dedupeKey()).isEqualTo(alerts.get(0).dedupeKey());
      assertThat(taken.label("revision")).isEqualTo("1");
    }
  }

  @Test
  void a_wait_of_another_bar_or_without_a_trade_takes_nothing_back() {
    rule.apply(Setups.wait(at(0), Disposition.Route.NOTHING, 1, List.of()));
    rule.apply(Setups.trade(at(0), OrderSide.BUY, KIND, 0.7));
    rule.apply(Setups.wait(at(0) + Setups.FOUR_HOURS, Disposition.Route.NOTHING, 1, List.of()));
    assertThat(tiers()).containsExactly(AlertTier.ACTIONABLE_SETUP);
  }

  @Test
  void a_wait_with_a_watch_on_a_far_zone_is_a_watchlist_alert_until_the_watch_expires() {
    ZoneWatch watch =
        new ZoneWatch("z-60500-61000", PositionSide.LONG, 60_500, 61_000, 61_500, at(7_200));
    rule.apply(
        Setups.wait(
            at(0), Disposition.Route.ALERT, 0, List.of(watch), Setups.d1(ZoneTag.Kind.ROUND)));
    assertThat(tiers()).containsExactly(AlertTier.WATCHLIST);
    Alert alert = alerts.get(0);
    assertThat(alert.dedupeKey()).isEqualTo("v1|BINANCE|BTCUSDT|LONG|zone|-|z-60500-61000");
    assertThat(alert.validUntilNanos()).isEqualTo(at(7_200));
    assertThat(alert.zone()).contains(new PriceRange(60_500, 61_000));
    assertThat(alert.urgent()).isFalse();
    assertThat(alert.label("band")).isEqualTo("FAR");
    assertThat(alert.verdict()).isEmpty();
  }

  @Test
  void a_watched_zone_that_is_near_is_a_risk_and_urgent_at_a_level() {
    ZoneWatch watch =
        new ZoneWatch("z-60500-61000", PositionSide.LONG, 66_000, 66_250, 66_500, at(7_200));
    rule.apply(
        Setups.wait(
            at(0), Disposition.Route.ALERT, 0, List.of(watch), Setups.d1(ZoneTag.Kind.SUPPORT)));
    assertThat(tiers()).containsExactly(AlertTier.ACTIVE_RISK);
    assertThat(alerts.get(0).urgent()).isTrue();
  }

  @Test
  void a_wait_with_nothing_is_no_alert() {
    ZoneWatch watch =
        new ZoneWatch("z-60500-61000", PositionSide.LONG, 60_500, 61_000, 61_500, at(7_200));
    rule.apply(Setups.wait(at(0), Disposition.Route.NOTHING, 0, List.of(watch)));
    assertThat(alerts).isEmpty();
  }

  @Test
  void restored_it_remembers_firings_and_what_can_be_taken_back() throws IOException {
    rule.apply(Setups.trade(at(0), OrderSide.BUY, KIND, 0.7));
    rule.apply(Setups.trade(at(0) + DAY, OrderSide.BUY, KIND, 0.7));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rule.save(new DataOutputStream(bytes));
    rule =
        SetupAlerts.restore(
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), alerts::add);
    alerts.clear();
    rule.apply(Setups.wait(at(0) + DAY, Disposition.Route.NOTHING, 1, List.of()));
    rule.apply(Setups.trade(at(0) + 2 * DAY, OrderSide.BUY, KIND, 0.7));
    assertThat(tiers())
        .containsExactly(
            AlertTier.ACTIONABLE_SETUP, AlertTier.ACTIONABLE_SETUP,
            AlertTier.AUTOMATION_CANDIDATE);
  }
}
