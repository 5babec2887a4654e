// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up samples. */
final class Markets {

  static final FeatureSchema SCHEMA = FeatureSchema.of("signal", "noise", "rare");
  static final FitTerms TERMS = new FitTerms(SCHEMA, "paper-1", 48);
  static final long HOUR = 3_600L * 1_000_000_000L;
  static final long START = 1_700_000_000L * 1_000_000_000L;

  private Markets() {}

  static Sample sample(String symbol, long start, long end) {
    return new Sample(symbol, "K", "15m", start, end, FeatureRow.of(1), true, 1, 1);
  }

  /** Setups every few hours; a win has the chance sigmoid(strength * signal - 0.4). */
  static List<Sample> samples(int n, double strength, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sample> samples = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      double signal = Draws.normal(random);
      double rare = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(3);
      boolean win = random.nextDouble() < Logit.probability(strength * signal - 0.4);
      long start = START + 4 * HOUR * i + random.nextInt(1_000);
      long end = start + HOUR * (1 + random.nextInt(3));
      samples.add(
          new Sample(
              i % 2 == 0 ? "BTCUSDT" : "ETHUSDT",
              i % 3 == 0 ? "SWEEP_RECLAIM" : "LEVEL_CONFIRMED",
              i % 4 == 0 ? "1h" : "15m",
              start,
              end,
              FeatureRow.of(signal, 10 + 3 * Draws.normal(random), rare),
              win,
              1,
              win ? 1.8 : -0.9));
    }
    return List.copyOf(samples);
  }

  static ConfidenceTraining training() {
    return new ConfidenceTraining(TERMS, TrainingRules.of(12 * HOUR, 42));
  }

  static ConfidenceModel trained(int n, double strength) {
    return training().train(samples(n, strength, 11), "made up").model();
  }
}
