// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import static io.github.liqscape.routing.condition.Market.BTC;
import static io.github.liqscape.routing.condition.Market.SECOND;
import static io.github.liqscape.routing.condition.Market.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.UserLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ConditionProperties {

  private static final double LEVEL = 60_000;

  private static List<AlertCondition> conditions() {
    UserLevel line =
        UserLevel.line(BTC, "line", START, START, 59_900, START + 600 * SECOND, 60_100);
    List<AlertCondition> all = new ArrayList<>();
    all.add(AlertCondition.on(BTC, "up").when(Trigger.crosses(Crossing.UP, LEVEL)).build());
    all.add(
        AlertCondition.on(BTC, "either").when(Trigger.crosses(Crossing.EITHER, LEVEL)).build());
    all.add(
        AlertCondition.on(BTC, "near").when(Trigger.near(Distance.percent(0.2), LEVEL))
            .tier(AlertTier.ACTIVE_RISK).frequency(Frequency.ONCE_PER_MINUTE).build());
    all.add(
        AlertCondition.on(BTC, "line").when(Trigger.crosses(Crossing.DOWN, line))
            .confirmFor(Duration.ofSeconds(3)).build());
    all.add(
        AlertCondition.on(BTC, "close").when(Trigger.crosses(Crossing.UP, LEVEL))
            .frequency(Frequency.ONCE_PER_BAR_CLOSE).timeframe(Timeframe.M3).build());
    all.add(
        AlertCondition.on(BTC, "rsi").when(new Trigger.RsiIs(Timeframe.M1, 3, false, 45)).build());
    all.add(
        AlertCondition.on(BTC, "rsi now").when(new Trigger.RsiIs(Timeframe.M1, 3, true, 60).not())
            .frequency(Frequency.ONCE_PER_BAR).confirmFor(Duration.ofSeconds(5))
            .confirmBy(2, 3).build());
    all.add(
        AlertCondition.on(BTC, "rule")
            .when(
                Trigger.candles(
                        Timeframe.M1, "up bar",
                        c -> c.close(c.newestIndex()) > c.open(c.newestIndex()))
                    .or(new Trigger.VolumeIs(Timeframe.M1, 3, 1.5)))
            .build());
    for (ZoneMove move : ZoneMove.values()) {
      all.add(
          AlertCondition.on(BTC, "zone " + move).when(Trigger.zone(move, Timeframe.M1))
              .confirmFor(Duration.ZERO).build());
    }
    all.add(
        AlertCondition.on(BTC, "chart")
            .when(
                Trigger.chart(ChartSignal.Action.BUY).heldFor(Duration.ofSeconds(90))
                    .and(Trigger.crosses(Crossing.DOWN, LEVEL)))
            .build());
    all.add(
        AlertCondition.on(BTC, "setup").when(Trigger.setup(Timeframe.H4, Decision.BUY)).build());
    return all;
  }

  /** A walk of trades, marks, candles forming and closed, late ones, profiles and signals. */
  private static List<Consumer<ConditionEngine>> tape(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Consumer<ConditionEngine>> tape = new ArrayList<>();
    double price = LEVEL;
    long now = START;
    long bar = START;
    double open = price;
    double high = price;
    double low = price;
    for (int i = 0; i < length; i++) {
      now += random.nextLong(20) * SECOND;
      price = Math.max(59_000, Math.min(61_000, price + (random.nextDouble() - 0.5) * 120));
      while (now >= bar + 60 * SECOND) {
        Candle closed = candle(bar, open, high, low, price, random.nextDouble() * 10, true);
        tape.add(e -> e.apply(CandleEvent.recorded(BTC, PriceKind.LAST, closed)));
        bar += 60 * SECOND;
        open = high = low = price;
      }
      high = Math.max(high, price);
      low = Math.min(low, price);
      long at = random.nextInt(20) == 0 ? now - 3 * SECOND : now;
      double p = price;
      switch (random.nextInt(12)) {
        case 0 -> tape.add(e -> e.apply(new MarkPrice(BTC, at, at, p, Double.NaN)));
        case 1 -> {
          CandleEvent forming =
              new CandleEvent(
                  BTC, now, now, PriceKind.LAST, candle(bar, open, high, low, price, 5, false));
          tape.add(e -> e.apply(forming));
        }
        case 2 -> {
          double edge = Math.rint(price / 50) * 50 - 100;
          String id = "z-" + (long) edge;
          double seconds = (now - START) / (double) SECOND;
          tape.add(
              e ->
                  e.profile(
                      Market.profile(
                          seconds, p,
                          Market.zone(id, PositionSide.LONG, edge - 40, edge, 90))));
        }
        case 3 -> {
          ChartSignal said =
              new ChartSignal(
                  BTC, now, "tv", Optional.empty(), ChartSignal.Action.BUY, price, 0.9);
          tape.add(e -> e.apply(said));
        }
        case 4 -> {
          long asOf = Timeframe.H4.openOf(now) + random.nextInt(3) * Timeframe.H4.nanos();
          tape.add(
              e ->
                  e.apply(
                      Setups.trade(asOf, OrderSide.BUY, SetupKind.SWEEP_RECLAIM, 0.7)));
        }
        default -> {
          Trade trade = new Trade(BTC, at, at, "t" + i, price, 1, OrderSide.BUY);
          tape.add(e -> e.apply(trade));
        }
      }
    }
    return tape;
  }

  private static Candle candle(
      long at, double open, double high, double low, double close, double volume,
      boolean closed) {
    return new Candle(
        Timeframe.M1, at, open, Math.max(high, close), Math.min(low, close), close, volume,
        Double.NaN, Double.NaN, -1, closed);
  }

  private static ConditionEngineBuilder builder(boolean fromTrades) {
    return fromTrades
        ? ConditionEngine.builder().candlesFromTrades(Timeframe.M1)
        : ConditionEngine.builder();
  }

  private static ConditionEngine engine(List<Alert> into, boolean fromTrades) {
    ConditionEngine engine = builder(fromTrades).to(into::add);
    conditions().forEach(engine::add);
    return engine;
  }

  private static byte[] saved(ConditionEngine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Property
  void equal_events_give_equal_alerts_also_if_saved_and_restored_in_mid_stream(
      @ForAll long seed, @ForAll @IntRange(max = 100) int cut, @ForAll boolean fromTrades)
      throws IOException {
    List<Consumer<ConditionEngine>> tape = tape(seed, 100);
    List<Alert> straight = new ArrayList<>();
    ConditionEngine one = engine(straight, fromTrades);
    tape.forEach(step -> step.accept(one));
    List<Alert> broken = new ArrayList<>();
    ConditionEngine two = engine(broken, fromTrades);
    int half = Math.min(cut, tape.size());
    tape.subList(0, half).forEach(step -> step.accept(two));
    ConditionEngine restored =
        builder(fromTrades)
            .restore(
                new DataInputStream(new ByteArrayInputStream(saved(two))), conditions(),
                broken::add);
    assertThat(saved(restored)).isEqualTo(saved(two));
    tape.subList(half, tape.size()).forEach(step -> step.accept(restored));
    assertThat(broken).isEqualTo(straight);
    assertThat(saved(restored)).isEqualTo(saved(one));
    assertThat(restored.snapshot()).isEqualTo(one.snapshot());
    long last = Long.MIN_VALUE;
    for (Alert alert : straight) {
      assertThat(alert.createdAtNanos() >= last).isTrue(); // time never runs back
      assertThat(alert.startsAtNanos() <= alert.createdAtNanos()).isTrue();
      last = alert.createdAtNanos();
    }
  }

  @Property
  void what_forms_between_closes_never_moves_a_condition_on_closes(@ForAll long seed) {
    List<Alert> all = new ArrayList<>();
    List<Alert> closesOnly = new ArrayList<>();
    ConditionEngine one = closing(all);
    ConditionEngine two = closing(closesOnly);
    SplittableRandom random = new SplittableRandom(seed);
    for (int bar = 0; bar < 60; bar++) {
      long at = START + bar * 60L * SECOND;
      for (int i = 0; i < 3; i++) {
        long t = at + (i + 1) * 10L * SECOND;
        double p = 59_000 + random.nextDouble() * 2_000;
        one.apply(
            new CandleEvent(BTC, t, t, PriceKind.LAST, candle(at, p, p, p, p, 50, false)));
        one.apply(new Trade(BTC, t, t, "t", 59_000 + random.nextDouble() * 2_000, 1,
            OrderSide.BUY));
      }
      double close = 59_500 + random.nextDouble() * 1_000;
      CandleEvent closed =
          CandleEvent.recorded(
              BTC, PriceKind.LAST,
              candle(at, close, close, close, close, random.nextDouble() * 20, true));
      one.apply(closed);
      two.apply(closed);
    }
    assertThat(all).extracting(Alert::createdAtNanos, Alert::ref)
        .isEqualTo(
            closesOnly.stream()
                .map(a -> tuple(a.createdAtNanos(), a.ref()))
                .toList());
    assertThat(all).isNotEmpty();
  }

  private static ConditionEngine closing(List<Alert> into) {
    ConditionEngine engine = ConditionEngine.builder().to(into::add);
    engine.add(
        AlertCondition.on(BTC, "rsi").when(new Trigger.RsiIs(Timeframe.M1, 3, false, 45)).build());
    engine.add(
        AlertCondition.on(BTC, "volume").when(new Trigger.VolumeIs(Timeframe.M1, 3, 1.5)).build());
    engine.add(
        AlertCondition.on(BTC, "cross").when(Trigger.crosses(Crossing.UP, LEVEL))
            .frequency(Frequency.ONCE_PER_BAR_CLOSE).timeframe(Timeframe.M5).build());
    return engine;
  }

  /** One price after another against one level, as simply as it can be said. */
  private static List<Integer> naiveCross(double[] prices, boolean up) {
    List<Integer> fired = new ArrayList<>();
    boolean seenBefore = false;
    boolean armed = true;
    for (int i = 0; i < prices.length; i++) {
      boolean beyond = up ? prices[i] >= LEVEL : prices[i] <= LEVEL;
      seenBefore |= !beyond;
      armed |= up ? prices[i] <= LEVEL * 0.999 + 1e-6 : prices[i] >= LEVEL * 1.001 - 1e-6;
      boolean holds = beyond && seenBefore;
      if (holds && armed) {
        fired.add(i);
        armed = false;
      }
    }
    return fired;
  }

  private static List<Integer> naiveNear(double[] prices) {
    List<Integer> fired = new ArrayList<>();
    boolean armed = true;
    for (int i = 0; i < prices.length; i++) {
      double away = Math.abs(prices[i] - LEVEL);
      armed |= away >= LEVEL * 0.003 - 1e-6;
      if (away <= LEVEL * 0.002 && armed) {
        fired.add(i);
        armed = false;
      }
    }
    return fired;
  }

  private static List<Integer> fired(Trigger trigger, double[] prices) {
    List<Integer> fired = new ArrayList<>();
    ConditionEngine engine =
        ConditionEngine.builder()
            .to(a -> fired.add((int) ((a.createdAtNanos() - START) / (100 * SECOND))));
    engine.add(
        AlertCondition.on(BTC, "x").when(trigger).confirmFor(Duration.ZERO).build());
    for (int i = 0; i < prices.length; i++) {
      engine.apply(Market.trade(100.0 * i, prices[i]));
    }
    return fired;
  }

  private static double[] walk(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] prices = new double[300];
    double price = LEVEL;
    for (int i = 0; i < prices.length; i++) {
      price += Math.rint((random.nextDouble() - 0.5 - (price - LEVEL) / 2_000) * 80) * 1.0;
      prices[i] = random.nextInt(10) == 0 ? LEVEL : price;
    }
    return prices;
  }

  @Property
  void crossing_and_nearness_are_those_of_the_naive_twin(@ForAll long seed) {
    double[] prices = walk(seed);
    assertThat(fired(Trigger.crosses(Crossing.UP, LEVEL), prices))
        .isEqualTo(naiveCross(prices, true));
    assertThat(fired(Trigger.crosses(Crossing.DOWN, LEVEL), prices))
        .isEqualTo(naiveCross(prices, false));
    assertThat(fired(Trigger.near(Distance.percent(0.2), LEVEL), prices))
        .isEqualTo(naiveNear(prices));
  }

  @Property
  void between_two_firings_price_was_a_tenth_of_a_percent_away(@ForAll long seed) {
    double[] prices = walk(seed);
    List<Integer> up = fired(Trigger.crosses(Crossing.UP, LEVEL), prices);
    for (int i = 1; i < up.size(); i++) {
      double least = Double.MAX_VALUE;
      for (int k = up.get(i - 1); k < up.get(i); k++) {
        least = Math.min(least, prices[k]);
      }
      assertThat(least).isLessThanOrEqualTo(LEVEL * 0.999 + 1e-6);
    }
    List<Integer> either = fired(Trigger.crosses(Crossing.EITHER, LEVEL), prices);
    for (int i = 1; i < either.size(); i++) {
      double most = 0;
      for (int k = either.get(i - 1); k < either.get(i); k++) {
        most = Math.max(most, Math.abs(prices[k] - LEVEL));
      }
      assertThat(most).isGreaterThanOrEqualTo(LEVEL * 0.001 - 1e-6);
    }
  }
}
