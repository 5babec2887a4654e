// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.market.ForcedOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules under "Accept" in reference/heatmap-model.md §15. */
class AcceptanceTest {

  private static Acceptance.Symbol symbol(double gain, double low, int days) {
    return new Acceptance.Symbol("x", new Estimate(gain, low, 1, 0, days, days, days));
  }

  private static ScoreEntry entry(Metric metric, double value, double low) {
    return new ScoreEntry(
        metric, Optional.empty(), value, low, 1, Double.NaN, Double.NaN, 9, 40, 900, "");
  }

  @Test
  void a_handful_of_aggregates_cannot_judge_the_bands() {
    ScoreEntry few =
        new ScoreEntry(
            Metric.COVERAGE_90, Optional.empty(), .5, 0, 1, Double.NaN, Double.NaN, 0, 9, 19, "");
    Acceptance acceptance =
        Acceptance.of(
            GOOD,
            List.of(entry(Metric.PRECISION_AT_10, .4, .31), entry(Metric.BASE_RATE, .2, .2), few),
            false);
    assertThat(acceptance.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(acceptance.reasons()).singleElement().asString().contains("19 aggregates");
  }

  private static Acceptance of(
      List<Acceptance.Symbol> symbols,
      double precision,
      double wilson,
      double base,
      double coverage) {
    return Acceptance.of(
        symbols,
        List.of(
            entry(Metric.PRECISION_AT_10, precision, wilson),
            entry(Metric.BASE_RATE, base, base),
            entry(Metric.COVERAGE_90, coverage, coverage)),
        false);
  }

  private static final List<Acceptance.Symbol> GOOD =
      List.of(symbol(.06, .01, 30), symbol(.05, .001, 31), symbol(.04, .01, 40));

  @Test
  void two_of_three_symbols_are_enough_and_one_is_not() {
    assertThat(of(GOOD, .4, .31, .2, .9).verdict()).isEqualTo(Verdict.PASS);
    assertThat(of(GOOD, .4, .31, .2, .9).reasons()).isEmpty();
    List<Acceptance.Symbol> bad =
        List.of(symbol(.06, .01, 30), symbol(.05, -.001, 31), symbol(.04, .01, 40));
    assertThat(of(bad, .4, .31, .2, .9).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(of(bad, .4, .31, .2, .9).reasons()).singleElement().asString().contains("1");
  }

  @Test
  void precision_must_be_twice_the_base_rate_with_its_bound() {
    assertThat(of(GOOD, .39, .31, .2, .9).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(of(GOOD, .4, .30, .2, .9).verdict()).isEqualTo(Verdict.FAIL);
    Acceptance waived = of(GOOD, .4, .31, .31, .9);
    assertThat(waived.verdict()).isEqualTo(Verdict.PASS);
    assertThat(waived.rules().get(1).outcome()).isEqualTo(AcceptanceRule.Outcome.WAIVED);
  }

  @Test
  void bands_must_not_be_too_narrow_nor_too_wide() {
    assertThat(of(GOOD, .4, .31, .2, .84).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(of(GOOD, .4, .31, .2, .96).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(of(GOOD, .4, .31, .2, Double.NaN).verdict()).isEqualTo(Verdict.INSUFFICIENT);
  }

  @Test
  void too_few_days_or_symbols_neither_pass_nor_fail() {
    List<Acceptance.Symbol> few =
        List.of(symbol(.06, .01, 29), symbol(.05, .001, 31), symbol(.04, .01, 40));
    assertThat(of(few, .4, .31, .2, .9).verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(of(few, .1, .05, .2, .5).verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(of(few, .1, .05, .2, .5).reasons()).hasSize(3);
    assertThat(of(GOOD.subList(0, 2), .4, .31, .2, .9).verdict())
        .isEqualTo(Verdict.INSUFFICIENT);
  }

  @Test
  void honest_map_of_three_symbols_passes_and_a_shuffled_one_fails() {
    List<ScoreReport> honest = new ArrayList<>();
    List<ScoreReport> shuffled = new ArrayList<>();
    for (String name : List.of("BTCUSDT", "ETHUSDT", "SOLUSDT")) {
      World world =
          new World(
              name, 38, name.hashCode(), ForcedOrder.Completeness.COMPLETE, 2, 2.5);
      MapScore settings =
          MapScore.of(world.instrument).horizons(Duration.ofHours(1)).resamples(200).build();
      honest.add(world.score((w, h) -> w.priced(h, 1), settings, 3));
      shuffled.add(
          world.score(
              (w, h) ->
                  w.profile(h, (side, k) -> w.intensity(new World.Key(side, k + 999), h.day())),
              settings,
              3));
    }

    assertThat(honest.getFirst().verdict()).isEqualTo(Verdict.INSUFFICIENT);
    ScoreReport pooled = MapScore.pool(honest);
    assertThat(pooled.horizons().getFirst().rules())
        .as(pooled.toText())
        .extracting(AcceptanceRule::outcome)
        .containsOnly(AcceptanceRule.Outcome.HOLDS);
    assertThat(pooled.verdict()).isEqualTo(Verdict.PASS);
    assertThat(World.entry(pooled, Metric.AUC).days()).isEqualTo(38);
    assertThat(pooled.horizons().getFirst().entry(Metric.INFORMATION_GAIN, Baseline.VOLUME_PROFILE)
            .orElseThrow().pHolm())
        .isLessThan(0.1);
    assertThat(MapScore.pool(shuffled).horizons().getFirst().rules().getFirst().outcome())
        .isEqualTo(AcceptanceRule.Outcome.BROKEN);

    assertThatThrownBy(() -> MapScore.pool(List.of(honest.getFirst(), honest.getFirst())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BTCUSDT");
    assertThatThrownBy(() -> MapScore.pool(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
