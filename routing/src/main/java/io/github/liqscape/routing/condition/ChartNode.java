// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** A chart said something, just now or within the time that it is held. */
final class ChartNode extends Node {

  private static final long NEVER = Long.MIN_VALUE;

  private final Trigger.ChartSays trigger;
  private long heldUntil = NEVER;
  private ChartSignal.Action action = ChartSignal.Action.INFO;
  private double confidence = Double.NaN;
  private String source = "";

  ChartNode(Trigger.ChartSays trigger) {
    this.trigger = trigger;
  }

  @Override
  void step(Moment moment) {
    ChartSignal said = moment.chart();
    boolean now = said != null && matches(said);
    if (said != null && now) {
      heldUntil = moment.now() + trigger.heldNanos();
      action = said.action();
      confidence = said.confidence();
      source = said.source();
    }
    answer(now || moment.now() < heldUntil);
    again = now;
  }

  private boolean matches(ChartSignal said) {
    return trigger.actions().contains(said.action())
        && (trigger.source().isEmpty() || trigger.source().get().equals(said.source()))
        && (trigger.leastConfidence() == 0 || said.confidence() >= trigger.leastConfidence());
  }

  @Override
  void say(AlertBuilder alert) {
    alert.label("chart", source).conviction(
        Double.isNaN(confidence) ? new Conviction.None() : new Conviction.Claimed(confidence));
    switch (action) {
      case BUY -> alert.verdict(Decision.BUY).intent(AlertIntent.OPEN);
      case SELL -> alert.verdict(Decision.SELL).intent(AlertIntent.OPEN);
      case CLOSE -> alert.intent(AlertIntent.CLOSE);
      case INFO -> alert.intent(AlertIntent.NONE);
    }
  }

  @Override
  String reading() {
    return source.isEmpty() ? "" : source + " said " + action;
  }

  @Override
  void save(StateWriter out) throws IOException {
    out.number(heldUntil).constant(action).decimal(confidence).text(source);
  }

  @Override
  void restore(StateReader in) throws IOException {
    heldUntil = in.number();
    action = in.constant(ChartSignal.Action.class);
    confidence = in.decimal();
    source = in.text(StateFields.LONGEST_NAME);
  }
}
