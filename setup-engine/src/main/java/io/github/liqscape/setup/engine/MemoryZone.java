// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.ZoneState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * One zone as the memory keeps it: interval, percentile and notional as they were before price came,
 * and what price has done since. Bars are counted from the start of the series; -1 is never.
 *
 * @param profileNanos time of the profile before its first touch; of an untested zone that of any
 *     profile that had it so, the newest one being known to the memory
 * @param touches bars whose wick was inside
 * @param reclaimedBar bar that closed back on the near side, until a close beyond it again
 * @param extreme farthest price since the first touch, NaN before
 * @param changedBar bar at which the state last changed
 */
record MemoryZone(
    String rootId,
    PositionSide side,
    double low,
    double high,
    double percentile,
    double notional,
    boolean currency,
    long firstSeenNanos,
    long profileNanos,
    ZoneState state,
    int touches,
    int touchedBar,
    long touchedNanos,
    int consumedBar,
    int reclaimedBar,
    double extreme,
    int changedBar) {

  /** 1 for crowded shorts, which lie above; -1 for crowded longs. */
  int sign() {
    return side == PositionSide.SHORT ? 1 : -1;
  }

  /** The edge that price meets first. */
  double near() {
    return side == PositionSide.SHORT ? low : high;
  }

  double far() {
    return side == PositionSide.SHORT ? high : low;
  }

  boolean strong() {
    return percentile >= SetupConstants.STRONG_ZONE_PERCENTILE;
  }

  /** Distance of the price from the interval; 0 inside. */
  double distance(double price) {
    return Math.max(0, Math.max(low - price, price - high));
  }

  /**
   * What it is after a closed bar. Once its touch is too old for a setup only its state still
   * moves: nothing asks for more, and a memory of many zones need not be written anew every bar.
   */
  MemoryZone after(
      int bar, long closeNanos, double barHigh, double barLow, double close, long knownNanos) {
    int s = sign();
    double wick = s > 0 ? barHigh : barLow;
    boolean reached = s * (wick - near()) >= 0;
    if (state == ZoneState.GONE || (!reached && !state.touched())) {
      return this;
    }
    boolean beyond = s * (close - far()) > 0;
    ZoneState next =
        beyond || state == ZoneState.CONSUMED ? ZoneState.CONSUMED : ZoneState.TESTED;
    boolean old = touchedBar >= 0 && bar - touchedBar > DecisionTable.TOUCH_BARS;
    if (old && next == state) {
      return this;
    }
    boolean inside = reached && s * ((s > 0 ? barLow : barHigh) - far()) <= 0;
    boolean back = s * (close - near()) < 0;
    int reclaimed = back ? (reclaimedBar >= 0 ? reclaimedBar : bar) : -1;
    double outermost =
        Double.isNaN(extreme) ? wick : (s > 0 ? Math.max(extreme, wick) : Math.min(extreme, wick));
    if (next == state && reclaimed == reclaimedBar && outermost == extreme && !inside) {
      return this;
    }
    boolean first = touchedBar < 0;
    return new MemoryZone(
        rootId, side, low, high, percentile, notional, currency, firstSeenNanos, knownNanos, next,
        touches + (inside || first ? 1 : 0), first ? bar : touchedBar,
        first ? closeNanos : touchedNanos, beyond && consumedBar < 0 ? bar : consumedBar,
        reclaimed, outermost, next == state ? changedBar : bar);
  }

  /** Whether it was run through so long ago that no bar changes it and no row asks for it. */
  boolean rests(int bar) {
    return state == ZoneState.CONSUMED && bar >= restsAt();
  }

  /** The first bar at which it rests once it was run through. */
  int restsAt() {
    return 1 + Math.max(
        touchedBar + DecisionTable.TOUCH_BARS, consumedBar + DecisionTable.FRESH_BARS);
  }

  /** The first bar at which a touched zone is no longer remembered. */
  int forgottenAt() {
    return touchedBar + ZoneMemory.TOUCHED_BARS + 1;
  }

  /** As a profile shows it for the first time. */
  static MemoryZone seen(LiquidationZone zone, long profileNanos, int bar) {
    return new MemoryZone(
        zone.rootId(), zone.side(), zone.low(), zone.high(), zone.percentile(),
        zone.expectedForced().mean(), zone.fidelity().showsCurrency(),
        Math.min(zone.firstSeenNanos(), profileNanos), profileNanos, ZoneState.UNTESTED, 0, -1,
        Long.MIN_VALUE, -1, -1, Double.NaN, bar);
  }

  /** An untested zone as a newer profile shows it. */
  MemoryZone as(LiquidationZone zone, long newNanos) {
    return new MemoryZone(
        rootId, side, zone.low(), zone.high(), zone.percentile(), zone.expectedForced().mean(),
        zone.fidelity().showsCurrency(), firstSeenNanos, newNanos, state, touches, touchedBar,
        touchedNanos, consumedBar, reclaimedBar, extreme, changedBar);
  }

  /** It with what a profile says of it; the same object if that is what it says. */
  MemoryZone saying(double rank, double mass, boolean quoted) {
    boolean same =
        Double.compare(percentile, rank) == 0 && Double.compare(notional, mass) == 0
            && currency == quoted;
    return same
        ? this
        : new MemoryZone(
            rootId, side, low, high, rank, mass, quoted, firstSeenNanos, profileNanos, state,
            touches, touchedBar, touchedNanos, consumedBar, reclaimedBar, extreme, changedBar);
  }

  /** It with the farthest price since its touch; the same object if it has that. */
  MemoryZone reaching(double farthest) {
    return Double.compare(extreme, farthest) == 0
        ? this
        : new MemoryZone(
            rootId, side, low, high, percentile, notional, currency, firstSeenNanos, profileNanos,
            state, touches, touchedBar, touchedNanos, consumedBar, reclaimedBar, farthest,
            changedBar);
  }

  MemoryZone gone(int bar, long knownNanos) {
    return new MemoryZone(
        rootId, side, low, high, percentile, notional, currency, firstSeenNanos, knownNanos,
        ZoneState.GONE, touches, touchedBar, touchedNanos, consumedBar, reclaimedBar, extreme, bar);
  }

  void save(StateWriter out, long knownNanos) throws IOException {
    out.text(rootId).constant(side).decimal(low).decimal(high).decimal(percentile);
    out.decimal(notional).flag(currency).number(firstSeenNanos).number(knownNanos);
    out.constant(state).integer(touches).integer(touchedBar).number(touchedNanos);
    out.integer(consumedBar).integer(reclaimedBar).decimal(extreme).integer(changedBar);
  }

  static MemoryZone restore(StateReader in) throws IOException {
    return new MemoryZone(
        in.text(1_024), in.constant(PositionSide.class), in.decimal(), in.decimal(), in.decimal(),
        in.decimal(), in.flag(), in.number(), in.number(), in.constant(ZoneState.class),
        in.integer(), in.integer(), in.number(), in.integer(), in.integer(), in.decimal(),
        in.integer());
  }
}
