// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import static io.github.liqscape.paper.review.ReviewCase.above;
import static io.github.liqscape.paper.review.ReviewCase.below;

import io.github.liqscape.setup.ZoneEvidence;
import java.util.List;
import java.util.OptionalDouble;

/** WEAK_STOP. */
final class StopCheck {

  private StopCheck() {}

  static void add(
      ReviewCase c, GroupSample group, ReviewThresholds limits, List<Symptom> symptoms) {
    double d = c.measures().stopDistance();
    if (!(d > 0)) {
      symptoms.add(new Symptom(Reason.NO_STOP, 0, 0, 1));
      return;
    }
    double widest = Math.max(d, c.plannedStopDistance()) / c.atr();
    if (below(widest, limits.minStopAtr())) {
      symptoms.add(new Symptom(Reason.TOO_CLOSE, widest, limits.minStopAtr(), 1));
    }
    double tick = c.trade().instrument().tickSize().doubleValue();
    double noise = c.spread() + limits.noiseTicks() * tick + group.slippageP95;
    if (below(d, noise)) {
      symptoms.add(new Symptom(Reason.INSIDE_NOISE, d / noise, 1, 1));
    }
    if (group.shakesOut) {
      OptionalDouble against = new Aftermath(c).shadowWinner(group.until(c));
      if (against.isPresent() && GroupSample.shaken(c, against.getAsDouble())) {
        symptoms.add(
            new Symptom(
                Reason.SHAKES_OUT_WINNERS, group.shakenShare, limits.shadowShare(),
                group.shadowWinners));
      }
    }
    double nearest = distanceToZones(c, limits);
    if (nearest <= ReviewCase.NOISE) {
      symptoms.add(new Symptom(Reason.IN_STRONG_ZONE, 0, 0, 1));
    }
    double liquidation = c.trade().liquidationPrice();
    if (liquidation > 0) {
      double room = c.s() * (c.trade().stop() - liquidation) / d;
      if (!above(room, limits.liquidationShare())) {
        symptoms.add(new Symptom(Reason.NEAR_LIQUIDATION, room, limits.liquidationShare(), 1));
      }
    }
  }

  /** Distance of the stop to the nearest strong zone with its padding, in ATR. */
  private static double distanceToZones(ReviewCase c, ReviewThresholds limits) {
    double nearest = Double.POSITIVE_INFINITY;
    double stop = c.trade().stop();
    for (ZoneEvidence zone : c.zones()) {
      if (zone.strong() && c.atr() > 0) {
        double below = (c.s() > 0 ? limits.padBehindAtr() : limits.padEntryAtr()) * c.atr();
        double over = (c.s() > 0 ? limits.padEntryAtr() : limits.padBehindAtr()) * c.atr();
        double off = Math.max(zone.low() - below - stop, stop - zone.high() - over);
        nearest = Math.min(nearest, Math.max(0, off) / c.atr());
      }
    }
    return nearest;
  }
}
