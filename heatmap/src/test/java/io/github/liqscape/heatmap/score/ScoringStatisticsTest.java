// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statistics against values worked out elsewhere. */
class ScoringStatisticsTest {

  @Test
  void wilson_interval_of_eight_in_ten() {
    Wilson wilson = Wilson.of(8, 10);
    assertThat(wilson.low()).isEqualTo(0.4901625, within(1e-6));
    assertThat(wilson.high()).isEqualTo(0.9433178, within(1e-6));
    assertThat(Wilson.of(0, 10).low()).isZero();
    assertThat(Wilson.of(0, 0).low()).isNaN();
  }

  @Test
  void holm_corrects_step_down() {
    assertThat(Holm.corrected(new double[] {.01, .04, Double.NaN, .03, .005}))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(.03, .06, Double.NaN, .06, .02);
  }

  @Test
  void ties_count_half_for_auc_and_one_step_for_precision() {
    Ranking r =
        Ranking.of(new double[] {3, 2, 2, 1}, new boolean[] {true, true, false, false});
    // Pairs: (3,2) (3,1) (2,2)/2 (2,1).
    assertThat(Ranking.auc(r.sums())).isEqualTo(3.5 / 4);
    // One hit at precision 1, the tied one at 2/3.
    assertThat(Ranking.averagePrecision(r.sums())).isEqualTo((1 + 2.0 / 3) / 2);
  }

  @Test
  void tie_at_the_cut_of_the_top_counts_by_expectation() {
    double[] score = new double[20];
    boolean[] hit = new boolean[20];
    score[0] = 2;
    hit[0] = true;
    hit[1] = true;
    Ranking r = Ranking.of(score, hit);
    assertThat(r.top()).isEqualTo(2);
    assertThat(r.topHits()).isEqualTo(1 + 1.0 / 19);
  }

  @Test
  void cluster_robust_error_of_a_case_worked_by_hand() {
    // No intercept, clusters {(1,1), (2,3)} and {(3,2)}: beta = 13/14, scores +-33/14.
    ClusteredOls fit =
        ClusteredOls.fit(
            List.of(cluster(new double[][] {{1, 1}, {2, 3}}), cluster(new double[][] {{3, 2}})));
    assertThat(fit.beta(0)).isEqualTo(13 / 14.0, within(1e-15));
    assertThat(fit.residual()).isEqualTo((1 + 256 + 121) / 196.0, within(1e-14));
    // c = 2/1 * 2/2 and V = c * 2 (33/14)^2 / 14^2.
    assertThat(fit.error(0)).isEqualTo(66 / 196.0, within(1e-15));
    assertThat(fit.t(0)).isEqualTo(13 / 14.0 * 196 / 66, within(1e-13));
  }

  private static NormalEquations cluster(double[][] points) {
    NormalEquations e = new NormalEquations(1);
    for (double[] p : points) {
      e.xx[0][0] += p[0] * p[0];
      e.xy[0] += p[0] * p[1];
      e.yy += p[1] * p[1];
      e.n++;
    }
    return e;
  }

  @Test
  void column_that_others_explain_gets_no_coefficient() {
    NormalEquations e = new NormalEquations(3);
    double[][] rows = {{1, 1, 2}, {1, 2, 3}, {1, 4, 5}};
    double[] y = {5, 7, 11};
    for (int r = 0; r < 3; r++) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          e.xx[i][j] += rows[r][i] * rows[r][j];
        }
        e.xy[i] += rows[r][i] * y[r];
      }
      e.yy += y[r] * y[r];
    }
    double[] beta = e.solve();
    assertThat(beta[0]).isEqualTo(3, within(1e-9));
    assertThat(beta[1]).isEqualTo(2, within(1e-9));
    assertThat(beta[2]).isZero();
    assertThat(e.residual(beta)).isEqualTo(0, within(1e-9));
  }

  @Test
  void bootstrap_repeats_with_its_seed_and_holds_the_mean() {
    DailySums sums = new DailySums(2);
    for (int day = 0; day < 40; day++) {
      sums.add(day, 1, 1, new double[] {day % 7, 1});
    }
    Estimate one = new DayBootstrap(5000, 11).estimate(sums, s -> s[0] / s[1]);
    Estimate same = new DayBootstrap(5000, 11).estimate(sums, s -> s[0] / s[1]);
    Estimate other = new DayBootstrap(5000, 12).estimate(sums, s -> s[0] / s[1]);

    assertThat(one).isEqualTo(same).isNotEqualTo(other);
    // Standard error of the mean of 40 days is 0.318: the interval is about +-1.96 of them.
    double mean = sums.total()[0] / 40;
    assertThat(one.low()).isEqualTo(mean - 0.62, within(0.05));
    assertThat(one.high()).isEqualTo(mean + 0.62, within(0.05));
  }

  @Test
  void four_days_have_a_value_and_no_interval() {
    DailySums sums = new DailySums(1);
    for (int day = 0; day < 4; day++) {
      sums.add(day, 9, 9, new double[] {1});
    }
    Estimate e =
        new DayBootstrap(100, 1).estimate(sums, s -> s[0], DayBootstrap.Tail.UPPER, 0);
    assertThat(e.value()).isEqualTo(4);
    assertThat(e.low()).isNaN();
    assertThat(e.p()).isNaN();
  }

  @Test
  void p_value_counts_draws_on_the_wrong_side() {
    DailySums sums = new DailySums(1);
    for (int day = 0; day < 30; day++) {
      sums.add(day, 1, 1, new double[] {1});
    }
    DayBootstrap bootstrap = new DayBootstrap(999, 1);
    assertThat(bootstrap.estimate(sums, s -> s[0], DayBootstrap.Tail.UPPER, 0).p())
        .isEqualTo(1 / 1000.0);
    assertThat(bootstrap.estimate(sums, s -> -s[0], DayBootstrap.Tail.UPPER, 0).p())
        .isEqualTo(1);
    assertThat(bootstrap.estimate(sums, s -> -s[0], DayBootstrap.Tail.BOTH, 0).p())
        .isEqualTo(2 / 1000.0);
  }

  @Test
  void quantile_interpolates() {
    assertThat(DayBootstrap.quantile(new double[] {0, 10}, 0.25)).isEqualTo(2.5);
    assertThat(DayBootstrap.quantile(new double[] {7}, 0.975)).isEqualTo(7);
  }

  @Test
  void poisson_deviance_of_known_values() {
    assertThat(UsdCalibration.deviance(0, 3)).isEqualTo(6);
    assertThat(UsdCalibration.deviance(3, 3)).isZero();
    assertThat(UsdCalibration.deviance(4, 2)).isEqualTo(2 * (4 * Math.log(2) - 2), within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"raw, 2", "isotonic, 4"})
  void auc_agrees_with_scikit_learn_also_with_ties(String name, int column) throws IOException {
    Path dir = data().resolve("calibration");
    assumeTrue(Files.isDirectory(dir), "skipped: no data in " + dir);
    List<String[]> rows =
        Files.readAllLines(dir.resolve("calibration_vectors.csv")).stream()
            .skip(1)
            .map(l -> l.split(",", -1))
            .filter(r -> r[1].equals("eval"))
            .toList();
    double[] score = rows.stream().mapToDouble(r -> Double.parseDouble(r[column])).toArray();
    boolean[] hit = new boolean[score.length];
    for (int i = 0; i < hit.length; i++) {
      hit[i] = rows.get(i)[3].equals("1");
    }
    Matcher auc =
        Pattern.compile("\"" + name + "\": \\{[^}]*?\"auc\": ([0-9.]+)")
            .matcher(Files.readString(dir.resolve("expected.json")));
    assertThat(auc.find()).isTrue();
    assertThat(Ranking.auc(Ranking.of(score, hit).sums()))
        .isEqualTo(Double.parseDouble(auc.group(1)), within(1e-12));
  }

  private static Path data() {
    return Path.of(
        Optional.ofNullable(System.getProperty("LIQSCAPE_DATA"))
            .or(() -> Optional.ofNullable(System.getenv("LIQSCAPE_DATA")))
            .orElse(System.getProperty("liqscape.root", ".") + "/../shared/data"));
  }
}
