// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.ZoneState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Remembers zones after price has swept them: a map sets what price touches to zero, so a swept zone
 * is in no later profile, yet what the chart does after the sweep is what a setup asks for.
 *
 * <p>At the close of each bar, first the bar tests the zones of profiles that are at least as old as
 * its open, then zones that are still untested take their new version from the new profile, or are
 * gone. A zone is known by its root id. Touched zones stay for 500 bars, gone ones for one.
 *
 * <p>Most of what is remembered was run through long ago: no bar changes it and no row asks for it,
 * it only keeps its root id from being taken for a new zone. It rests apart, so that a bar costs as
 * much as there are zones that matter.
 *
 * <p>Threading: single writer. The zones themselves are immutable.
 */
final class ZoneMemory {

  /** Bars for which a touched zone is remembered. */
  static final int TOUCHED_BARS = 500;

  private static final int MOST = 10_000;

  private static final Comparator<MemoryZone> BY_TOUCH =
      Comparator.comparingInt(MemoryZone::touchedBar).thenComparing(MemoryZone::rootId);

  private final ZoneTable active = new ZoneTable();
  private int discovered;
  private ShownZones shown = new ShownZones();
  private ShownZones showing = new ShownZones();

  /** Touched longest ago first. */
  private final PriorityQueue<MemoryZone> resting = new PriorityQueue<>(BY_TOUCH);

  /** The first bar that forgets one of them. */
  private int restingUntil = Integer.MAX_VALUE;

  private final Map<String, ZoneSlot> byRoot = new HashMap<>();

  /** Time of the newest profile: every untested zone is as it says. */
  private long profileNanos = Long.MIN_VALUE;

  /** The zones that a bar can still change or a row ask for, in the order of their discovery. */
  MemoryZone[] zones() {
    int[] rows = byDiscovery();
    MemoryZone[] zones = new MemoryZone[rows.length];
    for (int i = 0; i < zones.length; i++) {
      zones[i] = active.zone[rows[i]];
    }
    return zones;
  }

  private int[] byDiscovery() {
    return IntStream.range(0, active.size)
        .boxed()
        .sorted(Comparator.comparingInt(row -> active.known[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** What a decision at the close of a bar may know of the zones. */
  NearZones near(double close, double pull) {
    active.sort(close);
    return new NearZones(active, pull, close);
  }

  /** Number of zones that rest. */
  int resting() {
    return resting.size();
  }

  /** A bar has closed. */
  void test(int bar, long openNanos, long closeNanos, double high, double low, double close) {
    if (bar >= restingUntil) {
      forgetResting(bar);
    }
    // Downward: where one is taken out, a row that has been looked at gets its place.
    for (int row = active.size - 1; row >= 0; row--) {
      if (active.undisturbed(row, bar, high, low)) {
        continue;
      }
      MemoryZone zone = active.zone[row];
      if (zone.state() == ZoneState.UNTESTED) {
        if (profileNanos <= openNanos) {
          set(row, zone.after(bar, closeNanos, high, low, close, profileNanos), bar);
        }
      } else if (zone.state() == ZoneState.GONE || bar >= zone.forgottenAt()) {
        remove(row);
        forget(zone.rootId());
      } else if (zone.rests(bar)) {
        remove(row);
        rest(zone);
      } else if (zone.profileNanos() <= openNanos) {
        set(row, zone.after(bar, closeNanos, high, low, close, zone.profileNanos()), bar);
      }
    }
  }

  private void forgetResting(int bar) {
    MemoryZone oldest = resting.peek();
    while (oldest != null && bar >= oldest.forgottenAt()) {
      forget(oldest.rootId());
      resting.remove();
      oldest = resting.peek();
    }
    restingUntil = oldest == null ? Integer.MAX_VALUE : oldest.forgottenAt();
  }

  private void rest(MemoryZone zone) {
    resting.add(zone);
    restingUntil = Math.min(restingUntil, zone.forgottenAt());
  }

  private void set(int row, MemoryZone zone, int bar) {
    active.set(row, zone, bar);
    slot(row).zone = zone;
  }

  private ZoneSlot slot(int row) {
    return Objects.requireNonNull(active.slot[row]);
  }

  private void remove(int row) {
    slot(row).row = ZoneSlot.RESTING;
    active.remove(row);
    if (row < active.size) {
      slot(row).row = row;
    }
  }

  private void forget(String rootId) {
    ZoneSlot slot = byRoot.remove(rootId);
    if (slot != null) {
      shown.forget(slot);
    }
  }

  /** A new profile, after {@link #test} of the same bar. */
  void take(LiquidationProfile profile, int bar) {
    profileNanos = profile.asOfNanos();
    showing.clear();
    int expected = take(profile.zones(PositionSide.SHORT), bar, 0);
    take(profile.zones(PositionSide.LONG), bar, expected);
    for (int i = 0; i < shown.size; i++) {
      ZoneSlot slot = shown.slot[i];
      if (!shown.again[i] && slot != null && untested(slot)) {
        set(slot.row, slot.zone.gone(bar, profileNanos), bar);
      }
    }
    ShownZones before = shown;
    shown = showing;
    showing = before;
  }

  private static boolean untested(ZoneSlot slot) {
    return slot.zone.state() == ZoneState.UNTESTED;
  }

  /**
   * By root id, nearest first: of a zone that has split, the nearest part counts.
   *
   * @param place where in the profile before the first zone is likely to be
   * @return where the one after the last is likely to be
   */
  private int take(List<LiquidationZone> zones, int bar, int place) {
    int expected = place;
    for (int i = 0; i < zones.size(); i++) {
      LiquidationZone zone = zones.get(i);
      if (!highInterest(zone)) {
        continue;
      }
      ZoneSlot slot;
      if (shown.isOf(expected, zone.rootId())) {
        slot = Objects.requireNonNull(shown.slot[expected]);
      } else {
        slot = byRoot.get(zone.rootId());
        if (slot == null) {
          showing.add(add(MemoryZone.seen(zone, profileNanos, bar), bar), zone);
          continue;
        }
        int found = shown.find(slot);
        if (found < 0) {
          if (showing.find(slot) < 0) {
            showing.add(slot, zone);
            update(slot, zone, bar);
          }
          continue;
        }
        expected = found;
      }
      if (!shown.again[expected]) {
        shown.again[expected] = true;
        showing.add(slot, zone);
        if (!shown.same(expected, zone)) {
          update(slot, zone, bar);
        }
      }
      expected++;
    }
    return expected;
  }

  /** A zone that is still untested is as the newest profile says. */
  private void update(ZoneSlot slot, LiquidationZone zone, int bar) {
    if (!untested(slot)) {
      return;
    }
    MemoryZone known = slot.zone;
    if (zone.side() != known.side()) {
      set(slot.row, known.gone(bar, profileNanos), bar);
      return;
    }
    MemoryZone next = known.as(zone, profileNanos);
    if (next.low() == known.low() && next.high() == known.high()) {
      // The usual case, as every profile has other masses: nothing of it is in the columns.
      active.zone[slot.row] = next;
      slot.zone = next;
    } else {
      set(slot.row, next, bar);
    }
  }

  private ZoneSlot add(MemoryZone zone, int bar) {
    ZoneSlot slot = new ZoneSlot(zone, active.size);
    active.add(zone, slot, discovered++, bar);
    byRoot.put(zone.rootId(), slot);
    return slot;
  }

  /** Its own percentile, or the flagged fallback of a profile without history. */
  private static boolean highInterest(LiquidationZone zone) {
    return zone.percentile() >= SetupConstants.HIGH_INTEREST_PERCENTILE
        || (!zone.ranked() && Double.isNaN(zone.percentile()));
  }

  /** Bar at which the zone of a trade last changed its state. */
  int changedBar(String rootId, PositionSide side) {
    ZoneSlot slot = byRoot.get(rootId);
    return slot != null && slot.zone.side() == side ? slot.zone.changedBar() : -1;
  }

  void save(StateWriter out) throws IOException {
    out.integer(active.size + resting.size());
    for (MemoryZone zone : zones()) {
      boolean untested = zone.state() == ZoneState.UNTESTED;
      zone.save(out, untested ? profileNanos : zone.profileNanos());
    }
    MemoryZone[] rest = resting.toArray(new MemoryZone[0]);
    Arrays.sort(rest, BY_TOUCH);
    for (MemoryZone zone : rest) {
      zone.save(out, zone.profileNanos());
    }
  }

  /**
   * Continues what was saved.
   *
   * @param bar the newest one, -1 before the first
   */
  void restore(StateReader in, int bar) throws IOException {
    active.clear();
    discovered = 0;
    shown.clear();
    showing.clear();
    resting.clear();
    restingUntil = Integer.MAX_VALUE;
    byRoot.clear();
    profileNanos = Long.MIN_VALUE;
    int saved = in.integer(0, MOST);
    for (int i = 0; i < saved; i++) {
      MemoryZone zone = MemoryZone.restore(in);
      ZoneSlot slot = add(zone, bar);
      if (zone.state() == ZoneState.UNTESTED) {
        profileNanos = zone.profileNanos();
        shown.add(slot, zone);
      }
      if (zone.rests(bar)) {
        remove(slot.row);
        rest(zone);
      }
    }
  }
}
