// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import static io.github.liqscape.routing.condition.Market.at;
import static io.github.liqscape.routing.condition.Market.bar;
import static io.github.liqscape.routing.condition.Market.mark;
import static io.github.liqscape.routing.condition.Market.profile;
import static io.github.liqscape.routing.condition.Market.zone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.ZoneTag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZoneAlertsTest {

  private static final Timeframe TF = Timeframe.M5;
  private static final int BARS = 20;
  private static final double ATR = 100;
  private static final double NEAR_EDGE = 61_000;

  private final List<Alert> alerts = new ArrayList<>();
  private ZoneAlerts rule = ZoneAlerts.of(Market.BTC, TF).to(alerts::add);

  /** Bars of 100 width, so that the ATR is 100, that close at this distance from the zone. */
  private void bars(double distance) {
    double close = NEAR_EDGE + ATR * distance;
    for (int i = 0; i < BARS; i++) {
      rule.apply(bar(TF, i, close + ATR / 2, close - ATR / 2, close, 10));
    }
  }

  private Alert tierAt(double distance, double before, double percentile) {
    double seconds = BARS * 300;
    alerts.clear();
    rule = ZoneAlerts.of(Market.BTC, TF).to(alerts::add);
    bars(before);
    rule.apply(mark(seconds, NEAR_EDGE + ATR * distance));
    rule.profile(
        profile(seconds, 70_000, zone("z-1", PositionSide.LONG, 60_500, 61_000, percentile)));
    return alerts.isEmpty() ? never() : alerts.get(alerts.size() - 1);
  }

  private static Alert never() {
    return Alert.condition(AlertTier.AUTOMATION_CANDIDATE, Venue.BINANCE, "NONE", "none")
        .createdAt(0);
  }

  @Test
  void tiers_from_the_market_are_those_of_section_e() {
    assertThat(tierAt(6.0, 6.0, 90).tier()).isEqualTo(AlertTier.WATCHLIST);
    assertThat(tierAt(4.01, 6.0, 90).tier()).isEqualTo(AlertTier.WATCHLIST);
    assertThat(tierAt(4.0, 4.99, 90).tier()).isEqualTo(AlertTier.WATCHLIST);
    assertThat(tierAt(4.0, 5.0, 90).tier()).isEqualTo(AlertTier.ACTIVE_RISK);
    assertThat(tierAt(1.51, 1.51, 90).tier()).isEqualTo(AlertTier.WATCHLIST);
    assertThat(tierAt(1.5, 1.5, 90).tier()).isEqualTo(AlertTier.ACTIVE_RISK);
    assertThat(tierAt(-2, 1, 90).tier()).isEqualTo(AlertTier.ACTIVE_RISK);
    assertThat(tierAt(-2, 1, 84.9)).isEqualTo(never());
    assertThat(tierAt(-2, 1, 85).tier()).isEqualTo(AlertTier.ACTIVE_RISK);
  }

  @Test
  void an_alert_says_where_the_zone_lies_and_what_it_is() {
    Alert alert = tierAt(1.0, 1.0, 92.5);
    assertThat(alert.dedupeKey()).isEqualTo("v1|BINANCE|BTCUSDT|LONG|zone|-|z-1");
    assertThat(alert.zone()).contains(new PriceRange(60_500, 61_000));
    assertThat(alert.price()).isEqualTo(61_100);
    assertThat(alert.atr()).isCloseTo(ATR, within(1e-9));
    assertThat(alert.label("band")).isEqualTo("NEAR");
    assertThat(alert.label("percentile")).isEqualTo("92.5");
    assertThat(alert.label("ranking")).isEmpty();
    assertThat(alert.title()).isEqualTo("BTCUSDT longs crowded at 60500 - 61000: near");
    assertThat(alert.text()).contains("1 ATR away", "context, not a signal");
    assertThat(alert.urgent()).isFalse();
    assertThat(alert.verdict()).isEmpty();
  }

  @Test
  void a_risk_at_a_round_number_is_urgent_and_at_a_gap_it_is_not() {
    tierAt(1.0, 1.0, 90);
    rule.apply(
        Setups.wait(
            at(BARS * 300), Disposition.Route.NOTHING, 0, List.of(),
            Setups.evidence("z-1", PositionSide.LONG, ZoneTag.Kind.FVG)));
    rule.apply(mark(BARS * 300 + 60, NEAR_EDGE + ATR));
    assertThat(alerts.get(alerts.size() - 1).urgent()).isFalse();
    rule.apply(
        Setups.wait(
            at(BARS * 300), Disposition.Route.NOTHING, 0, List.of(),
            Setups.evidence("z-1", PositionSide.LONG, ZoneTag.Kind.ROUND)));
    rule.apply(mark(BARS * 300 + 120, NEAR_EDGE + ATR));
    Alert urgent = alerts.get(alerts.size() - 1);
    assertThat(urgent.urgent()).isTrue();
    assertThat(urgent.label("tags")).isEqualTo("ROUND");
    rule.apply(mark(BARS * 300 + 180, NEAR_EDGE + 6 * ATR));
    assertThat(alerts.get(alerts.size() - 1).tier()).isEqualTo(AlertTier.WATCHLIST);
    assertThat(alerts.get(alerts.size() - 1).urgent()).isFalse();
  }

  @Test
  void a_zone_without_history_counts_and_is_flagged() {
    rule.apply(mark(0, 62_000));
    rule.profile(
        profile(0, 62_000, zone("z-1", PositionSide.LONG, 60_500, 61_000, Double.NaN, false)));
    Alert alert = alerts.get(0);
    assertThat(alert.label("ranking")).isEqualTo("present");
    assertThat(alert.text()).contains("FALLBACK");
    assertThat(alert.label("band")).isEqualTo("FAR"); // no ATR is known yet
  }

  @Test
  void an_upgrade_is_told_at_once_a_downgrade_at_the_next_refresh() {
    tierAt(3, 3, 90);
    double t = BARS * 300;
    alerts.clear();
    rule.apply(mark(t + 1, NEAR_EDGE + 1.4 * ATR));
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).tier()).isEqualTo(AlertTier.ACTIVE_RISK);
    assertThat(alerts.get(0).startsAtNanos()).isEqualTo(at(t + 1));
    rule.apply(mark(t + 2, NEAR_EDGE + 3 * ATR));
    rule.apply(mark(t + 60.9, NEAR_EDGE + 3 * ATR));
    assertThat(alerts).hasSize(1);
    rule.apply(mark(t + 61, NEAR_EDGE + 3 * ATR));
    assertThat(alerts).hasSize(2);
    assertThat(alerts.get(1).tier()).isEqualTo(AlertTier.WATCHLIST);
    assertThat(alerts.get(1).startsAtNanos()).isEqualTo(at(t));
  }

  @Test
  void a_zone_that_is_gone_ends() {
    tierAt(1, 1, 90);
    alerts.clear();
    double t = BARS * 300;
    rule.profile(profile(t + 30, NEAR_EDGE, zone("z-2", PositionSide.LONG, 50_000, 50_100, 90)));
    Alert ended = alerts.get(0);
    assertThat(ended.ref()).isEqualTo("z-1");
    assertThat(ended.tier()).isEqualTo(AlertTier.ACTIVE_RISK);
    assertThat(ended.endsAtNanos()).isEqualTo(at(t + 30));
    assertThat(ended.firing(at(t + 30))).isFalse();
    assertThat(alerts.get(1).ref()).isEqualTo("z-2");
    assertThat(alerts).hasSize(2);
  }

  @Test
  void late_events_and_older_profiles_are_counted_and_change_nothing() {
    rule.apply(mark(10, 62_000));
    rule.apply(mark(8.999, 60_700));
    rule.profile(profile(10, 62_000));
    rule.profile(profile(9, 62_000, zone("z-1", PositionSide.LONG, 60_500, 61_000, 90)));
    assertThat(rule.late()).isEqualTo(2);
    assertThat(alerts).isEmpty();
  }

  @Test
  void restored_it_continues_alike() throws IOException {
    tierAt(3, 3, 90);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rule.save(new DataOutputStream(bytes));
    List<Alert> later = new ArrayList<>();
    ZoneAlerts restored =
        ZoneAlerts.of(Market.BTC, TF)
            .restore(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), later::add);
    alerts.clear();
    for (int i = 0; i < 400; i++) {
      MarkPrice next = mark(BARS * 300 + i, NEAR_EDGE + ATR * (i % 70) / 10.0);
      rule.apply(next);
      restored.apply(next);
      if (i == 200) {
        rule.profile(profile(BARS * 300 + i, NEAR_EDGE));
        restored.profile(profile(BARS * 300 + i, NEAR_EDGE));
      }
    }
    assertThat(later).isEqualTo(alerts).hasSizeGreaterThan(3);
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    rule.save(new DataOutputStream(one));
    restored.save(new DataOutputStream(two));
    assertThat(two.toByteArray()).isEqualTo(one.toByteArray());
  }

  @Test
  void another_instrument_is_a_bug_of_the_caller() {
    Instrument eth = Instrument.linear(Venue.BINANCE, "ETHUSDT", "ETH", "USDT").build();
    assertThatThrownBy(() -> rule.apply(new MarkPrice(eth, at(0), at(0), 3_000, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("binance:BTCUSDT");
  }

  /** A restored rule knows nothing of what it was last judged by, so it judges at every event. */
  @Test
  void what_is_not_judged_again_would_have_said_the_same() throws IOException {
    List<Alert> judged = new ArrayList<>();
    ZoneAlerts twin = ZoneAlerts.of(Market.BTC, TF).to(judged::add);
    Random random = new Random(7);
    double price = 61_000;
    for (int second = 0; second < 6_000; second += 5) {
      List<MarketEvent> events = new ArrayList<>();
      if (second % 15 == 0) {
        price = random.nextInt(4) == 0 ? price : price + Math.rint(random.nextGaussian() * 40);
        events.add(mark(second, price));
      }
      events.add(Market.trade(second, price + 1));
      if (second % 300 == 295) {
        double close = price;
        events.add(bar(TF, second / 300, close + ATR / 2, close - ATR / 2, close, 10));
      }
      for (MarketEvent event : events) {
        rule.apply(event);
        twin = again(twin, judged);
        twin.apply(event);
      }
      if (second % 300 == 0) {
        double low = 60_000 + 250 * random.nextInt(8);
        LiquidationProfile profile =
            profile(
                second, price,
                zone("z-" + random.nextInt(3), PositionSide.LONG, low, low + 100, 90),
                zone("s-1", PositionSide.SHORT, 61_500, 61_900, 95));
        rule.profile(profile);
        twin.profile(profile);
      }
      assertThat(judged).isEqualTo(alerts);
    }
    assertThat(alerts).hasSizeGreaterThan(150);
  }

  private static ZoneAlerts again(ZoneAlerts of, List<Alert> alerts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    of.save(new DataOutputStream(bytes));
    return ZoneAlerts.of(Market.BTC, TF)
        .restore(
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), alerts::add);
  }
}
