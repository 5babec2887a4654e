// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.paper.review.stats.Rate;
import java.util.Objects;
import java.util.Optional;

/**
 * A test that one trade cannot answer.
 *
 * @param kind which
 * @param verdict what it says
 * @param measured value, NaN without data
 * @param threshold it was held against, NaN where each trade has its own
 * @param n cases
 * @param rate the share behind it, where it is one
 */
public record DistributionTest(
    Kind kind, Verdict verdict, double measured, double threshold, int n, Optional<Rate> rate) {

  /** The tests. */
  public enum Kind {
    /** More shadow winners are shaken out than a good stop may. */
    SHAKES_OUT_WINNERS("winners without a stop that go as far against as the stop"),
    /** Winners hardly ever went against the trade: the stop could be closer. */
    STOP_TOO_WIDE("95th percentile of winners' adverse excursion, in R"),
    /** Favourable excursions: what targets are held against. */
    TARGET_REACH("90th percentile of favourable excursion, in R"),
    /** Hit rate: what break-even rates are held against. */
    HIT_RATE("hit rate, upper bound"),
    /** Slippage: what stop distances are held against. */
    SLIPPAGE("95th percentile of slippage, in quote currency");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What is measured, for people. */
    public String words() {
      return words;
    }
  }

  /** What a test can say. */
  public enum Verdict {
    FIRES,
    HOLDS,
    /** Measured; each trade is held against it. */
    MEASURED,
    INSUFFICIENT_DATA
  }

  public DistributionTest {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(rate, "rate");
  }
}
