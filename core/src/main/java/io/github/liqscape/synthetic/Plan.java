// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

/**
 * What a trader means to do with a position from the day it is opened.
 *
 * @param closeAfterMillis time to the voluntary close
 * @param stopFraction stop as a fraction of the way from entry to liquidation; NaN for none
 * @param stopCap farthest distance of the stop as a fraction of entry
 * @param takeProfitDistance take-profit as a fraction of entry; NaN for none
 * @param topUps how often margin is added
 * @param topUpTrigger margin is added at this fraction of the way from entry to liquidation
 * @param topUpShare margin added each time, as a share of the initial margin
 */
record Plan(
    long closeAfterMillis,
    double stopFraction,
    double stopCap,
    double takeProfitDistance,
    int topUps,
    double topUpTrigger,
    double topUpShare) {

  /** Distance of the stop for a position this far from its liquidation; NaN for no stop. */
  double stopDistance(double liquidationDistance) {
    double wanted = stopFraction * liquidationDistance;
    return wanted > stopCap ? stopCap : wanted;
  }
}
