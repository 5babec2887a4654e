// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class WordingTest {

  @Test
  void a_setup_says_what_how_sure_and_until_when() {
    Wording words =
        Wording.of(Messages.of(Messages.setup(AlertTier.ACTIONABLE_SETUP).createdAt(NOW)));
    assertThat(words.title()).isEqualTo("[Actionable setup] BUY BTCUSDT 4h setup");
    assertThat(words.lines())
        .containsExactly(
            "Market: binance BTCUSDT, 4h",
            "Verdict: BUY (opens on paper)",
            "Score: 0.74, UNCALIBRATED: not a probability",
            "Price: 67840",
            "Valid until: 2026-11-23T08:00:00Z");
    assertThat(words.text()).endsWith("\nContext, not advice.");
  }

  @Test
  void a_calibrated_setup_never_says_uncalibrated() {
    Alert alert =
        Messages.setup(AlertTier.ACTIONABLE_SETUP)
            .conviction(new Conviction.Calibrated(0.41, 0.02))
            .createdAt(NOW);
    assertThat(Wording.of(Messages.of(alert)).text())
        .contains("Probability: 0.41, calibrated; lower expected value +0.02 R")
        .doesNotContain("UNCALIBRATED");
  }

  @Test
  void a_zone_says_its_band() {
    Alert alert = Messages.zone(AlertTier.ACTIVE_RISK).createdAt(NOW);
    assertThat(Wording.of(Messages.of(alert)).lines())
        .contains("Zone: 60500 to 61000, LONG positions, NEAR (0.8 ATR away)")
        .contains("A chart level lies at the zone.");
  }

  @Test
  void a_close_says_its_result_on_paper() {
    Alert alert =
        Messages.setup(AlertTier.ACTIONABLE_SETUP)
            .intent(AlertIntent.CLOSE)
            .pnl(-1.5, -0.75)
            .createdAt(NOW);
    assertThat(Wording.of(Messages.of(alert)).lines())
        .contains("Result on paper: -1.50 % of the initial margin, -0.75 R");
  }

  @Test
  void a_digest_says_how_often_and_in_which_time() {
    Alert alert = Messages.zone(AlertTier.ACTIVE_RISK).createdAt(NOW);
    assertThat(Wording.of(Messages.digest(alert, 4, Duration.ofMinutes(10))).lines())
        .endsWith("Repeated 4 times in 10 min.");
  }

  @Test
  void a_group_names_each_alert_and_which_have_ended() {
    Alert one = Messages.zone(AlertTier.WATCHLIST).createdAt(NOW);
    Alert two = Messages.setup(AlertTier.WATCHLIST).createdAt(NOW);
    Wording words = Wording.of(Messages.group(List.of(one), List.of(two)));
    assertThat(words.title()).isEqualTo("[Watchlist] 2 alerts, binance BTCUSDT");
    assertThat(words.lines())
        .contains("BTCUSDT LONG liquidation zone")
        .contains("Ended: BUY BTCUSDT 4h setup");
  }

  @Test
  void line_ends_and_control_characters_never_reach_a_title() {
    Alert alert =
        Messages.zone(AlertTier.WATCHLIST)
            .text("BTC\r\nBcc: x@y.z\u0007", "first\r\nsecond\u0000")
            .createdAt(NOW);
    Wording words = Wording.of(Messages.of(alert));
    assertThat(words.title()).isEqualTo("[Watchlist] BTC Bcc: x@y.z");
    assertThat(words.lines()).startsWith("first", "second");
  }

  @Test
  void nothing_promises_profit() {
    String all =
        Wording.of(Messages.of(Messages.setup(AlertTier.ACTIONABLE_SETUP).createdAt(NOW))).text();
    assertThat(all.toLowerCase(Locale.ROOT))
        .doesNotContain("profit", "guarantee", "will rise", "will fall");
  }

  @Test
  void texts_are_cut_between_characters() {
    assertThat(Cut.to(3, "abc")).isEqualTo("abc");
    assertThat(Cut.to(3, "abcd")).isEqualTo("ab\u2026");
    assertThat(Cut.to(3, "a\uD83D\uDE00b\uD83D\uDE00")).isEqualTo("a\u2026");
    assertThat(Cut.to(0, "a")).isEmpty();
  }
}
