// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Logistic regression on standardised features with an L2 penalty of 1/2 |weights|^2; the intercept
 * is free. Standardised is (x - median) / MAD of the training rows, or the mean absolute deviation
 * where the MAD is 0. <b>A missing value (NaN, infinite) is the training median</b>, so it adds
 * nothing to the logit. Standardised values are kept in [-1e6, 1e6].
 *
 * <p>With labels of one class only there is no slope to find: all weights are 0 and the intercept
 * is the log-odds of (wins + 1/2) / (weight + 1).
 *
 * <p>Deterministic: the same rows in the same order give the same bits on every JDK. Immutable.
 */
public final class LogisticModel {

  /** Strength of the penalty. */
  public static final double L2 = 1;

  private final FeatureSchema schema;
  private final Standardisation standardisation;
  private final double[] weights;
  private final double intercept;
  private final int steps;
  private final boolean converged;
  private final String hash;

  LogisticModel(
      FeatureSchema schema,
      Standardisation standardisation,
      double[] weights,
      double intercept,
      int steps,
      boolean converged) {
    this.schema = schema;
    this.standardisation = standardisation;
    this.weights = weights;
    this.intercept = intercept;
    this.steps = steps;
    this.converged = converged;
    this.hash = hashOf(schema, standardisation, weights, intercept);
  }

  /**
   * Fits the model.
   *
   * @param rows one per label, each as long as the schema
   * @param labels whether it was a win
   * @param weights one per label, each {@code > 0}
   * @throws IllegalArgumentException if there is no row or the lengths differ
   */
  public static LogisticModel train(
      FeatureSchema schema, double[][] rows, boolean[] labels, double[] weights) {
    checkShapes(schema, rows, labels, weights);
    int features = schema.size();
    Standardisation standard = Standardisation.of(rows, features);
    double wins = 0;
    double total = 0;
    double[][] design = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      design[i] = Arrays.copyOf(standard.apply(rows[i]), features + 1);
      design[i][features] = 1;
      wins += labels[i] ? weights[i] : 0;
      total += weights[i];
    }
    if (wins == 0 || wins == total) {
      double odds = Logit.of((wins + 0.5) / (total + 1));
      return new LogisticModel(schema, standard, new double[features], odds, 0, true);
    }
    double[] ridge = new double[features + 1];
    Arrays.fill(ridge, 0, features, L2);
    LogisticFit fit = LogisticFit.of(design, labels, weights, ridge);
    return new LogisticModel(
        schema,
        standard,
        Arrays.copyOf(fit.coefficients(), features),
        fit.coefficients()[features],
        fit.steps(),
        fit.converged());
  }

  private static void checkShapes(
      FeatureSchema schema, double[][] rows, boolean[] labels, double[] weights) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("a fit needs at least one row, had 0");
    }
    if (labels.length != rows.length || weights.length != rows.length) {
      throw new IllegalArgumentException(
          "each of " + rows.length + " rows needs a label and a weight, had " + labels.length
              + " labels and " + weights.length + " weights");
    }
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != schema.size()) {
        throw new IllegalArgumentException(
            "row " + i + " must have " + schema.size() + " features, had " + rows[i].length);
      }
      if (!(weights[i] > 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weight " + i + " must be > 0, was " + weights[i]);
      }
    }
  }

  /**
   * Log-odds of a win.
   *
   * @throws IllegalArgumentException if the row has not the schema's length
   */
  public double logit(double[] row) {
    if (row.length != weights.length) {
      throw new IllegalArgumentException(
          "a row must have " + weights.length + " features, had " + row.length);
    }
    return logitOfStandardised(standardisation.apply(row));
  }

  private double logitOfStandardised(double[] row) {
    double sum = intercept;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * row[j];
    }
    return sum;
  }

  double probabilityOfStandardised(double[] row) {
    return Logit.probability(logitOfStandardised(row));
  }

  /** Probability of a win before calibration. */
  public double probability(double[] row) {
    return Logit.probability(logit(row));
  }

  /** What the rows hold. */
  public FeatureSchema schema() {
    return schema;
  }

  /** Log-odds at the training medians. */
  public double intercept() {
    return intercept;
  }

  /** Weight of a standardised feature, by its index in the schema. */
  public double weight(int feature) {
    return weights[feature];
  }

  /** Training median of a feature. */
  public double median(int feature) {
    return standardisation.medians()[feature];
  }

  /** What one standardised unit of a feature is; 0 if the feature was constant. */
  public double scale(int feature) {
    return standardisation.scales()[feature];
  }

  /** Newton steps taken, at most 50. */
  public int steps() {
    return steps;
  }

  /** Whether the steps ended by themselves. */
  public boolean converged() {
    return converged;
  }

  /** SHA-256 of the schema's hash and of every parameter's bits. */
  public String hash() {
    return hash;
  }

  /** The model as JSON; {@link #fromJson} gives back the same bits. */
  public String toJson() {
    return ModelJson.write(json());
  }

  /**
   * Reads {@link #toJson}.
   *
   * @throws ModelFormatException if the text is anything else
   */
  public static LogisticModel fromJson(String json) {
    return of(ModelJson.read(json));
  }

  ObjectNode json() {
    ObjectNode node = ModelJson.object();
    node.put("schemaVersion", schema.version());
    ModelJson.putTexts(node, "features", schema.names());
    ModelJson.put(node, "medians", standardisation.medians());
    ModelJson.put(node, "scales", standardisation.scales());
    ModelJson.put(node, "weights", weights);
    node.put("intercept", intercept);
    node.put("steps", steps);
    node.put("converged", converged);
    node.put("hash", hash);
    return node;
  }

  static LogisticModel of(ModelJson json) {
    FeatureSchema schema = json.schema("schemaVersion", "features");
    double[] scales = json.numbers("scales", schema.size());
    for (double scale : scales) {
      json.require(scale >= 0, "scales", "must be >= 0");
    }
    LogisticModel model =
        new LogisticModel(
            schema,
            new Standardisation(json.numbers("medians", schema.size()), scales),
            json.numbers("weights", schema.size()),
            json.number("intercept"),
            json.whole("steps", 0, LogisticFit.MAX_STEPS),
            json.flag("converged"));
    json.require(model.hash.equals(json.text("hash")), "hash", "is not that of the parameters");
    json.done();
    return model;
  }

  Standardisation standardisation() {
    return standardisation;
  }

  private static String hashOf(
      FeatureSchema schema, Standardisation standard, double[] weights, double intercept) {
    StringBuilder text = new StringBuilder(schema.hash());
    for (int j = 0; j < weights.length; j++) {
      bits(text, standard.medians()[j]);
      bits(text, standard.scales()[j]);
      bits(text, weights[j]);
    }
    bits(text, intercept);
    return Sha256.of(text.toString());
  }

  private static void bits(StringBuilder text, double value) {
    text.append('\n').append(Long.toHexString(Double.doubleToLongBits(value)));
  }

  /** Whether schema and parameters are the same, bit for bit. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LogisticModel model
        && hash.equals(model.hash)
        && steps == model.steps
        && converged == model.converged;
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }
}
