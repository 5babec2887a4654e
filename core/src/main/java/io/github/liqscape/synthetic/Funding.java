// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import java.time.Duration;

/**
 * The eight-hourly funding rate, by Binance's formula: average premium P of the interval plus
 * {@code clamp(0.01 % - P, -0.05 %, 0.05 %)}, the whole within 0.3 %.
 */
final class Funding {

  static final Duration INTERVAL = Duration.ofHours(8);

  private static final double INTEREST = 0.0001;
  private static final double DAMPING = 0.0005;
  private static final double CAP = 0.003;

  private double premiums;
  private int seconds;

  /** Takes up the premium of one second. */
  void observe(double premium) {
    premiums += premium;
    seconds++;
  }

  /** Whether the second is one of settlement, and anything was observed since the last. */
  boolean due(long epochSecond) {
    return seconds > 0 && Math.floorMod(epochSecond, INTERVAL.toSeconds()) == 0;
  }

  /** The rate to pay now; begins the next interval. */
  double settle() {
    double premium = premiums / seconds;
    premiums = 0;
    seconds = 0;
    double damped = Math.max(-DAMPING, Math.min(DAMPING, INTEREST - premium));
    return Math.max(-CAP, Math.min(CAP, premium + damped));
  }
}
