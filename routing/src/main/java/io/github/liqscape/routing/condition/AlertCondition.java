// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.routing.alert.AlertTier;
import java.util.Map;
import java.util.Optional;

/**
 * A user's condition on one instrument: what it waits for, how often it may fire, how urgent it is.
 *
 * <pre>{@code
 * AlertCondition.on(btcusdt, "below-60k")
 *     .when(Trigger.crosses(Crossing.DOWN, 60_000))
 *     .tier(AlertTier.ACTIVE_RISK)
 *     .build();
 * }</pre>
 *
 * <p>It fires when its trigger becomes true, has stayed so for the time of confirmation, and has
 * re-armed since it fired last: a price 0.1 % of the level away from it, an RSI 2 points away,
 * other triggers once they were false. Immutable.
 */
public final class AlertCondition {

  private final ConditionBuilder from;
  private final Trigger trigger;
  private final TriggerShape shape;
  private final String words;
  private final Frequency frequency;
  private final Optional<Timeframe> timeframe;
  private final long confirmNanos;

  AlertCondition(
      ConditionBuilder from,
      Trigger trigger,
      TriggerShape shape,
      Frequency frequency,
      Optional<Timeframe> timeframe,
      long confirmNanos) {
    this.from = from;
    this.trigger = trigger;
    this.shape = shape;
    this.words = trigger.words();
    this.frequency = frequency;
    this.timeframe = timeframe;
    this.confirmNanos = confirmNanos;
  }

  /**
   * Starts a condition.
   *
   * @param id stable, 1 to 200 characters: part of the key of its alerts
   */
  public static ConditionBuilder on(Instrument instrument, String id) {
    return new ConditionBuilder(instrument, id);
  }

  public Instrument instrument() {
    return from.instrument;
  }

  public String id() {
    return from.id;
  }

  public Trigger trigger() {
    return trigger;
  }

  public AlertTier tier() {
    return from.tier;
  }

  public Frequency frequency() {
    return frequency;
  }

  /** Bars by which ONCE_PER_BAR and ONCE_PER_BAR_CLOSE count. */
  public Optional<Timeframe> timeframe() {
    return timeframe;
  }

  /** How long it must hold without a break; it passes at exactly that age. */
  public long confirmNanos() {
    return confirmNanos;
  }

  /** How many of the last {@link #ofLast} evaluations must have been true; 1 if all that counts. */
  public int atLeast() {
    return from.atLeast;
  }

  /** Number of last evaluations looked at. */
  public int ofLast() {
    return from.ofLast;
  }

  /** One line for its alerts; its trigger in words if none was given. */
  public String title() {
    return from.title.isEmpty() ? from.instrument.symbol() + ": " + shortened() : from.title;
  }

  /** Labels of its alerts. */
  public Map<String, String> labels() {
    return from.labels;
  }

  double rearmFraction() {
    return from.rearmPercent / 100;
  }

  double rearmRsi() {
    return from.rearmRsi;
  }

  TriggerShape shape() {
    return shape;
  }

  /** Its trigger in words. */
  String words() {
    return words;
  }

  private String shortened() {
    return words.length() <= 200 ? words : words.substring(0, 199) + "\u2026";
  }

  /** All that decides when it fires: a saved state is continued by an equal one only. */
  String definition() {
    return from.instrument + "|" + from.id + "|" + words + "|" + frequency + "|"
        + timeframe.map(Timeframe::code).orElse("-") + "|" + confirmNanos + "|" + from.atLeast
        + "/" + from.ofLast + "|" + from.rearmPercent + "|" + from.rearmRsi;
  }

  @Override
  public String toString() {
    return from.id + " on " + from.instrument + ": " + words + ", " + frequency;
  }
}
