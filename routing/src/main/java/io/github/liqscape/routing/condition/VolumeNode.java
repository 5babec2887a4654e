// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** The volume of a bar is a multiple of those before. */
final class VolumeNode extends Node {

  private final Trigger.VolumeIs trigger;
  private double relative = Double.NaN;

  VolumeNode(Trigger.VolumeIs trigger) {
    this.trigger = trigger;
  }

  @Override
  void step(Moment moment) {
    relative = moment.bars(trigger.timeframe())
        .relativeVolume(trigger.periods(), moment.forming(trigger.timeframe()));
    answer(relative >= trigger.multiple());
  }

  @Override
  String reading() {
    return "volume " + Words.rough(relative) + " times the mean";
  }

  @Override
  void save(StateWriter out) throws IOException {
    out.decimal(relative);
  }

  @Override
  void restore(StateReader in) throws IOException {
    relative = in.decimal();
  }
}
