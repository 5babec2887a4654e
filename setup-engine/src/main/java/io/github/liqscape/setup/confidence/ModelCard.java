// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a fit was made of and how good it was out of sample. Metrics are of calibrated out-of-fold
 * predictions whose calibrator had seen earlier blocks only; NaN where there was nothing to
 * measure.
 *
 * @param data what the samples are, in the caller's words: source, symbols, timeframes
 * @param firstNanos start of the first label, epoch nanoseconds
 * @param lastNanos end of the last label: the fit's age counts from here
 * @param samples number of labels
 * @param effectiveSamples their effective number
 * @param baseRate weighted share of wins
 * @param outOfFoldSamples number of labels that the calibrator saw
 * @param outOfFoldEffective their effective number, which chooses the calibrator
 * @param evaluated number of labels behind the metrics
 * @param ece expected calibration error, 10 equal-mass bins
 * @param debiasedEce the same less its bias
 * @param brier Brier score
 * @param brierSkill skill against the base rate, with its 95 % interval by week
 * @param logLoss mean log loss
 * @param auc area under the ROC curve
 * @param isNot what the model is not
 */
public record ModelCard(
    String data,
    long firstNanos,
    long lastNanos,
    int samples,
    double effectiveSamples,
    double baseRate,
    int outOfFoldSamples,
    double outOfFoldEffective,
    int evaluated,
    double ece,
    double debiasedEce,
    double brier,
    Interval brierSkill,
    double logLoss,
    double auc,
    String isNot) {

  /** What no model of this package is. */
  public static final String IS_NOT =
      "Not a forecast of price and no promise of profit. It is the share of wins among similar"
          + " past setups under one cost model; markets change, and an interval covers sampling"
          + " error only.";

  void write(ObjectNode node) {
    node.put("data", data);
    node.put("firstNanos", firstNanos);
    node.put("lastNanos", lastNanos);
    node.put("samples", samples);
    node.put("effectiveSamples", effectiveSamples);
    node.put("baseRate", baseRate);
    node.put("outOfFoldSamples", outOfFoldSamples);
    node.put("outOfFoldEffective", outOfFoldEffective);
    node.put("evaluated", evaluated);
    ModelJson.putOrNull(node, "ece", ece);
    ModelJson.putOrNull(node, "debiasedEce", debiasedEce);
    ModelJson.putOrNull(node, "brier", brier);
    ModelJson.putOrNull(node, "brierSkill", brierSkill.estimate());
    ModelJson.putOrNull(node, "brierSkillLower", brierSkill.lower());
    ModelJson.putOrNull(node, "brierSkillUpper", brierSkill.upper());
    ModelJson.putOrNull(node, "logLoss", logLoss);
    ModelJson.putOrNull(node, "auc", auc);
    node.put("isNot", isNot);
  }

  static ModelCard of(ModelJson json) {
    ModelCard card =
        new ModelCard(
            json.text("data"),
            json.wholeLong("firstNanos", Long.MIN_VALUE, Long.MAX_VALUE),
            json.wholeLong("lastNanos", Long.MIN_VALUE, Long.MAX_VALUE),
            json.whole("samples", 1, Integer.MAX_VALUE),
            json.number("effectiveSamples", 0, Double.MAX_VALUE),
            json.number("baseRate", 0, 1),
            json.whole("outOfFoldSamples", 0, Integer.MAX_VALUE),
            json.number("outOfFoldEffective", 0, Double.MAX_VALUE),
            json.whole("evaluated", 0, Integer.MAX_VALUE),
            json.numberOrNan("ece"),
            json.numberOrNan("debiasedEce"),
            json.numberOrNan("brier"),
            new Interval(
                json.numberOrNan("brierSkill"),
                json.numberOrNan("brierSkillLower"),
                json.numberOrNan("brierSkillUpper")),
            json.numberOrNan("logLoss"),
            json.numberOrNan("auc"),
            json.text("isNot"));
    json.done();
    return card;
  }
}
