// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DeflatedSharpeTest {

  /** Annualised 2.5 over 1,250 days, 250 a year, as in the paper's numerical example. */
  private static ReturnMoments paper(double skewness, double kurtosis) {
    double sharpe = 2.5 / Math.sqrt(250);
    return new ReturnMoments(1_250, sharpe, 1, skewness, kurtosis);
  }

  private static final double VARIANCE = 0.5 / 250;

  @Test
  void the_papers_example_comes_out() {
    assertThat(DeflatedSharpe.expectedMaximum(100, VARIANCE)).isCloseTo(0.1132, within(5e-5));
    assertThat(DeflatedSharpe.of(paper(-3, 10), 100, VARIANCE)).isCloseTo(0.9004, within(5e-5));
    assertThat(DeflatedSharpe.of(paper(-3, 10), 46, VARIANCE)).isCloseTo(0.9505, within(5e-5));
    assertThat(DeflatedSharpe.of(paper(0, 3), 88, VARIANCE)).isCloseTo(0.9505, within(5e-5));
  }

  @Test
  void more_trials_deflate_more() {
    double last = 1;
    for (int trials : new int[] {1, 2, 10, 100, 10_000}) {
      double now = DeflatedSharpe.of(paper(0, 3), trials, VARIANCE);
      assertThat(now).isLessThan(last);
      last = now;
    }
  }

  @Test
  void one_trial_is_the_probabilistic_sharpe_ratio_against_zero() {
    assertThat(DeflatedSharpe.expectedMaximum(1, 7)).isZero();
    ReturnMoments none = new ReturnMoments(100, 0, 1, 0, 3);
    assertThat(DeflatedSharpe.of(none, 1, 7)).isEqualTo(0.5);
  }

  @Test
  void equal_results_have_no_sharpe_ratio() {
    assertThat(DeflatedSharpe.of(ReturnMoments.of(new double[] {1, 1, 1}), 1, 0)).isNaN();
    assertThat(DeflatedSharpe.of(ReturnMoments.of(new double[] {1}), 1, 0)).isNaN();
    assertThat(DeflatedSharpe.of(ReturnMoments.of(new double[0]), 1, 0)).isNaN();
  }

  @Test
  void moments_are_those_of_their_definition() {
    ReturnMoments moments = ReturnMoments.of(new double[] {2, -1, -1, 2, -1, 5});
    assertThat(moments.mean()).isEqualTo(1);
    assertThat(moments.deviation()).isCloseTo(Math.sqrt(30 / 5.0), within(1e-15));
    assertThat(moments.skewness()).isCloseTo((64 + 2 - 24) / 6.0 / Math.pow(5, 1.5), within(1e-15));
    assertThat(moments.kurtosis()).isCloseTo((256 + 2 + 48) / 6.0 / 25, within(1e-15));
  }
}
