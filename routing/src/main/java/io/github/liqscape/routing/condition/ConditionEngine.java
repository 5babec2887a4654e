// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.UserLevel;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Watches the conditions of users, on any number of instruments, and hands on an alert whenever one
 * fires. Conditions come and go while it runs.
 *
 * {@snippet :
 * ConditionEngine conditions = ConditionEngine.builder().to(alerts::add); // or router::publish
 * conditions.add(
 *     AlertCondition.on(btc, "below-60k")
 *         .when(Trigger.crosses(Crossing.DOWN, 60_000))
 *         .confirmFor(Duration.ofSeconds(10))
 *         .build());
 * }
 *
 * <p>Event time alone drives it: equal inputs give equal alerts, also if it was saved and restored
 * in between. Events take effect in the order given. One that is too late by {@link EventOrder} is
 * counted and no condition sees it. A condition on closed bars never sees the forming one, and
 * nothing is judged at the close of a bar from which data is missing. A confirmation passes at the
 * first event at which the trigger still holds and is old enough; a gap in the feed starts it anew.
 *
 * <p>A condition that would fire more than 15 times in 180 s, or whose rule fails five times in a
 * row, is paused and a notice says so.
 *
 * <p>Threading: single writer; its snapshots may be read on any thread.
 */
public final class ConditionEngine {

  private static final String KIND = "condition-engine";
  private static final int VERSION = 1;
  private static final int MOST = 1_000_000;

  private final CandleSource source;
  private final Consumer<Alert> alerts;
  private final Consumer<ConditionNotice> notices;
  private final Map<Instrument, InstrumentConditions> instruments = new LinkedHashMap<>();
  private final Map<String, ActiveCondition> conditions = new LinkedHashMap<>();
  private long ignored;

  ConditionEngine(
      CandleSource source, Consumer<Alert> alerts, Consumer<ConditionNotice> notices) {
    this.source = source;
    this.alerts = Objects.requireNonNull(alerts, "alerts");
    this.notices = notices;
  }

  /** Says how an engine is made. */
  public static ConditionEngineBuilder builder() {
    return new ConditionEngineBuilder();
  }

  /**
   * Adds a condition; it looks from the next event on.
   *
   * @throws IllegalArgumentException if its id is taken, or a timeframe cannot be built from the
   *     candles of this engine
   */
  public void add(AlertCondition condition) {
    if (conditions.containsKey(condition.id())) {
      throw new IllegalArgumentException(
          "a condition with the id '" + condition.id() + "' is there already");
    }
    condition.shape().timeframes().forEach(source::require);
    if (condition.shape().market()) {
      condition.timeframe().ifPresent(source::require);
    }
    ActiveCondition active = new ActiveCondition(condition, alerts, notices);
    follow(condition.instrument());
    on(condition.instrument()).ifPresent(i -> i.add(active));
    conditions.put(condition.id(), active);
  }

  /** Removes a condition; whether it was there. */
  public boolean remove(String id) {
    ActiveCondition gone = conditions.remove(id);
    if (gone == null) {
      return false;
    }
    on(gone.condition.instrument()).ifPresent(i -> i.conditions.remove(gone));
    return true;
  }

  /** The conditions, in the order in which they were added. */
  public List<AlertCondition> conditions() {
    return conditions.values().stream().map(a -> a.condition).toList();
  }

  /** Stops a condition until it is resumed. */
  public void stop(String id) {
    known(id).stop();
  }

  /** Lets a condition that was stopped, paused or done look again, as if just added. */
  public void resume(String id) {
    known(id).resume();
  }

  private ActiveCondition known(String id) {
    ActiveCondition known = conditions.get(id);
    if (known == null) {
      throw new IllegalArgumentException(
          "no condition '" + id + "'; there are " + conditions.keySet());
    }
    return known;
  }

  /** Keeps prices and candles of an instrument from now on, before there is a condition on it. */
  public void follow(Instrument instrument) {
    instruments.computeIfAbsent(instrument, i -> new InstrumentConditions(i, source));
  }

  /** Applies a market event. Whatever is of an instrument that is not followed is counted. */
  public void apply(MarketEvent event) {
    InstrumentConditions on = instruments.get(event.instrument());
    if (on != null) {
      on.apply(event);
    } else {
      ignored++;
    }
  }

  /** Takes a setup, or the revision of one. */
  public void apply(Setup setup) {
    on(setup.instrument()).ifPresentOrElse(i -> i.apply(setup), () -> ignored++);
  }

  /** Takes what a chart said. */
  public void apply(ChartSignal signal) {
    on(signal.instrument()).ifPresentOrElse(i -> i.apply(signal), () -> ignored++);
  }

  /** Takes a drawing; it replaces those of its id in every condition. */
  public void apply(UserLevel level) {
    on(level.instrument()).ifPresentOrElse(i -> i.apply(level), () -> ignored++);
  }

  /** Takes the zones of a newer profile. */
  public void profile(LiquidationProfile profile) {
    on(profile.instrument()).ifPresentOrElse(i -> i.profile(profile), () -> ignored++);
  }

  private Optional<InstrumentConditions> on(Instrument instrument) {
    return Optional.ofNullable(instruments.get(instrument));
  }

  /** What was counted so far. */
  public ConditionSnapshot snapshot() {
    Collection<InstrumentConditions> all = instruments.values();
    long[] verdicts = new long[EventOrder.Verdict.values().length];
    for (EventOrder.Verdict verdict : EventOrder.Verdict.values()) {
      verdicts[verdict.ordinal()] = all.stream().mapToLong(i -> i.market.count(verdict)).sum();
    }
    return new ConditionSnapshot(
        verdicts[EventOrder.Verdict.APPLY.ordinal()],
        verdicts[EventOrder.Verdict.LATE.ordinal()],
        verdicts[EventOrder.Verdict.OUT_OF_ORDER.ordinal()],
        verdicts[EventOrder.Verdict.DUPLICATE.ordinal()],
        ignored,
        all.stream().mapToLong(InstrumentConditions::lateProfiles).sum(),
        all.stream().mapToLong(InstrumentConditions::incompleteBars).sum(),
        conditions.values().stream().map(ActiveCondition::status).toList());
  }

  /**
   * Writes the whole state. Rules are code and are not written: {@link
   * ConditionEngineBuilder#restore} is given the conditions again.
   */
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, this::write);
  }

  private void write(StateWriter out) throws IOException {
    out.text(source.toString()).number(ignored).integer(instruments.size());
    for (Map.Entry<Instrument, InstrumentConditions> entry : instruments.entrySet()) {
      StateFields.instrument(out, entry.getKey());
      entry.getValue().save(out);
    }
    out.integer(conditions.size());
    for (ActiveCondition active : conditions.values()) {
      out.text(active.condition.id());
      active.save(out);
    }
  }

  static ConditionEngine restore(
      DataInput in, ConditionEngine fresh, Collection<AlertCondition> given) throws IOException {
    return SavedState.read(
        in,
        KIND,
        VERSION,
        (state, version) -> {
          fresh.read(state, given);
          return fresh;
        });
  }

  private void read(StateReader in, Collection<AlertCondition> given) throws IOException {
    StateFields.same(in, "candles", source.toString());
    Map<String, AlertCondition> byId = new LinkedHashMap<>();
    given.forEach(c -> byId.put(c.id(), c));
    ignored = in.number();
    int count = in.integer(0, MOST);
    for (int i = 0; i < count; i++) {
      Instrument instrument = StateFields.instrument(in);
      InstrumentConditions on = new InstrumentConditions(instrument, source);
      on.restore(in);
      instruments.put(instrument, on);
    }
    count = in.integer(0, MOST);
    for (int i = 0; i < count; i++) {
      String id = in.text(StateFields.LONGEST_NAME);
      AlertCondition condition = byId.remove(id);
      if (condition == null) {
        throw StateReader.malformed("the conditions given lack '" + id + "'");
      }
      ActiveCondition active = new ActiveCondition(condition, alerts, notices);
      active.restore(in);
      InstrumentConditions on = instruments.get(condition.instrument());
      if (on == null) {
        throw StateReader.malformed("nothing is known of " + condition.instrument());
      }
      on.conditions.add(active);
      conditions.put(id, active);
    }
    byId.values().forEach(this::add);
  }
}
