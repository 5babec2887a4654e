// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

/**
 * When a bracket is closed whatever the price: so many bars after the bar of its first fill, or so long
 * after that fill. One of the two is 0.
 *
 * @param bars bars after the bar of the first fill
 * @param nanos time after the first fill
 */
public record ExitAfter(int bars, long nanos) {

  public ExitAfter {
    if (bars < 0 || nanos < 0 || (bars > 0) == (nanos > 0)) {
      throw new IllegalArgumentException(
          "either bars or nanos must be > 0, was " + bars + " and " + nanos);
    }
  }

  public static ExitAfter bars(int count) {
    return new ExitAfter(count, 0);
  }

  public static ExitAfter nanos(long duration) {
    return new ExitAfter(0, duration);
  }
}
