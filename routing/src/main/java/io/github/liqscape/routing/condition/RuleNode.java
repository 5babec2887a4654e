// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** A rule over closed candles: asked at a close, its answer stands until the next. */
final class RuleNode extends Node {

  private final Trigger.CandlesMeet trigger;
  private boolean met;

  RuleNode(Trigger.CandlesMeet trigger) {
    this.trigger = trigger;
  }

  @Override
  void step(Moment moment) {
    if (moment.closes(trigger.timeframe())) {
      met = trigger.rule().test(moment.bars(trigger.timeframe()).closed());
    }
    answer(met);
  }

  @Override
  String reading() {
    return trigger.name() + (met ? " met" : " not met");
  }

  @Override
  void save(StateWriter out) throws IOException {
    out.flag(met);
  }

  @Override
  void restore(StateReader in) throws IOException {
    met = in.flag();
  }
}
