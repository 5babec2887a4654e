// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** The RSI is beyond a value. */
final class RsiNode extends Node {

  private final Trigger.RsiIs trigger;
  private final double band;
  private double rsi = Double.NaN;

  RsiNode(Trigger.RsiIs trigger, double rearmPoints) {
    this.trigger = trigger;
    this.band = rearmPoints;
  }

  @Override
  void step(Moment moment) {
    rsi = moment.bars(trigger.timeframe())
        .rsi(trigger.periods(), moment.forming(trigger.timeframe()));
    double beyond = trigger.above() ? rsi - trigger.value() : trigger.value() - rsi;
    answer(beyond > 0, band > 0 ? beyond / band : beyond > 0 ? 2 : beyond <= 0 ? -2 : Double.NaN);
  }

  @Override
  String reading() {
    return "RSI " + Words.rough(rsi);
  }

  @Override
  void save(StateWriter out) throws IOException {
    out.decimal(rsi);
  }

  @Override
  void restore(StateReader in) throws IOException {
    rsi = in.decimal();
  }
}
