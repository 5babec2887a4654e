// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

/** Range checks that the events share; messages carry the value and the allowed range. */
final class EventChecks {

  private EventChecks() {}

  static double positive(String name, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be finite and > 0, was " + value);
    }
    return value;
  }

  static double positiveOrNaN(String name, double value) {
    return Double.isNaN(value) ? value : positive(name, value);
  }

  static double notNegative(String name, double value) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be finite and >= 0, was " + value);
    }
    return value;
  }
}
