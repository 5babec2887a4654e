// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.List;

/**
 * How good probabilities are. All means are weighted by {@link Predictions#weight}; with weights of
 * 1 they are the plain ones.
 */
public final class CalibrationMetrics {

  private CalibrationMetrics() {}

  /** Brier score: mean of (p - y)^2, in [0, 1], lower is better (Brier 1950). */
  public static double brier(Predictions predictions) {
    double sum = 0;
    for (int i = 0; i < predictions.size(); i++) {
      double error = predictions.probability(i) - (predictions.outcome(i) ? 1 : 0);
      sum += predictions.weight(i) * error * error;
    }
    return sum / predictions.effectiveSize();
  }

  /**
   * Brier skill: 1 - Brier / (base (1 - base)), with the base rate of these very outcomes: better
   * than always quoting it is above 0. NaN if all outcomes are equal.
   */
  public static double brierSkill(Predictions predictions) {
    if (predictions.oneClass()) {
      return Double.NaN;
    }
    double base = predictions.baseRate();
    return 1 - brier(predictions) / (base * (1 - base));
  }

  /** Mean of -ln of the probability given to what happened, clipped at 1e-15. */
  public static double logLoss(Predictions predictions) {
    double sum = 0;
    for (int i = 0; i < predictions.size(); i++) {
      double p = Logit.clip(predictions.probability(i));
      double log = predictions.outcome(i) ? StrictMath.log(p) : StrictMath.log1p(-p);
      sum -= predictions.weight(i) * log;
    }
    return sum / predictions.effectiveSize();
  }

  /**
   * Area under the ROC curve: the chance that a win was given more than a loss, ties counting half.
   * NaN if all outcomes are equal.
   */
  public static double auc(Predictions predictions) {
    int[] order = predictions.order();
    double lossesBelow = 0;
    double area = 0;
    double wins = 0;
    for (int from = 0; from < order.length; ) {
      double p = predictions.probability(order[from]);
      double winsHere = 0;
      double lossesHere = 0;
      int to = from;
      for (; to < order.length && predictions.probability(order[to]) == p; to++) {
        double w = predictions.weight(order[to]);
        winsHere += predictions.outcome(order[to]) ? w : 0;
        lossesHere += predictions.outcome(order[to]) ? 0 : w;
      }
      area += winsHere * (lossesBelow + lossesHere / 2);
      wins += winsHere;
      lossesBelow += lossesHere;
      from = to;
    }
    return predictions.oneClass() ? Double.NaN : area / (wins * lossesBelow);
  }

  /** Expected calibration error: sum of n_k/n |mean p - share of wins| over the bins. */
  public static double ece(Predictions predictions, Binning binning, int bins) {
    double sum = 0;
    for (ReliabilityBin bin : binning.bins(predictions, bins)) {
      sum += bin.weight() * Math.abs(bin.gap());
    }
    return sum / predictions.effectiveSize();
  }

  /**
   * Expected calibration error less its estimated bias, 0 at least. The bias is how much more a
   * resampled share of wins, normal with variance share (1 - share) / n_k, would be off on average:
   * result = 2 ECE - E[ECE of resampled shares]. This is the debiased estimator that comes with
   * Kumar, Liang and Ma (2019, arXiv 1909.10155, section 5) for the first power, with its mean over
   * draws in closed form (folded normal), so nothing is random. Equal-mass bins have the smallest
   * bias (Roelofs et al., arXiv 2012.08668).
   */
  public static double debiasedEce(Predictions predictions, Binning binning, int bins) {
    double plain = 0;
    double resampled = 0;
    for (ReliabilityBin bin : binning.bins(predictions, bins)) {
      double deviation = Math.sqrt(bin.share() * (1 - bin.share()) / bin.weight());
      plain += bin.weight() * Math.abs(bin.gap());
      resampled += bin.weight() * Normal.meanAbsolute(bin.gap(), deviation);
    }
    return Math.max(0, (2 * plain - resampled) / predictions.effectiveSize());
  }

  /**
   * Root of the debiased squared calibration error, 0 if that is negative: sum of n_k/n (gap^2 -
   * share (1 - share) / (n_k - 1)) (Broecker 2012; Ferro and Fricker 2012; Kumar, Liang and Ma
   * 2019, definition 5.2; named "debiased" by Roelofs et al.). NaN if a bin holds one effective
   * label or less: its bias is unknown.
   */
  public static double debiasedRmsCalibrationError(
      Predictions predictions, Binning binning, int bins) {
    double sum = 0;
    for (ReliabilityBin bin : binning.bins(predictions, bins)) {
      if (!(bin.weight() > 1)) {
        return Double.NaN;
      }
      double variance = bin.share() * (1 - bin.share()) / (bin.weight() - 1);
      sum += bin.weight() * (bin.gap() * bin.gap() - variance);
    }
    return Math.sqrt(Math.max(0, sum / predictions.effectiveSize()));
  }

  /** Murphy's parts of the Brier score over equal-width bins. */
  public static MurphyDecomposition murphy(Predictions predictions, int bins) {
    return MurphyDecomposition.of(
        Binning.EQUAL_WIDTH.bins(predictions, bins),
        predictions.baseRate(),
        predictions.effectiveSize());
  }

  /** The table behind a reliability diagram: equal-mass bins. */
  public static List<ReliabilityBin> reliabilityTable(Predictions predictions, int bins) {
    return Binning.EQUAL_MASS.bins(predictions, bins);
  }
}
