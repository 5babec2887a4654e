// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * A trigger at work. After a step it says three things: whether it holds, how far it is from its
 * threshold, and whether something new began although it held before.
 *
 * <p>The margin is the distance from the threshold in units of the hysteresis: 0 at the threshold,
 * above it where it holds, -1 and below where it has re-armed. So "and" is the least margin, "or"
 * the greatest, "not" the opposite, and hysteresis needs no second state.
 */
abstract class Node {

  /** Not true, and not far enough from it to re-arm. */
  static final double CLOSE_BY = -0.5;

  boolean holds;
  double margin = CLOSE_BY;
  boolean again;

  /** Looks at the market. */
  abstract void step(Moment moment);

  /** The condition has re-armed. */
  void rearm(Moment moment) {}

  /** Adds to an alert what it knows, if it holds. */
  void say(AlertBuilder alert) {}

  /** What it measured, in English; empty if there is nothing to say. */
  String reading() {
    return "";
  }

  /** Writes what the next step needs beside the market. */
  void save(StateWriter out) throws IOException {}

  void restore(StateReader in) throws IOException {}

  /** A yes or no without hysteresis. */
  final void answer(boolean yes) {
    holds = yes;
    margin = yes ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    again = false;
  }

  /** An answer with a distance from the threshold; NaN is no, and does not re-arm. */
  final void answer(boolean yes, double distance) {
    holds = yes;
    margin = Double.isNaN(distance) ? CLOSE_BY : distance;
    again = false;
  }

  /** The trigger at work, with the hysteresis of its condition. */
  static Node of(Trigger trigger, AlertCondition condition) {
    return switch (trigger) {
      case Trigger.PriceCrosses t when t.direction() == Crossing.EITHER ->
          new EitherCrossNode(t, condition.rearmFraction());
      case Trigger.PriceCrosses t -> new CrossNode(t, condition.rearmFraction());
      case Trigger.PriceNear t -> new NearNode(t, condition.rearmFraction());
      case Trigger.RsiIs t -> new RsiNode(t, condition.rearmRsi());
      case Trigger.VolumeIs t -> new VolumeNode(t);
      case Trigger.CandlesMeet t -> new RuleNode(t);
      case Trigger.ZoneIs t -> new ZoneNode(t, condition.rearmFraction());
      case Trigger.SetupSays t -> new SetupNode(t);
      case Trigger.SetupSure t -> new SetupNode(t);
      case Trigger.SetupChanges t -> new SetupNode(t);
      case Trigger.ChartSays t -> new ChartNode(t);
      case Trigger.All t -> new JoinNode(t.parts(), true, condition);
      case Trigger.Any t -> new JoinNode(t.parts(), false, condition);
      case Trigger.Not t -> new NotNode(of(t.part(), condition));
    };
  }
}
