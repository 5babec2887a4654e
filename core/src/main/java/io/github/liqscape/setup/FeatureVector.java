// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import java.util.Arrays;
import java.util.Objects;

/** All features of one decision, each with the event time at which it was known. Immutable. */
public final class FeatureVector {

  private static final Feature[] FEATURES = Feature.values();
  private static final int SIZE = FEATURES.length;

  private final double[] values;
  private final long[] knownAtNanos;

  private FeatureVector(double[] values, long[] knownAtNanos) {
    this.values = values;
    this.knownAtNanos = knownAtNanos;
  }

  /**
   * Features by their ordinal; the arrays are copied.
   *
   * @param values NaN where unknown, never infinite
   * @param knownAtNanos event times, {@link Long#MIN_VALUE} where unknown
   */
  public static FeatureVector of(double[] values, long[] knownAtNanos) {
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(knownAtNanos, "knownAtNanos");
    if (values.length != SIZE || knownAtNanos.length != SIZE) {
      throw new IllegalArgumentException(
          "features must be " + SIZE + ", were " + values.length + " values and "
              + knownAtNanos.length + " times");
    }
    for (Feature feature : FEATURES) {
      if (Double.isInfinite(values[feature.ordinal()])) {
        throw new IllegalArgumentException(
            feature.key() + " must be finite or NaN, was " + values[feature.ordinal()]);
      }
    }
    return new FeatureVector(values.clone(), knownAtNanos.clone());
  }

  /** The value, NaN if unknown. */
  public double value(Feature feature) {
    return values[feature.ordinal()];
  }

  /** Event time at which it was known, {@link Long#MIN_VALUE} if it is unknown. */
  public long knownAtNanos(Feature feature) {
    return knownAtNanos[feature.ordinal()];
  }

  /** A copy of all values by ordinal. */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureVector that
        && Arrays.equals(values, that.values)
        && Arrays.equals(knownAtNanos, that.knownAtNanos);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(knownAtNanos);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (Feature feature : FEATURES) {
      double value = value(feature);
      if (!Double.isNaN(value)) {
        text.append(text.length() > 1 ? ", " : "").append(feature.key()).append('=').append(value);
      }
    }
    return text.append('}').toString();
  }
}
