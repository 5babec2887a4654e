// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.routing.alert.AlertTier;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes an {@link AlertCondition}; only the trigger must be given. */
public final class ConditionBuilder {

  private static final int LONGEST_ID = 200;
  private static final int MOST_EVALUATIONS = 64;
  private static final int LONGEST_TITLE = 1_000;
  private static final int LONGEST_WORDS = 20_000;

  final Instrument instrument;
  final String id;
  AlertTier tier = AlertTier.WATCHLIST;
  int atLeast = 1;
  int ofLast = 1;
  double rearmPercent = 0.1;
  double rearmRsi = 2;
  String title = "";
  Map<String, String> labels = Map.of();
  private @Nullable Trigger trigger;
  private @Nullable Frequency frequency;
  private @Nullable Timeframe timeframe;
  private @Nullable Duration confirm;

  ConditionBuilder(Instrument instrument, String id) {
    this.instrument = Objects.requireNonNull(instrument, "instrument");
    if (id.isBlank() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "id must have 1 to 200 characters and not be blank, was '" + id + "'");
    }
    this.id = id;
  }

  private ConditionBuilder(ConditionBuilder other) {
    this(other.instrument, other.id);
    tier = other.tier;
    atLeast = other.atLeast;
    ofLast = other.ofLast;
    rearmPercent = other.rearmPercent;
    rearmRsi = other.rearmRsi;
    title = other.title;
    labels = other.labels;
  }

  /** What it waits for. Required. */
  public ConditionBuilder when(Trigger value) {
    trigger = Objects.requireNonNull(value, "trigger");
    return this;
  }

  /** How urgent its alerts are; default WATCHLIST. */
  public ConditionBuilder tier(AlertTier value) {
    tier = Objects.requireNonNull(value, "tier");
    return this;
  }

  /**
   * How often it may fire. Default EVERY if price, a zone or a chart has a part in it, else
   * ONCE_PER_BAR_CLOSE.
   */
  public ConditionBuilder frequency(Frequency value) {
    frequency = Objects.requireNonNull(value, "frequency");
    return this;
  }

  /** Bars by which it counts; must be given if its trigger has not exactly one timeframe. */
  public ConditionBuilder timeframe(Timeframe value) {
    timeframe = Objects.requireNonNull(value, "timeframe");
    return this;
  }

  /**
   * How long the trigger must hold without a break. Default by tier (WATCHLIST 60 s, ACTIVE_RISK 10
   * s, others 0), and 0 for what is a moment or is judged at a close.
   */
  public ConditionBuilder confirmFor(Duration value) {
    if (value.isNegative() || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("confirmFor must be in [PT0S, PT24H], was " + value);
    }
    confirm = value;
    return this;
  }

  /** How many of the last evaluations must have been true, the newest among them. */
  public ConditionBuilder confirmBy(int least, int last) {
    if (last < 1 || last > MOST_EVALUATIONS || least < 1 || least > last) {
      throw new IllegalArgumentException(
          "confirmBy must be n of m with 1 <= n <= m <= 64, was " + least + " of " + last);
    }
    atLeast = least;
    ofLast = last;
    return this;
  }

  /** How far price must go from a level before it fires again, percent of the level in [0, 50]. */
  public ConditionBuilder rearmPercent(double value) {
    if (!(value >= 0 && value <= 50)) {
      throw new IllegalArgumentException("rearmPercent must be in [0, 50], was " + value);
    }
    rearmPercent = value;
    return this;
  }

  /** How far an RSI must go from its value before it fires again, points in [0, 50]. */
  public ConditionBuilder rearmRsi(double value) {
    if (!(value >= 0 && value <= 50)) {
      throw new IllegalArgumentException("rearmRsi must be in [0, 50], was " + value);
    }
    rearmRsi = value;
    return this;
  }

  /** One line for people, at most 1000 characters; default the trigger in words. */
  public ConditionBuilder title(String value) {
    title = shorter("title", value);
    return this;
  }

  /**
   * A label of its alerts. {@code origin} cannot be set: it says which alerts come from a chart.
   *
   * @param name 1 to 1000 characters
   * @param value at most 1000 characters
   */
  public ConditionBuilder label(String name, String value) {
    if (name.isEmpty() || name.equals("origin")) {
      throw new IllegalArgumentException(
          "a label's name must not be empty or 'origin', was '" + name + "'");
    }
    shorter("label name", name);
    shorter("label value", value);
    Map<String, String> more = new TreeMap<>(labels);
    more.put(name, value);
    labels = Map.copyOf(more);
    return this;
  }

  /**
   * The condition.
   *
   * @throws IllegalArgumentException if the trigger is missing or has a drawing on another
   *     instrument; if bars are counted and no one
   *     timeframe is known; if a moment is to be confirmed over time; if a chart asks for
   *     AUTOMATION_CANDIDATE, which no chart can raise
   */
  public AlertCondition build() {
    Trigger when = trigger;
    if (when == null) {
      throw new IllegalArgumentException("a condition must have a trigger: when(...)");
    }
    if (when.words().length() > LONGEST_WORDS) {
      throw new IllegalArgumentException(
          "a trigger must have at most " + LONGEST_WORDS + " characters in words, had "
              + when.words().length());
    }
    TriggerShape shape = TriggerShape.of(when);
    if (!shape.drawnOn().isEmpty() && !shape.drawnOn().equals(Set.of(instrument))) {
      throw new IllegalArgumentException(
          "its drawings must be on " + instrument + ", were on " + shape.drawnOn());
    }
    if (shape.chart() && tier == AlertTier.AUTOMATION_CANDIDATE) {
      throw new IllegalArgumentException(
          "a condition on a chart signal raises ACTIONABLE_SETUP at most, was " + tier);
    }
    Frequency often = frequency != null ? frequency : usual(shape);
    boolean atClose = often == Frequency.ONCE_PER_BAR_CLOSE;
    if (atClose && shape.passingChart()) {
      throw new IllegalArgumentException(
          "a chart's word is past at the close of a bar: use heldFor(...) or another frequency,"
              + " was " + often);
    }
    return new AlertCondition(
        new ConditionBuilder(this), when, shape, often, bars(shape, often),
        confirmNanos(shape, atClose));
  }

  private static String shorter(String what, String value) {
    if (value.length() > LONGEST_TITLE) {
      throw new IllegalArgumentException(
          what + " must have at most " + LONGEST_TITLE + " characters, had " + value.length());
    }
    return value;
  }

  private static Frequency usual(TriggerShape shape) {
    return shape.byPrice() ? Frequency.EVERY : Frequency.ONCE_PER_BAR_CLOSE;
  }

  private Optional<Timeframe> bars(TriggerShape shape, Frequency often) {
    if (timeframe != null) {
      return Optional.of(timeframe);
    }
    Set<Timeframe> known = shape.allTimeframes();
    if (known.size() == 1) {
      return Optional.of(known.iterator().next());
    }
    if (often == Frequency.ONCE_PER_BAR || often == Frequency.ONCE_PER_BAR_CLOSE) {
      throw new IllegalArgumentException(
          often + " needs a timeframe(...), the trigger has " + known);
    }
    return Optional.empty();
  }

  private long confirmNanos(TriggerShape shape, boolean atClose) {
    if (confirm == null) {
      return shape.momentary() || atClose ? 0 : tier.confirmNanos();
    }
    if (shape.momentary() && !confirm.isZero()) {
      throw new IllegalArgumentException(
          "what passes in a moment cannot be confirmed over time, was " + confirm);
    }
    return confirm.toNanos();
  }
}
