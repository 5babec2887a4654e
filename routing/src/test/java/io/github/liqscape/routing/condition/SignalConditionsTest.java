// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import static io.github.liqscape.routing.condition.Market.BTC;
import static io.github.liqscape.routing.condition.Market.at;
import static io.github.liqscape.routing.condition.Market.bar;
import static io.github.liqscape.routing.condition.Market.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.UserLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalConditionsTest {

  private static final Timeframe H4 = Timeframe.H4;

  private final List<Alert> alerts = new ArrayList<>();
  private final ConditionEngine engine = ConditionEngine.builder().to(alerts::add);

  private static Setup buy(int bar, double score) {
    return Setups.trade(
        at(0) + bar * Setups.FOUR_HOURS, OrderSide.BUY, SetupKind.SWEEP_RECLAIM, score);
  }

  private static Setup waits(int bar) {
    return Setups.wait(
        at(0) + bar * Setups.FOUR_HOURS, Disposition.Route.NOTHING, 0, List.of());
  }

  private static ChartSignal says(double seconds, ChartSignal.Action action, double confidence) {
    return new ChartSignal(
        BTC, at(seconds), "tradingview", Optional.empty(), action, 60_000, confidence);
  }

  @Test
  void every_new_buy_fires_a_revision_of_it_does_not() {
    engine.add(
        AlertCondition.on(BTC, "buys").when(Trigger.setup(H4, Decision.BUY))
            .tier(AlertTier.ACTIONABLE_SETUP).build());
    engine.apply(waits(1));
    engine.apply(buy(2, 0.7));
    engine.apply(buy(2, 0.6));
    engine.apply(buy(3, 0.7));
    assertThat(alerts).hasSize(2);
    Alert alert = alerts.get(0);
    assertThat(alert.verdict()).contains(Decision.BUY);
    assertThat(alert.intent()).isEqualTo(AlertIntent.OPEN);
    assertThat(alert.conviction()).isEqualTo(new Conviction.Uncalibrated(0.7));
    assertThat(alert.timeframe()).contains(H4);
    assertThat(alert.label("setup-kind")).isEqualTo("SWEEP_RECLAIM");
    assertThat(alert.text()).contains("UNCALIBRATED");
  }

  @Test
  void a_conviction_must_reach_its_threshold() {
    engine.add(
        AlertCondition.on(BTC, "sure").when(new Trigger.SetupSure(0.6, Optional.of(H4))).build());
    engine.apply(buy(1, 0.5999));
    assertThat(alerts).isEmpty();
    engine.apply(buy(2, 0.6));
    assertThat(alerts).hasSize(1);
  }

  @Test
  void a_changed_answer_fires_a_repeated_one_does_not() {
    engine.add(
        AlertCondition.on(BTC, "change").when(new Trigger.SetupChanges(Optional.of(H4))).build());
    engine.apply(waits(1));
    engine.apply(waits(2));
    assertThat(alerts).isEmpty();
    engine.apply(buy(3, 0.7));
    engine.apply(buy(4, 0.7));
    engine.apply(waits(5));
    assertThat(alerts).extracting(a -> a.verdict().orElseThrow())
        .containsExactly(Decision.BUY, Decision.WAIT);
  }

  @Test
  void an_older_setup_changes_nothing() {
    engine.add(
        AlertCondition.on(BTC, "change").when(new Trigger.SetupChanges(Optional.of(H4))).build());
    engine.apply(waits(5));
    engine.apply(buy(4, 0.7));
    assertThat(alerts).isEmpty();
  }

  @Test
  void a_setup_joins_the_closed_bar_it_was_made_on() {
    ConditionEngine four = ConditionEngine.builder().candles(H4).to(alerts::add);
    four.add(
        AlertCondition.on(BTC, "both")
            .when(
                Trigger.setup(H4, Decision.BUY)
                    .and(Trigger.candles(H4, "high", c -> c.close(c.newestIndex()) > 60_000)))
            .build());
    four.apply(bar(H4, 0, 59_000));
    four.apply(buy(1, 0.7));
    assertThat(alerts).isEmpty();
    four.apply(bar(H4, 1, 61_000));
    // The old setup was valid until this close and no longer.
    assertThat(alerts).isEmpty();
    four.apply(buy(2, 0.7));
    assertThat(alerts).hasSize(1);
  }

  @Test
  void a_chart_signal_becomes_an_alert_that_says_where_it_came_from() {
    engine.add(
        AlertCondition.on(BTC, "tv").when(Trigger.chart(ChartSignal.Action.BUY))
            .tier(AlertTier.ACTIONABLE_SETUP).label("desk", "mine").build());
    engine.apply(says(0, ChartSignal.Action.SELL, 0.95));
    engine.apply(says(1, ChartSignal.Action.BUY, 0.95));
    engine.apply(says(2, ChartSignal.Action.BUY, Double.NaN));
    assertThat(alerts).hasSize(2);
    Alert alert = alerts.get(0);
    assertThat(alert.tier()).isEqualTo(AlertTier.ACTIONABLE_SETUP);
    assertThat(alert.label("origin")).isEqualTo("chart");
    assertThat(alert.label("desk")).isEqualTo("mine");
    assertThat(alert.label("chart")).isEqualTo("tradingview");
    assertThat(alert.verdict()).contains(Decision.BUY);
    assertThat(alert.intent()).isEqualTo(AlertIntent.OPEN);
    assertThat(alert.conviction()).isEqualTo(new Conviction.Claimed(0.95));
    assertThat(alert.createdAtNanos()).isEqualTo(at(1));
    assertThat(alerts.get(1).conviction()).isEqualTo(new Conviction.None());
  }

  @Test
  void no_chart_can_ask_for_automation_however_it_is_wrapped() {
    Trigger chart = Trigger.chart(ChartSignal.Action.BUY);
    for (Trigger trigger :
        List.of(
            chart,
            Trigger.crosses(Crossing.UP, 1).and(chart),
            Trigger.rsiBelow(H4, 30).or(chart.and(Trigger.rsiAbove(H4, 1))))) {
      assertThatThrownBy(
              () ->
                  AlertCondition.on(BTC, "x").when(trigger).timeframe(H4)
                      .tier(AlertTier.AUTOMATION_CANDIDATE).build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("raises ACTIONABLE_SETUP at most, was AUTOMATION_CANDIDATE");
    }
  }

  @Test
  void a_chart_signal_is_held_for_as_long_as_was_said() {
    engine.add(
        AlertCondition.on(BTC, "held")
            .when(
                Trigger.chart(ChartSignal.Action.BUY).heldFor(Duration.ofMinutes(5))
                    .and(Trigger.crosses(Crossing.UP, 60_000)))
            .build());
    engine.apply(trade(0, 59_000));
    engine.apply(says(1, ChartSignal.Action.BUY, 0.9));
    engine.apply(trade(301, 60_000));
    assertThat(alerts).isEmpty();
    engine.apply(trade(302, 59_000));
    engine.apply(says(303, ChartSignal.Action.BUY, 0.9));
    engine.apply(trade(602, 60_000));
    assertThat(alerts).hasSize(1);
  }

  @Test
  void a_chart_signal_and_a_price_at_its_moment() {
    engine.add(
        AlertCondition.on(BTC, "now")
            .when(
                Trigger.chart(ChartSignal.Action.SELL)
                    .and(Trigger.near(Distance.percent(1), 60_000)))
            .build());
    engine.apply(trade(0, 65_000));
    engine.apply(says(1, ChartSignal.Action.SELL, 0.9));
    engine.apply(trade(2, 60_000));
    assertThat(alerts).isEmpty();
    engine.apply(says(3, ChartSignal.Action.SELL, 0.9));
    assertThat(alerts).hasSize(1);
  }

  @Test
  void confidence_and_source_can_be_asked_for() {
    engine.add(
        AlertCondition.on(BTC, "sure")
            .when(
                new Trigger.ChartSays(
                    Set.of(ChartSignal.Action.BUY), 0.8, Optional.of("tradingview"), 0))
            .build());
    engine.apply(says(0, ChartSignal.Action.BUY, 0.79));
    engine.apply(says(1, ChartSignal.Action.BUY, Double.NaN));
    engine.apply(
        new ChartSignal(
            BTC, at(2), "other", Optional.empty(), ChartSignal.Action.BUY, 60_000, 0.9));
    assertThat(alerts).isEmpty();
    engine.apply(says(3, ChartSignal.Action.BUY, 0.8));
    assertThat(alerts).hasSize(1);
  }

  @Test
  void what_cannot_work_is_refused_when_it_is_built() {
    assertThatThrownBy(() -> Trigger.chart(ChartSignal.Action.BUY).not())
        .hasMessageStartingWith("not(...) needs something that lasts");
    assertThatThrownBy(() -> Trigger.crosses(Crossing.EITHER, 1).not())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                AlertCondition.on(BTC, "x").when(Trigger.chart(ChartSignal.Action.BUY))
                    .confirmFor(Duration.ofSeconds(1)).build())
        .hasMessageContaining("cannot be confirmed over time");
    assertThatThrownBy(
            () ->
                AlertCondition.on(BTC, "x").when(Trigger.chart(ChartSignal.Action.BUY))
                    .timeframe(H4).frequency(Frequency.ONCE_PER_BAR_CLOSE).build())
        .hasMessageContaining("heldFor");
    assertThatThrownBy(
            () ->
                AlertCondition.on(BTC, "x")
                    .when(Trigger.rsiBelow(H4, 30).and(Trigger.rsiBelow(Timeframe.M5, 30)))
                    .build())
        .hasMessageContaining("needs a timeframe");
    assertThatThrownBy(() -> AlertCondition.on(BTC, "x").label("origin", "mine"))
        .hasMessageContaining("must not be empty or 'origin'");
    Instrument other = Instrument.linear(Venue.BYBIT, "BTCUSDT", "BTC", "USDT").build();
    UserLevel drawn = UserLevel.level(other, "l", at(0), 60_000);
    assertThatThrownBy(
            () -> AlertCondition.on(BTC, "x").when(Trigger.crosses(Crossing.UP, drawn)).build())
        .hasMessageContaining("must be on binance:BTCUSDT, were on [bybit:BTCUSDT]");
    assertThatThrownBy(() -> AlertCondition.on(BTC, "x").build())
        .hasMessageContaining("must have a trigger");
    assertThatThrownBy(() -> Trigger.crosses(Crossing.UP, Double.NaN))
        .hasMessage("price must be finite and > 0, was NaN");
    assertThatThrownBy(() -> Trigger.rsiBelow(H4, 101))
        .hasMessage("RSI must be in [0, 100], was 101.0");
  }
}
