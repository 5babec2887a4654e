// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * A condition at work: confirms its trigger, keeps to its frequency, pauses it where it storms or
 * fails.
 */
final class ActiveCondition {

  private static final long NEVER = Long.MIN_VALUE;
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE_NANOS = 60 * SECOND;
  private static final long STORM_NANOS = 180 * SECOND;
  private static final int MOST_IN_STORM = 15;
  private static final int MOST_ERRORS = 5;
  private static final double REARMED = -1 + 1e-9;

  final AlertCondition condition;
  private final Consumer<Alert> alerts;
  private final Consumer<ConditionNotice> notices;
  private final ArrayDeque<Long> recent = new ArrayDeque<>();
  private Node node;
  private ConditionState state = ConditionState.ACTIVE;
  private boolean armed = true;
  private boolean held;
  private long since = NEVER;
  private long lastFired = NEVER;
  private long lastFiredBar = NEVER;
  private long history;
  private int errorsInRow;
  private long evaluations;
  private long firings;
  private long errors;

  ActiveCondition(
      AlertCondition condition, Consumer<Alert> alerts, Consumer<ConditionNotice> notices) {
    this.condition = condition;
    this.alerts = alerts;
    this.notices = notices;
    this.node = Node.of(condition.trigger(), condition);
  }

  boolean active() {
    return state == ConditionState.ACTIVE;
  }

  /** Whether time alone can make it fire: it holds and is not confirmed yet. */
  boolean pending() {
    return held && armed;
  }

  boolean atClose() {
    return condition.frequency() == Frequency.ONCE_PER_BAR_CLOSE;
  }

  void evaluate(Moment moment) {
    if (!active()) {
      return;
    }
    evaluations++;
    try {
      node.step(moment);
      errorsInRow = 0;
    } catch (RuntimeException e) {
      failed(moment, e);
      return;
    }
    if (node.again) {
      armed = true;
    } else if (!armed && node.margin <= REARMED) {
      armed = true;
      node.rearm(moment);
    }
    if (node.holds && (!held || node.again)) {
      since = moment.now();
    }
    held = node.holds;
    history = history << 1 | (held ? 1 : 0);
    if (held && armed && confirmed(moment.now()) && inTime(moment)) {
      fire(moment);
    }
  }

  /** Takes note of something between the closes at which alone it judges. */
  void hear(Moment moment) {
    if (active()) {
      try {
        node.step(moment);
      } catch (RuntimeException e) {
        failed(moment, e);
      }
    }
  }

  private boolean confirmed(long now) {
    long looked = condition.ofLast() == Long.SIZE ? -1L : (1L << condition.ofLast()) - 1;
    return now - since >= condition.confirmNanos()
        && Long.bitCount(history & looked) >= condition.atLeast();
  }

  private boolean inTime(Moment moment) {
    if (lastFired == NEVER) {
      return true;
    }
    return switch (condition.frequency()) {
      case ONCE -> false;
      case ONCE_PER_BAR, ONCE_PER_BAR_CLOSE -> bar(moment) != lastFiredBar;
      case ONCE_PER_MINUTE -> moment.now() - lastFired >= MINUTE_NANOS;
      case EVERY -> true;
    };
  }

  /** Start of the bar it looks at: the forming one, or at a close the one that ended. */
  private long bar(Moment moment) {
    Bars close = moment.atClose();
    if (close != null && !close.closed().isEmpty()) {
      return close.closed().openNanos(close.closed().newestIndex());
    }
    Timeframe timeframe = condition.timeframe().orElse(Timeframe.M1);
    return timeframe.openOf(atClose() ? moment.now() - 1 : moment.now());
  }

  private void fire(Moment moment) {
    long now = moment.now();
    armed = false;
    while (!recent.isEmpty() && now - recent.getFirst() >= STORM_NANOS) {
      recent.removeFirst();
    }
    if (recent.size() == MOST_IN_STORM) {
      pause(
          ConditionState.TOO_OFTEN, now,
          "it would have fired more than " + MOST_IN_STORM + " times in 180 seconds");
      return;
    }
    recent.addLast(now);
    lastFired = now;
    lastFiredBar = bar(moment);
    firings++;
    if (condition.frequency() == Frequency.ONCE) {
      state = ConditionState.DONE;
    }
    alerts.accept(alert(moment));
  }

  private Alert alert(Moment moment) {
    String symbol = condition.instrument().symbol();
    AlertBuilder alert =
        Alert.condition(
                condition.tier(), condition.instrument().venue(), symbol, condition.id())
            .price(moment.zonePrice(), atr(moment))
            .startsAt(since);
    condition.timeframe().ifPresent(alert::timeframe);
    node.say(alert);
    if (condition.shape().chart()) {
      alert.label("origin", "chart");
    }
    condition.labels().forEach(alert::label);
    return alert
        .text(
            condition.title(),
            symbol + ": " + condition.words() + ". " + node.reading() + " at "
                + Words.time(moment.now()) + ". Context, not advice.")
        .createdAt(moment.now());
  }

  private double atr(Moment moment) {
    Timeframe timeframe = condition.timeframe().orElse(null);
    return timeframe != null && condition.shape().timeframes().contains(timeframe)
        ? moment.bars(timeframe).atr(SetupConstants.ATR_PERIODS)
        : Double.NaN;
  }

  private void failed(Moment moment, RuntimeException e) {
    errors++;
    errorsInRow++;
    held = false;
    since = NEVER;
    if (errorsInRow == MOST_ERRORS) {
      pause(
          ConditionState.FAILING, moment.now(),
          "its evaluation failed " + MOST_ERRORS + " times in a row, at last with "
              + e.getClass().getSimpleName());
    }
  }

  private void pause(ConditionState why, long now, String because) {
    state = why;
    notices.accept(
        new ConditionNotice(
            condition.id(), condition.instrument(), now, why,
            "The condition '" + condition.id() + "' was paused: " + because + "."));
  }

  /** Data is missing from here on: what is being confirmed starts anew. */
  void interrupted(long now) {
    if (since != NEVER) {
      since = Math.max(since, now);
    }
  }

  void stop() {
    state = ConditionState.STOPPED;
  }

  /** Looks again, as if it had just been added; what it counted stays. */
  void resume() {
    node = Node.of(condition.trigger(), condition);
    state = ConditionState.ACTIVE;
    armed = true;
    held = false;
    since = NEVER;
    lastFired = condition.frequency() == Frequency.ONCE ? NEVER : lastFired;
    history = 0;
    errorsInRow = 0;
    recent.clear();
  }

  ConditionStatus status() {
    return new ConditionStatus(
        condition.id(), condition.instrument(), state, evaluations, firings, errors, lastFired);
  }

  void save(StateWriter out) throws IOException {
    out.text(condition.definition()).constant(state).flag(armed).flag(held).flag(node.holds);
    out.number(since).number(lastFired).number(lastFiredBar).number(history).integer(errorsInRow);
    out.number(evaluations).number(firings).number(errors);
    out.numbers(recent.stream().mapToLong(Long::longValue).toArray());
    node.save(out);
  }

  void restore(StateReader in) throws IOException {
    StateFields.same(in, "condition", condition.definition());
    state = in.constant(ConditionState.class);
    armed = in.flag();
    held = in.flag();
    node.holds = in.flag();
    since = in.number();
    lastFired = in.number();
    lastFiredBar = in.number();
    history = in.number();
    errorsInRow = in.integer();
    evaluations = in.number();
    firings = in.number();
    errors = in.number();
    for (long fired : in.numbers(MOST_IN_STORM)) {
      recent.addLast(fired);
    }
    node.restore(in);
  }
}
