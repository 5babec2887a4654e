// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.routing.condition.TriggerShape.Input;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.UserLevel;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One instrument: its market, its zones, and the conditions on it in the order they were added. */
final class InstrumentConditions {

  private static final int MOST = 100_000;
  private static final Set<Input> TRADE = EnumSet.of(Input.PRICE, Input.FORMING, Input.TIME);
  private static final Set<Input> MARK = EnumSet.of(Input.PRICE, Input.TIME);
  private static final Set<Input> OTHER = EnumSet.of(Input.TIME);

  final MarketView market;
  final List<ActiveCondition> conditions = new ArrayList<>();
  private final Map<String, UserLevel> levels = new TreeMap<>();
  private List<LiquidationZone> zones = List.of();
  private long zonesAsOf = Long.MIN_VALUE;
  private long newest = Long.MIN_VALUE;
  private long incompleteBars;
  private long lateProfiles;
  private boolean barsClosed; // within one apply

  InstrumentConditions(Instrument instrument, CandleSource source) {
    market = new MarketView(instrument, source);
  }

  long incompleteBars() {
    return incompleteBars;
  }

  long lateProfiles() {
    return lateProfiles;
  }

  void add(ActiveCondition condition) {
    // Bars grow from here on, whether or not they are looked at.
    condition.condition.shape().timeframes().forEach(market::bars);
    if (condition.atClose() && condition.condition.shape().market()) {
      condition.condition.timeframe().ifPresent(market::bars);
    }
    conditions.add(condition);
  }

  void apply(MarketEvent event) {
    if (event instanceof StreamGap gap) {
      market.apply(event, ended -> {});
      if (!gap.healed() && (gap.kind() == StreamKind.TRADE || gap.kind() == StreamKind.MARK_PRICE
          || gap.kind() == StreamKind.CANDLE)) {
        conditions.forEach(c -> c.interrupted(gap.eventNanos()));
      }
      return;
    }
    barsClosed = false;
    if (market.apply(event, this::closed) != EventOrder.Verdict.APPLY) {
      return;
    }
    newest = Math.max(newest, market.now());
    // A candle's price was there when its bars were judged: once is enough.
    evaluate(inputs(event), moment(null, null), event instanceof CandleEvent && barsClosed);
  }

  private static Set<Input> inputs(MarketEvent event) {
    return switch (event) {
      case Trade t -> TRADE;
      case CandleEvent c -> TRADE;
      case MarkPrice m -> MARK;
      default -> OTHER;
    };
  }

  private void closed(List<Bars> ended) {
    barsClosed = true;
    for (Bars bars : ended) {
      newest = Math.max(newest, bars.closed().closeNanos(bars.closed().newestIndex()));
      if (!bars.complete()) {
        incompleteBars++;
      }
    }
    for (ActiveCondition active : conditions) {
      if (active.atClose()) {
        for (Bars bars : ended) {
          if (active.condition.timeframe().orElse(null) == bars.timeframe() && bars.complete()) {
            active.evaluate(moment(ended, bars, null, null));
          }
        }
      } else if (active.condition.shape().inputs().contains(Input.BAR)) {
        active.evaluate(moment(ended, null, null, null));
      }
    }
  }

  void apply(Setup setup) {
    newest = Math.max(newest, setup.asOfNanos());
    for (ActiveCondition active : conditions) {
      if (active.condition.shape().inputs().contains(Input.SETUP)) {
        // A setup is given at a close; that close is what an at-close condition may look at.
        active.evaluate(moment(List.of(), lastClose(active), setup, null));
      }
    }
  }

  void apply(ChartSignal signal) {
    newest = Math.max(newest, signal.eventNanos());
    for (ActiveCondition active : conditions) {
      if (active.condition.shape().chart() && !active.atClose()) {
        active.evaluate(moment(null, signal));
      } else if (active.condition.shape().chart()) {
        active.hear(moment(List.of(), lastClose(active), null, signal));
      }
    }
  }

  /** The newest closed bar of a condition that judges at closes; null for others. */
  private @Nullable Bars lastClose(ActiveCondition active) {
    Timeframe timeframe = active.condition.timeframe().orElse(null);
    return active.atClose() && timeframe != null && market.keeps(timeframe)
        ? market.bars(timeframe)
        : null;
  }

  void apply(UserLevel level) {
    newest = Math.max(newest, level.eventNanos());
    levels.put(level.id(), level);
    evaluate(EnumSet.of(Input.LEVEL), moment(null, null), false);
  }

  void profile(LiquidationProfile profile) {
    if (profile.asOfNanos() < zonesAsOf) {
      lateProfiles++;
      return;
    }
    newest = Math.max(newest, profile.asOfNanos());
    zonesAsOf = profile.asOfNanos();
    List<LiquidationZone> next = new ArrayList<>();
    for (PositionSide side : PositionSide.values()) {
      profile.zones(side).stream().filter(ZoneInterest::high).forEach(next::add);
    }
    zones = List.copyOf(next);
    evaluate(EnumSet.of(Input.ZONES), moment(null, null), false);
  }

  private void evaluate(Set<Input> inputs, Moment moment, boolean judgedByBar) {
    for (ActiveCondition active : conditions) {
      boolean judged = judgedByBar && active.condition.shape().inputs().contains(Input.BAR);
      if (!active.atClose() && !judged
          && (active.pending() || intersects(active.condition.shape().inputs(), inputs))) {
        active.evaluate(moment);
      }
    }
  }

  private static boolean intersects(Set<Input> some, Set<Input> others) {
    for (Input input : others) {
      if (some.contains(input)) {
        return true;
      }
    }
    return false;
  }

  private Moment moment(@Nullable Setup setup, @Nullable ChartSignal chart) {
    return moment(List.of(), null, setup, chart);
  }

  private Moment moment(
      List<Bars> ended, @Nullable Bars atClose, @Nullable Setup setup,
      @Nullable ChartSignal chart) {
    return new Moment(
        market, newest, ended, atClose, zones, zonesAsOf, levels, setup, chart);
  }

  void save(StateWriter out) throws IOException {
    market.save(out);
    out.number(newest).number(incompleteBars).number(lateProfiles).number(zonesAsOf);
    out.integer(zones.size());
    for (LiquidationZone zone : zones) {
      WatchedZone.write(out, zone);
    }
    out.integer(levels.size());
    for (UserLevel l : levels.values()) {
      out.text(l.id()).number(l.eventNanos()).number(l.fromNanos());
      out.decimal(l.fromLow()).decimal(l.fromHigh()).decimal(l.perHour());
    }
  }

  void restore(StateReader in) throws IOException {
    market.restore(in);
    newest = in.number();
    incompleteBars = in.number();
    lateProfiles = in.number();
    zonesAsOf = in.number();
    int count = in.integer(0, MOST);
    List<LiquidationZone> read = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      read.add(WatchedZone.read(in));
    }
    zones = List.copyOf(read);
    count = in.integer(0, MOST);
    for (int i = 0; i < count; i++) {
      String id = in.text(StateFields.LONGEST_NAME);
      levels.put(
          id,
          new UserLevel(
              market.instrument(), id, in.number(), in.number(), in.decimal(), in.decimal(),
              in.decimal()));
    }
  }
}
