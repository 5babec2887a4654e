// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import static io.github.liqscape.heatmap.score.World.entry;
import static io.github.liqscape.heatmap.score.World.gain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests of the scorer that reference/heatmap-model.md §15 asks for. */
class AntiCheatTest {

  private static final World WORLD = new World("BTCUSDT", 10, 7);
  private static final ScoreReport HONEST = WORLD.score((w, h) -> w.honest(h));
  private static final ScoreReport ORACLE = WORLD.score((w, h) -> w.oracle(h));

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.3, 1e9 / 7})
  void uniform_map_gains_exactly_nothing_over_uniform(double level) {
    ScoreReport report = WORLD.score((w, h) -> w.profile(h, (side, k) -> level));

    assertThat(gain(report, Baseline.UNIFORM)).isEqualTo(0.0);
    assertThat(entry(report, Metric.AUC).value()).isEqualTo(0.5);
    assertThat(entry(report, Metric.PRECISION_RATIO).value()).isEqualTo(1, within(0.02));
  }

  @Test
  void map_that_is_the_volume_profile_gains_exactly_nothing_over_it() {
    TreeMap<Long, Map<Integer, Double>> volume = new TreeMap<>();
    ScoreReport report =
        WORLD.score(
            (w, h) -> {
              long now = h.start() / World.HOUR;
              Map<Integer, Double> week = new HashMap<>();
              volume
                  .subMap(now - 168, true, now, true)
                  .values()
                  .forEach(v -> v.forEach((k, q) -> week.merge(k, q, Double::sum)));
              FixtureProfile profile =
                  w.profile(h, (side, k) -> week.getOrDefault(k, 0.0));
              for (MarketEvent e : h.events()) {
                if (e instanceof Trade t) {
                  volume
                      .computeIfAbsent(t.eventNanos() / World.HOUR, x -> new HashMap<>())
                      .merge(FixtureProfile.bucket(t.price()), t.quantity(), Double::sum);
                }
              }
              return profile;
            });

    ScoreEntry gain =
        report
            .horizons()
            .getFirst()
            .entry(Metric.INFORMATION_GAIN, Baseline.VOLUME_PROFILE)
            .orElseThrow();
    assertThat(gain.windows()).isGreaterThan(50);
    assertThat(gain.value()).isEqualTo(0.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shuffled_map_never_gains(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ScoreReport report =
        WORLD.score(
            (w, h) -> {
              int shift = 1000 + random.nextInt(1_000_000);
              return w.profile(
                  h,
                  (side, k) ->
                      w.intensity(new World.Key(side, k + shift), h.day()));
            });

    for (Baseline b : List.of(Baseline.UNIFORM, Baseline.DISTANCE_HAZARD)) {
      assertThat(gain(report, b)).as(b.text()).isLessThan(0.01);
    }
    assertThat(entry(report, Metric.AUC).value()).isEqualTo(0.5, within(0.03));
  }

  @Test
  void truth_as_map_is_the_maximum_and_above_every_baseline() {
    for (Baseline b : Baseline.values()) {
      // B5 is the oracle a day old, B6 the oracle mirrored: both know things, and still lose.
      assertThat(gain(ORACLE, b)).as(b.text()).isGreaterThan(0.5);
    }
    assertThat(gain(ORACLE, Baseline.UNIFORM)).isGreaterThan(gain(HONEST, Baseline.UNIFORM));
    assertThat(gain(HONEST, Baseline.UNIFORM)).isGreaterThan(0.3);
    assertThat(entry(ORACLE, Metric.AUC).value()).isEqualTo(1.0);
    assertThat(entry(ORACLE, Metric.PR_AUC).value()).isEqualTo(1.0);
    assertThat(entry(ORACLE, Metric.PRECISION_AT_10).value()).isEqualTo(1.0);
    assertThat(entry(ORACLE, Metric.PANEL_R2).value()).isGreaterThan(0.8);
    assertThat(entry(HONEST, Metric.PANEL_T).value()).isGreaterThan(4.1);
    assertThat(entry(HONEST, Metric.PIT_KS).value())
        .isLessThan(0.1)
        .isLessThan(entry(WORLD.score((w, h) -> w.profile(h, (s, k) -> k)), Metric.PIT_KS).value());
  }

  @Test
  void side_swapped_map_loses() {
    ScoreReport swapped =
        WORLD.score(
            (w, h) -> {
              int mark = FixtureProfile.bucket(h.mark());
              return w.profile(
                  h,
                  (side, k) ->
                      w.intensity(new World.Key(side.opposite(), 2 * mark - k), h.day()));
            });

    assertThat(gain(swapped, Baseline.UNIFORM)).isLessThan(0);
    assertThat(gain(HONEST, Baseline.MIRRORED_MAP)).isGreaterThan(0.5);
    assertThat(gain(swapped, Baseline.MIRRORED_MAP)).isLessThan(-0.5);
  }

  @Test
  void constant_factor_leaves_information_gain_and_changes_the_slope() {
    ScoreReport one = WORLD.score((w, h) -> w.priced(h, 1));
    ScoreReport three = WORLD.score((w, h) -> w.priced(h, 3));

    for (Baseline b : Baseline.values()) {
      assertThat(gain(three, b)).isEqualTo(gain(one, b), within(1e-12));
    }
    assertThat(entry(three, Metric.AUC).value()).isEqualTo(entry(one, Metric.AUC).value());
    assertThat(entry(three, Metric.PANEL_T).value())
        .isEqualTo(entry(one, Metric.PANEL_T).value(), within(1e-6));
    assertThat(entry(one, Metric.RELIABILITY_SLOPE).value()).isEqualTo(1, within(0.1));
    assertThat(entry(three, Metric.RELIABILITY_SLOPE).value()).isEqualTo(1 / 3.0, within(0.04));
    assertThat(entry(one, Metric.USD_RATIO).value()).isEqualTo(1, within(0.1));
    assertThat(entry(three, Metric.POISSON_DEVIANCE).value())
        .isGreaterThan(2 * entry(one, Metric.POISSON_DEVIANCE).value());
  }

  @Test
  void mass_where_nothing_printed_lowers_precision() {
    ScoreReport padded =
        WORLD.score(
            (w, h) ->
                w.profile(
                    h,
                    (side, k) ->
                        h.printed().getOrDefault(new World.Key(side, k), k % 3 == 0 ? 1e6 : 0)));

    assertThat(entry(padded, Metric.PRECISION_AT_10).value())
        .isLessThan(0.5 * entry(ORACLE, Metric.PRECISION_AT_10).value());
    assertThat(entry(padded, Metric.PR_AUC).value())
        .isLessThan(entry(ORACLE, Metric.PR_AUC).value());
    assertThat(gain(padded, Baseline.UNIFORM)).isLessThan(gain(ORACLE, Baseline.UNIFORM));
  }

  @Test
  void profile_that_has_seen_the_future_is_rejected() {
    ScoreSession session = MapScore.of(WORLD.instrument).build().session();
    FixtureProfile future =
        new FixtureProfile(WORLD.instrument, World.START + 1, 50_000, (s, k) -> 1);

    assertThatThrownBy(() -> session.freeze(World.START, future))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("up to " + World.START)
        .hasMessageContaining("as of " + (World.START + 1));
    assertThat(session.freeze(World.START + 1, future)).isTrue();
  }

  @Test
  void freeze_before_events_already_applied_is_rejected() {
    ScoreSession session = MapScore.of(WORLD.instrument).build().session();
    session.apply(WORLD.hours.getFirst().events().getLast());

    assertThatThrownBy(
            () -> session.freeze(World.START, WORLD.honest(WORLD.hours.getFirst())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at or after the newest event");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void order_of_prints_does_not_matter(long seed) {
    World shuffled = new World("BTCUSDT", 10, 7);
    Random random = new Random(seed);
    for (World.Hour hour : shuffled.hours) {
      List<MarketEvent> events = hour.events();
      for (int from = 0; from < events.size(); ) {
        int to = from;
        while (to < events.size() && events.get(to) instanceof ForcedOrder) {
          to++;
        }
        List<MarketEvent> burst = new ArrayList<>(events.subList(from, to));
        Collections.shuffle(burst, random);
        for (int i = 0; i < burst.size(); i++) {
          events.set(from + i, burst.get(i));
        }
        from = to + 1;
      }
    }

    assertThat(shuffled.score((w, h) -> w.honest(h)).toMap())
        .isEqualTo(HONEST.toMap());
  }

  @Test
  void price_extremes_are_not_accepted_as_liquidations() {
    World silent = new World("BTCUSDT", 10, 7);
    silent.hours.forEach(h -> h.events().removeIf(ForcedOrder.class::isInstance));
    ScoreReport report = silent.score((w, h) -> w.honest(h));

    WindowCounts counts = report.horizons().getFirst().counts();
    assertThat(counts.scored()).isZero();
    assertThat(counts.scoredPrints()).isZero();
    assertThat(counts.fewPrints()).isEqualTo(silent.hours.size());
    assertThat(gain(report, Baseline.UNIFORM)).isNaN();
    assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT);
  }

  @Test
  void print_of_the_wrong_side_is_outside() {
    World world = new World("BTCUSDT", 2, 7);
    for (World.Hour hour : world.hours) {
      hour.events()
          .replaceAll(
              e ->
                  e instanceof ForcedOrder f
                      ? new ForcedOrder(
                          f.instrument(), f.eventNanos(), f.receivedNanos(),
                          f.liquidatedSide() == PositionSide.LONG
                              ? PositionSide.SHORT
                              : PositionSide.LONG,
                          f.quantity(), f.fillPrice(), f.bankruptcyPrice(), f.completeness())
                      : e);
    }

    WindowCounts counts = world.score((w, h) -> w.honest(h)).horizons().getFirst().counts();
    assertThat(counts.scored()).isZero();
    assertThat(counts.outsidePrints()).isPositive();
  }
}
