// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a training leaves behind.
 *
 * @param calibratedFor hash of the weights that the calibrator was fitted for
 * @param signal whether Platt's slope was above 0
 * @param timeframes codes seen, sorted
 * @param kinds kinds seen, sorted
 */
record ConfidenceFit(
    ModelCard card,
    FitTerms terms,
    LogisticModel logistic,
    Calibrator calibrator,
    String calibratedFor,
    boolean signal,
    List<String> timeframes,
    List<KindResult> kinds,
    IntervalBins bins,
    DissimilarityIndex distribution) {

  static final double MIN_EFFECTIVE = 200;

  void write(ObjectNode node) {
    card.write(node.putObject("card"));
    node.put("costModel", terms.costModel());
    node.put("labelHorizonBars", terms.labelHorizonBars());
    node.set("logistic", logistic.json());
    node.set("calibrator", calibratorJson());
    node.put("calibratedFor", calibratedFor);
    node.put("signal", signal);
    ModelJson.putTexts(node, "timeframes", timeframes);
    ArrayNode results = node.putArray("kinds");
    for (KindResult kind : kinds) {
      ObjectNode result = results.addObject();
      result.put("kind", kind.kind());
      result.put("samples", kind.samples());
      result.put("wins", kind.wins());
      ModelJson.putOrNull(result, "meanWin", kind.meanWin());
      ModelJson.putOrNull(result, "meanLoss", kind.meanLoss());
    }
    ObjectNode mass = node.putObject("bins");
    ModelJson.put(mass, "highest", bins.highest());
    ModelJson.put(mass, "effective", bins.effective());
    distribution.write(node.putObject("distribution"));
  }

  private ObjectNode calibratorJson() {
    ObjectNode node = ModelJson.object();
    switch (calibrator) {
      case ShrunkPrior prior -> {
        node.put("type", "shrunkPrior");
        node.put("wins", prior.wins());
        node.put("samples", prior.samples());
      }
      case PlattCalibrator platt -> {
        node.put("type", "platt");
        node.put("a", platt.a());
        node.put("b", platt.b());
      }
      case BetaCalibrator beta -> {
        node.put("type", "beta");
        node.put("a", beta.a());
        node.put("b", beta.b());
        node.put("c", beta.c());
      }
      case IsotonicCalibrator isotonic -> {
        node.put("type", "isotonic");
        ModelJson.put(node, "scores", isotonic.scores());
        ModelJson.put(node, "values", isotonic.values());
      }
    }
    return node;
  }

  /** Reads what {@link #write} wrote; the caller ends the object. */
  static ConfidenceFit of(ModelJson json) {
    LogisticModel logistic = LogisticModel.of(json.child("logistic"));
    String costModel = json.text("costModel");
    json.require(!costModel.isBlank(), "costModel", "must not be blank");
    FitTerms terms =
        new FitTerms(
            logistic.schema(), costModel, json.whole("labelHorizonBars", 1, Integer.MAX_VALUE));
    List<KindResult> kinds = new ArrayList<>();
    for (ModelJson kind : json.children("kinds")) {
      kinds.add(kindOf(kind));
    }
    json.require(
        kinds.stream().map(KindResult::kind).distinct().count() == kinds.size(),
        "kinds",
        "must be distinct");
    return new ConfidenceFit(
        ModelCard.of(json.child("card")),
        terms,
        logistic,
        calibratorOf(json.child("calibrator")),
        json.text("calibratedFor"),
        json.flag("signal"),
        json.texts("timeframes"),
        List.copyOf(kinds),
        binsOf(json.child("bins")),
        DissimilarityIndex.of(json.child("distribution"), logistic.schema().size()));
  }

  private static KindResult kindOf(ModelJson json) {
    int samples = json.whole("samples", 1, Integer.MAX_VALUE);
    KindResult kind =
        new KindResult(
            json.text("kind"),
            samples,
            json.whole("wins", 0, samples),
            json.numberOrNan("meanWin"),
            json.numberOrNan("meanLoss"));
    json.require(!(kind.meanWin() < 0), "meanWin", "must be >= 0");
    json.require(!(kind.meanLoss() < 0), "meanLoss", "must be >= 0");
    json.done();
    return kind;
  }

  private static Calibrator calibratorOf(ModelJson json) {
    Calibrator calibrator =
        switch (json.text("type")) {
          case "shrunkPrior" -> {
            double samples = json.number("samples", 0, Double.MAX_VALUE);
            yield new ShrunkPrior(json.number("wins", 0, samples), samples);
          }
          case "platt" -> new PlattCalibrator(json.number("a"), json.number("b"));
          case "beta" ->
              new BetaCalibrator(
                  json.number("a", 0, Double.MAX_VALUE),
                  json.number("b", 0, Double.MAX_VALUE),
                  json.number("c"));
          case "isotonic" -> isotonicOf(json);
          default -> {
            json.require(false, "type", "must be shrunkPrior, platt, beta or isotonic");
            throw new AssertionError();
          }
        };
    json.done();
    return calibrator;
  }

  private static IsotonicCalibrator isotonicOf(ModelJson json) {
    double[] scores = json.numbers("scores");
    double[] values = json.numbers("values", scores.length);
    boolean rising = scores.length > 0;
    for (int i = 0; i < scores.length; i++) {
      rising &= i == 0 || (scores[i] > scores[i - 1] && values[i] >= values[i - 1]);
      rising &= values[i] >= 0 && values[i] <= 1;
    }
    json.require(rising, "values", "must not fall, over rising scores, in [0, 1]");
    return new IsotonicCalibrator(scores, values);
  }

  private static IntervalBins binsOf(ModelJson json) {
    double[] highest = json.numbers("highest");
    double[] effective = json.numbers("effective", highest.length);
    for (int i = 0; i < highest.length; i++) {
      json.require(i == 0 || highest[i] >= highest[i - 1], "highest", "must not fall");
      json.require(effective[i] > 0, "effective", "must be > 0");
    }
    json.done();
    return new IntervalBins(highest, effective);
  }
}
