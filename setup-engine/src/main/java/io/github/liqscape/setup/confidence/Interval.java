// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * An estimate with its bounds.
 *
 * @param estimate the value; NaN if it is not defined
 * @param lower NaN if there were too few blocks to say
 * @param upper NaN if there were too few blocks to say
 */
public record Interval(double estimate, double lower, double upper) {

  /** No value and no bounds. */
  public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);

  /** Whether the lower bound is known and above 0. */
  public boolean isAboveZero() {
    return lower > 0;
  }
}
