// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest setup of each timeframe: what it answers, how sure it is, whether it changed. */
final class SetupNode extends Node {

  private final Trigger trigger;
  private final Map<Timeframe, HeardSetup> newest = new EnumMap<>(Timeframe.class);
  private @Nullable HeardSetup told;

  SetupNode(Trigger trigger) {
    this.trigger = trigger;
  }

  @Override
  void step(Moment moment) {
    Setup setup = moment.setup();
    HeardSetup heard = null;
    HeardSetup before = null;
    if (setup != null && wanted(setup)) {
      heard = HeardSetup.of(setup);
      before = newest.put(setup.timeframe(), heard);
    }
    if (trigger instanceof Trigger.SetupChanges) {
      boolean changed = heard != null && before != null && before.decision() != heard.decision();
      told = changed ? heard : null;
      answer(changed);
      again = changed;
      return;
    }
    boolean fresh = heard != null && heard.trade() && matches(heard)
        && (before == null || before.asOfNanos() < heard.asOfNanos()
            || before.decision() != heard.decision());
    told = heard != null && matches(heard) ? heard : standing(moment.now());
    answer(told != null);
    again = fresh;
  }

  private boolean wanted(Setup setup) {
    Optional<Timeframe> only = switch (trigger) {
      case Trigger.SetupSays t -> t.timeframe();
      case Trigger.SetupSure t -> t.timeframe();
      case Trigger.SetupChanges t -> t.timeframe();
      default -> throw new IllegalStateException("no trigger on setups: " + trigger);
    };
    HeardSetup known = newest.get(setup.timeframe());
    return (only.isEmpty() || only.get() == setup.timeframe())
        && (known == null || setup.asOfNanos() >= known.asOfNanos());
  }

  private boolean matches(HeardSetup heard) {
    return switch (trigger) {
      case Trigger.SetupSays t -> t.decisions().contains(heard.decision());
      case Trigger.SetupSure t -> heard.trade() && heard.value() >= t.least() - 1e-9;
      default -> false;
    };
  }

  private @Nullable HeardSetup standing(long now) {
    for (HeardSetup heard : newest.values()) {
      if (matches(heard) && now < heard.validUntilNanos()) {
        return heard;
      }
    }
    return null;
  }

  @Override
  void say(AlertBuilder alert) {
    if (told != null) {
      told.say(alert);
    }
  }

  @Override
  String reading() {
    return told == null
        ? ""
        : "setup " + told.decision() + " " + told.kind() + " with "
            + (told.calibrated() ? "probability " : "UNCALIBRATED score ")
            + Words.rough(told.value());
  }

  @Override
  void save(StateWriter out) throws IOException {
    out.integer(newest.size());
    for (HeardSetup heard : newest.values()) {
      heard.save(out);
    }
  }

  @Override
  void restore(StateReader in) throws IOException {
    int count = in.integer(0, Timeframe.values().length);
    for (int i = 0; i < count; i++) {
      HeardSetup heard = HeardSetup.restore(in);
      newest.put(heard.timeframe(), heard);
    }
  }
}
