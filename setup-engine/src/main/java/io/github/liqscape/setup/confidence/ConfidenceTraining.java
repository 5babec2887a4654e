// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.List;
import java.util.Optional;

/**
 * Makes a {@link ConfidenceModel} from labelled samples: purged walk-forward, choice of the
 * calibrator by out-of-fold log loss, a last fit on everything, and a card that says how good it
 * was on labels it had not seen.
 *
 * @param terms of the labels
 * @param rules of training and judging
 */
public record ConfidenceTraining(FitTerms terms, TrainingRules rules) {

  /**
   * Trains on samples in any order; equal starts keep theirs. Give them {@link
   * UniquenessWeights#weigh} first.
   *
   * @param samples labels of one cost model and horizon; none gives the untrained model
   * @param data what they are, for the model card
   * @throws IllegalArgumentException if a row has not the schema's length
   */
  public TrainedConfidence train(List<Sample> samples, String data) {
    if (samples.isEmpty()) {
      return new TrainedConfidence(
          ConfidenceModel.untrained(), Optional.empty(), Optional.empty());
    }
    LogisticModel logistic = WalkForwardScores.train(terms.schema(), samples);
    WalkForwardScores scores =
        WalkForwardScores.of(rules.walkForward(), terms.schema(), samples);
    Optional<OutOfFold> raw = scores.raw();
    double effective = raw.map(r -> r.predictions().effectiveSize()).orElse(0.0);
    Optional<CalibratorChoice.Chosen> chosen = CalibratorChoice.best(scores, effective);
    Optional<OutOfFold> calibrated = chosen.flatMap(CalibratorChoice.Chosen::outOfFold);
    boolean signal =
        raw.map(r -> PlattCalibrator.fit(r.predictions()).hasSignal()).orElse(false);
    ModelCard card = card(samples, data, raw, calibrated);
    Calibrator calibrator =
        chosen.isPresent() && raw.isPresent()
            ? chosen.get().fit().apply(raw.get().predictions())
            : new ShrunkPrior(
                Math.min(card.effectiveSamples(), card.baseRate() * card.effectiveSamples()),
                card.effectiveSamples());
    ConfidenceFit fit =
        new ConfidenceFit(
            card,
            terms,
            logistic,
            calibrator,
            logistic.hash(),
            signal,
            samples.stream().map(Sample::timeframe).distinct().sorted().toList(),
            KindResult.of(samples),
            chosen.isPresent() && raw.isPresent()
                ? IntervalBins.of(apply(calibrator, raw.get().predictions()))
                : IntervalBins.none(),
            distribution(logistic, samples));
    return new TrainedConfidence(ConfidenceModel.of(fit), raw, calibrated);
  }

  private static Predictions apply(Calibrator calibrator, Predictions scores) {
    double[] calibrated = new double[scores.size()];
    for (int i = 0; i < calibrated.length; i++) {
      calibrated[i] = calibrator.probability(scores.probability(i), 1);
    }
    return scores.withProbabilities(calibrated);
  }

  private static DissimilarityIndex distribution(LogisticModel logistic, List<Sample> samples) {
    double[][] rows =
        samples.stream()
            .map(s -> logistic.standardisation().apply(s.features().toArray()))
            .toArray(double[][]::new);
    return DissimilarityIndex.of(rows);
  }

  private ModelCard card(
      List<Sample> samples, String data, Optional<OutOfFold> raw, Optional<OutOfFold> calibrated) {
    double effective = UniquenessWeights.effectiveSize(samples);
    double wins = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Sample sample : samples) {
      wins += sample.win() ? sample.weight() : 0;
      first = Math.min(first, sample.startNanos());
      last = Math.max(last, sample.endNanos());
    }
    Optional<Predictions> judged = calibrated.map(OutOfFold::predictions);
    return new ModelCard(
        data,
        first,
        last,
        samples.size(),
        effective,
        Math.min(1, wins / effective),
        raw.map(r -> r.predictions().size()).orElse(0),
        raw.map(r -> r.predictions().effectiveSize()).orElse(0.0),
        judged.map(Predictions::size).orElse(0),
        judged.map(p -> CalibrationMetrics.ece(p, Binning.EQUAL_MASS, 10)).orElse(Double.NaN),
        judged
            .map(p -> CalibrationMetrics.debiasedEce(p, Binning.EQUAL_MASS, 10))
            .orElse(Double.NaN),
        judged.map(CalibrationMetrics::brier).orElse(Double.NaN),
        calibrated.map(c -> c.brierSkill(rules.bootstrap())).orElse(Interval.UNKNOWN),
        judged.map(CalibrationMetrics::logLoss).orElse(Double.NaN),
        judged.map(CalibrationMetrics::auc).orElse(Double.NaN),
        ModelCard.IS_NOT);
  }
}
