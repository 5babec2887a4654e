// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The features of one setup, in the order of its {@link FeatureSchema}. NaN means unknown; an
 * infinite value is taken for unknown too. Immutable.
 */
public final class FeatureRow {

  private final double[] values;

  private FeatureRow(double[] values) {
    this.values = values;
  }

  /** Copies the values. */
  public static FeatureRow of(double... values) {
    return new FeatureRow(values.clone());
  }

  /** Number of features. */
  public int size() {
    return values.length;
  }

  /** The feature at this index, in [0, {@link #size()}). */
  public double value(int index) {
    return values[index];
  }

  /** A copy of all values. */
  public double[] toArray() {
    return values.clone();
  }

  /** Whether all values have the same bits. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FeatureRow row && Arrays.equals(values, row.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
