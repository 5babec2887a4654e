// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Scores of every test block by a logistic model of its fold, block after block; then calibrated
 * the same way: a block's calibrator sees the scores of earlier blocks only, purged like the model.
 */
final class WalkForwardScores {

  private final PurgedWalkForward walk;
  private final List<Long> blockStarts = new ArrayList<>();
  private final List<List<Sample>> blocks = new ArrayList<>();
  private final List<List<Double>> scores = new ArrayList<>();

  private WalkForwardScores(PurgedWalkForward walk) {
    this.walk = walk;
  }

  static WalkForwardScores of(PurgedWalkForward walk, FeatureSchema schema, List<Sample> samples) {
    WalkForwardScores result = new WalkForwardScores(walk);
    for (PurgedWalkForward.Fold fold : walk.folds(samples)) {
      int[] train = fold.train();
      if (train.length == 0) {
        continue;
      }
      List<Sample> seen = new ArrayList<>(train.length);
      for (int i : train) {
        seen.add(samples.get(i));
      }
      LogisticModel model = train(schema, seen);
      List<Sample> block = new ArrayList<>();
      List<Double> scored = new ArrayList<>();
      for (int i : fold.test()) {
        block.add(samples.get(i));
        scored.add(model.probability(samples.get(i).features().toArray()));
      }
      result.blockStarts.add(fold.startNanos());
      result.blocks.add(block);
      result.scores.add(scored);
    }
    return result;
  }

  static LogisticModel train(FeatureSchema schema, List<Sample> samples) {
    int n = samples.size();
    double[][] rows = new double[n][];
    boolean[] wins = new boolean[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      rows[i] = samples.get(i).features().toArray();
      wins[i] = samples.get(i).win();
      weights[i] = samples.get(i).weight();
    }
    return LogisticModel.train(schema, rows, wins, weights);
  }

  /** All scores, uncalibrated; empty if the purge left nothing. */
  Optional<OutOfFold> raw() {
    return upTo(blocks.size(), Long.MAX_VALUE);
  }

  /** Scores of the first blocks whose labels had ended before a time. */
  private Optional<OutOfFold> upTo(int count, long startNanos) {
    List<Sample> samples = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    for (int block = 0; block < count; block++) {
      for (int i = 0; i < blocks.get(block).size(); i++) {
        Sample sample = blocks.get(block).get(i);
        if (startNanos == Long.MAX_VALUE || walk.endedBefore(sample, startNanos)) {
          samples.add(sample);
          probabilities.add(scores.get(block).get(i));
        }
      }
    }
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(OutOfFold.of(samples, probabilities));
  }

  /** Scores calibrated by a curve that is fitted anew for each block. */
  Optional<OutOfFold> calibrated(Function<Predictions, Calibrator> fit) {
    List<Sample> samples = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    for (int block = 1; block < blocks.size(); block++) {
      Optional<OutOfFold> seen = upTo(block, blockStarts.get(block));
      if (seen.isPresent()) {
        Calibrator calibrator = fit.apply(seen.get().predictions());
        for (double score : scores.get(block)) {
          probabilities.add(calibrator.probability(score, 1));
        }
        samples.addAll(blocks.get(block));
      }
    }
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(OutOfFold.of(samples, probabilities));
  }
}
