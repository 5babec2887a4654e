// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.heatmap.SyntheticAcceptance.Result;
import io.github.liqscape.heatmap.score.Baseline;
import io.github.liqscape.heatmap.score.HorizonScore;
import io.github.liqscape.heatmap.score.MapScore;
import io.github.liqscape.heatmap.score.Metric;
import io.github.liqscape.heatmap.score.ScoreEntry;
import io.github.liqscape.heatmap.score.ScoreReport;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.synthetic.PositionCounts;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import io.github.liqscape.synthetic.SyntheticMarketConfigBuilder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The acceptance of the map on a market whose positions are known (reference/heatmap-model.md §15,
 * "In CI"). Seeds are fresh each time and printed; SCORES.md keeps what they showed.
 */
class SyntheticAcceptanceTest {

  private static final int SYMBOLS = 8;

  @Test
  void a_fresh_week_is_located_far_better_than_by_volume() {
    Result result = SyntheticAcceptance.run(
        freshSeed(), SyntheticMarketConfig.hedgedBuilder(), 10, 7, 200);
    SyntheticAcceptanceTable.print(List.of(result));
    HorizonScore hour = hour(result.report());
    // One week says little. Worst of 34 seeds: gain 1.29, ratio 1.82, AUC 0.803, realised over
    // expected 0.50 to 1.20, mix 0.40, law 0.31. The gain varies most, so it is asked what the
    // acceptance asks.
    assertThat(gain(hour).value()).isGreaterThan(0.05);
    assertThat(value(hour, Metric.PRECISION_RATIO)).isGreaterThan(1.4);
    assertThat(value(hour, Metric.AUC)).isGreaterThan(0.7);
    assertThat(value(hour, Metric.USD_RATIO)).isBetween(0.2, 3.0);
    assertThat(result.mixGap()).isLessThan(0.65);
    assertUnlikeTheModel(result, 0.25);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "liqscape.thorough",
      matches = "true",
      disabledReason = "minutes long; run with -Pthorough")
  void fresh_months_of_several_markets_meet_every_target() {
    List<Result> results = results(SyntheticMarketConfig::hedgedBuilder, SYMBOLS);
    ScoreReport pooled = SyntheticAcceptanceTable.print(results);
    HorizonScore hour = hour(pooled);
    assertThat(gain(hour).value()).isGreaterThanOrEqualTo(0.05);
    assertThat(gain(hour).low()).isPositive();
    assertThat(value(hour, Metric.PRECISION_RATIO)).isGreaterThanOrEqualTo(2);
    assertThat(value(hour, Metric.COVERAGE_90)).isBetween(0.85, 0.95);
    // The mix of the pooled markets: single ones lie on both sides of 0.15, see SCORES.md.
    assertThat(SyntheticAcceptance.pooledMixGap(results)).isLessThanOrEqualTo(0.15);
    for (PositionSide side : PositionSide.values()) {
      assertThat(results.stream().mapToDouble(r -> r.mix(side).lawGap()).average().orElseThrow())
          .isGreaterThanOrEqualTo(0.3);
    }
    results.forEach(r -> assertUnlikeTheModel(r, 0.28));
  }

  /** Not an acceptance: theta lies far outside its prior there; SCORES.md tells what that does. */
  @Test
  @EnabledIfSystemProperty(
      named = "liqscape.thorough",
      matches = "true",
      disabledReason = "minutes long; run with -Pthorough")
  void the_market_without_hedgers_is_still_located() {
    List<Result> results = results(SyntheticMarketConfig::builder, 3);
    HorizonScore hour = hour(SyntheticAcceptanceTable.print(results));
    assertThat(gain(hour).low()).isPositive();
    assertThat(value(hour, Metric.AUC)).isGreaterThan(0.65);
  }

  private static List<Result> results(Supplier<SyntheticMarketConfigBuilder> terms, int symbols) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < symbols; i++) {
      results.add(
          SyntheticAcceptance.run(freshSeed(), terms.get(), 30, 38, MapScore.RESAMPLES));
    }
    return results;
  }

  /** Printed at once, so that a run that does not come to its table can be made again. */
  private static long freshSeed() {
    long seed = new SecureRandom().nextLong();
    System.out.println("seed " + seed);
    return seed;
  }

  /** A market made like the model would prove nothing. */
  private static void assertUnlikeTheModel(Result result, double lawGap) {
    for (PositionSide side : PositionSide.values()) {
      assertThat(result.mix(side).lawGap()).as("%s law", side).isGreaterThanOrEqualTo(lawGap);
    }
    SyntheticMarketConfig terms = SyntheticMarketConfig.hedged();
    assertThat(terms.momentumShare() + terms.dipShare()).isGreaterThan(0.5);
    PositionCounts counts = result.truth().counts();
    assertThat(counts.stopped()).isGreaterThan(1_000);
    assertThat(counts.tookProfit()).isGreaterThan(1_000);
    assertThat(counts.toppedUp()).isGreaterThan(1_000);
  }

  private static HorizonScore hour(ScoreReport report) {
    return report.horizons().getFirst();
  }

  private static ScoreEntry gain(HorizonScore score) {
    return score.entry(Metric.INFORMATION_GAIN, Baseline.VOLUME_PROFILE).orElseThrow();
  }

  private static double value(HorizonScore score, Metric metric) {
    return score.entry(metric).orElseThrow().value();
  }
}
