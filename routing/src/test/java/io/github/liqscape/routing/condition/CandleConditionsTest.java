// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import static io.github.liqscape.routing.condition.Market.BTC;
import static io.github.liqscape.routing.condition.Market.bar;
import static io.github.liqscape.routing.condition.Market.forming;
import static io.github.liqscape.routing.condition.Market.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.indicator.Rsi;
import io.github.liqscape.routing.alert.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleConditionsTest {

  private static final Timeframe TF = Timeframe.M1;

  private final List<Alert> alerts = new ArrayList<>();
  private final ConditionEngine engine = ConditionEngine.builder().to(alerts::add);

  private List<Long> times() {
    return alerts.stream().map(a -> (a.createdAtNanos() - Market.START) / Market.SECOND).toList();
  }

  @Test
  void rsi_is_that_of_the_closed_bars_and_re_arms_two_points_away() {
    engine.add(AlertCondition.on(BTC, "rsi|14<30").when(Trigger.rsiBelow(TF, 30)).build());
    Rsi rsi = Rsi.of(14);
    List<Long> expected = new ArrayList<>();
    boolean armed = true;
    for (int i = 0; i < 400; i++) {
      double close = 60_000 + 900 * Math.sin(i / 9.0) + 60 * Math.sin(i * 2.1);
      engine.apply(bar(TF, i, close));
      rsi.update(close, close, close, close, 10);
      if (rsi.value() < 30 && armed) {
        expected.add((i + 1) * 60L);
        armed = false;
      }
      armed |= rsi.value() >= 32;
    }
    assertThat(times()).isEqualTo(expected).hasSizeGreaterThan(3);
    assertThat(alerts.get(0).dedupeKey())
        .isEqualTo("v1|BINANCE|BTCUSDT|-|cond|-|rsi%7C14%3C30");
    assertThat(alerts.get(0).text()).contains("RSI(14) of 1m < 30", "RSI ");
  }

  @Test
  void with_every_the_forming_bar_counts() {
    engine.add(
        AlertCondition.on(BTC, "rsi").when(Trigger.rsiBelow(TF, 30)).frequency(Frequency.EVERY)
            .confirmFor(Duration.ZERO).build());
    for (int i = 0; i < 20; i++) {
      engine.apply(bar(TF, i, 60_000 + i % 2));
    }
    assertThat(alerts).isEmpty();
    engine.apply(forming(TF, 20, 1_230, 59_000));
    assertThat(times()).containsExactly(1_230L);
  }

  @Test
  void volume_is_relative_to_the_bars_before() {
    engine.add(AlertCondition.on(BTC, "volume").when(Trigger.volume(TF, 3)).build());
    for (int i = 0; i < 25; i++) {
      engine.apply(bar(TF, i, 60_000, 60_000, 60_000, i == 22 ? 29.9 : 10));
    }
    assertThat(alerts).isEmpty();
    engine.apply(bar(TF, 25, 60_000, 60_000, 60_000, 40));
    assertThat(times()).containsExactly(26 * 60L);
  }

  @Test
  void a_rule_never_sees_the_forming_candle_and_is_asked_once_a_bar() {
    List<Integer> asked = new ArrayList<>();
    engine.add(
        AlertCondition.on(BTC, "rule").frequency(Frequency.EVERY)
            .confirmFor(Duration.ZERO)
            .when(Trigger.candles(TF, "every third", closed -> {
              assertThat(closed.forming()).isEmpty();
              asked.add(closed.newestIndex());
              return closed.newestIndex() % 3 == 0;
            }))
            .build());
    for (int i = 0; i < 10; i++) {
      engine.apply(forming(TF, i, i * 60 + 30, 60_000));
      engine.apply(trade(i * 60 + 40, 60_000));
      engine.apply(bar(TF, i, 60_000));
    }
    assertThat(asked).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(times()).containsExactly(60L, 240L, 420L, 600L);
  }

  @Test
  void larger_bars_are_built_from_smaller_ones() {
    engine.add(
        AlertCondition.on(BTC, "m5")
            .when(Trigger.candles(Timeframe.M5, "all", closed -> true)).build());
    for (int i = 0; i < 4; i++) {
      engine.apply(bar(TF, i, 60_000));
    }
    assertThat(alerts).isEmpty();
    engine.apply(bar(TF, 4, 60_000));
    assertThat(times()).containsExactly(300L);
  }

  @Test
  void nothing_is_judged_at_the_close_of_a_bar_with_a_hole() {
    int[] asked = new int[1];
    engine.add(
        AlertCondition.on(BTC, "m5")
            .when(Trigger.candles(Timeframe.M5, "all", closed -> {
              asked[0]++;
              return true;
            })).build());
    for (int i = 0; i < 10; i++) {
      if (i != 2) {
        engine.apply(bar(TF, i, 60_000));
      }
    }
    assertThat(asked[0]).isEqualTo(1);
    assertThat(engine.snapshot().incompleteBars()).isEqualTo(1);
    assertThat(times()).containsExactly(600L);
  }

  @Test
  void candles_can_be_built_from_trades() {
    ConditionEngine byTrades = ConditionEngine.builder().candlesFromTrades(TF).to(alerts::add);
    byTrades.add(
        AlertCondition.on(BTC, "close").when(Trigger.crosses(Crossing.UP, 60_000))
            .frequency(Frequency.ONCE_PER_BAR_CLOSE).timeframe(TF).build());
    byTrades.apply(trade(0, 59_000)); // the first bar may lack trades
    byTrades.apply(trade(60, 59_000));
    byTrades.apply(trade(90, 61_000));
    byTrades.apply(trade(119, 59_500));
    byTrades.apply(trade(120, 61_000)); // closes the bar at 59,500
    assertThat(alerts).isEmpty();
    byTrades.apply(Market.mark(181, 61_000)); // the time alone closes the next
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).price()).isEqualTo(61_000);
  }

  @Test
  void a_condition_on_two_timeframes_sees_both_bars_of_a_common_close() {
    engine.add(
        AlertCondition.on(BTC, "two")
            .when(
                Trigger.candles(TF, "minute", c -> c.close(c.newestIndex()) > 60_000)
                    .and(Trigger.candles(
                        Timeframe.M5, "five", c -> c.close(c.newestIndex()) > 60_000)))
            .timeframe(TF)
            .build());
    for (int i = 0; i < 5; i++) {
      engine.apply(bar(TF, i, 60_100));
    }
    assertThat(times()).containsExactly(300L);
  }
}
