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
import java.util.PriorityQueue;

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

  private static final Comparator<ZoneSlot> BY_DISCOVERY =
      Comparator.comparingInt(slot -> slot.known);

  /** By distance as of the newest map, later ones last. */
  private ZoneSlot[] active = new ZoneSlot[32];

  private int size;
  private int discovered;
  private final ShownZones shown = new ShownZones();

  /** Touched longest ago first. */
  private final PriorityQueue<MemoryZone> resting = new PriorityQueue<>(BY_TOUCH);

  private final Map<String, ZoneSlot> byRoot = new HashMap<>();
  private long profiles;

  /** Time of the newest profile: every untested zone is as it says. */
  private long profileNanos = Long.MIN_VALUE;

  /** The zones that a bar can still change or a row ask for, in the order of their discovery. */
  MemoryZone[] zones() {
    ZoneSlot[] slots = byDiscovery();
    MemoryZone[] zones = new MemoryZone[slots.length];
    for (int i = 0; i < zones.length; i++) {
      zones[i] = slots[i].zone();
    }
    return zones;
  }

  private ZoneSlot[] byDiscovery() {
    ZoneSlot[] slots = Arrays.copyOf(active, size);
    Arrays.sort(slots, BY_DISCOVERY);
    return slots;
  }

  /** What a decision at the close of a bar may know of the zones. */
  SetupContext.Map map(double close, double pull, int bar) {
    ZoneSlot.sort(active, size, close);
    return new SetupContext.Map(active, size, pull, bar, close);
  }

  /** Number of zones that rest. */
  int resting() {
    return resting.size();
  }

  /** A bar has closed. */
  void test(int bar, long openNanos, long closeNanos, double high, double low, double close) {
    MemoryZone oldest = resting.peek();
    while (oldest != null && forgotten(oldest, bar)) {
      forget(oldest.rootId());
      resting.remove();
      oldest = resting.peek();
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      ZoneSlot slot = active[i];
      if (slot.untested()) {
        if (profileNanos <= openNanos && slot.reached(high, low)) {
          slot.set(slot.zone().after(bar, closeNanos, high, low, close, profileNanos));
        }
        active[kept++] = slot;
        continue;
      }
      MemoryZone zone = slot.zone();
      if (zone.state() == ZoneState.GONE || forgotten(zone, bar)) {
        forget(zone.rootId());
      } else if (zone.rests(bar)) {
        resting.add(zone);
      } else {
        if (zone.profileNanos() <= openNanos) {
          slot.set(zone.after(bar, closeNanos, high, low, close, zone.profileNanos()));
        }
        active[kept++] = slot;
      }
    }
    Arrays.fill(active, kept, size, null);
    size = kept;
  }

  private void forget(String rootId) {
    ZoneSlot slot = byRoot.remove(rootId);
    if (slot != null) {
      slot.held = false;
    }
  }

  private static boolean forgotten(MemoryZone zone, int bar) {
    return zone.touchedBar() >= 0 && bar - zone.touchedBar() > TOUCHED_BARS;
  }

  /** A new profile, after {@link #test} of the same bar. */
  void take(LiquidationProfile profile, int bar) {
    profiles++;
    profileNanos = profile.asOfNanos();
    int before = size;
    take(profile.zones(PositionSide.SHORT), bar);
    take(profile.zones(PositionSide.LONG), bar);
    shown.done();
    for (int i = 0; i < before; i++) {
      ZoneSlot slot = active[i];
      if (slot.found != profiles && slot.untested()) {
        slot.set(slot.zone().gone(bar, profileNanos));
      }
    }
  }

  /** By root id, nearest first: of a zone that has split, the nearest part counts. */
  private void take(List<LiquidationZone> zones, int bar) {
    for (int i = 0; i < zones.size(); i++) {
      LiquidationZone zone = zones.get(i);
      if (!highInterest(zone)) {
        continue;
      }
      ZoneSlot slot = shown.find(zone.rootId(), byRoot);
      if (slot == null) {
        shown.show(add(MemoryZone.seen(zone, profileNanos, bar)));
      } else if (slot.found != profiles) {
        slot.found = profiles;
        shown.show(slot);
        if (slot.untested() && !slot.same(zone)) {
          slot.set(
              zone.side() == slot.zone().side()
                  ? slot.zone().as(zone, profileNanos)
                  : slot.zone().gone(bar, profileNanos));
        }
      }
    }
  }

  private ZoneSlot add(MemoryZone zone) {
    ZoneSlot slot = new ZoneSlot(zone, discovered++);
    slot.found = profiles;
    byRoot.put(zone.rootId(), slot);
    if (size == active.length) {
      active = Arrays.copyOf(active, 2 * size);
    }
    active[size++] = slot;
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
    return slot != null && slot.zone().side() == side ? slot.zone().changedBar() : -1;
  }

  void save(StateWriter out) throws IOException {
    out.integer(size + resting.size());
    for (ZoneSlot slot : byDiscovery()) {
      MemoryZone zone = slot.zone();
      zone.save(out, slot.untested() ? profileNanos : zone.profileNanos());
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
    Arrays.fill(active, null);
    size = 0;
    discovered = 0;
    shown.clear();
    resting.clear();
    byRoot.clear();
    profileNanos = Long.MIN_VALUE;
    int saved = in.integer(0, MOST);
    for (int i = 0; i < saved; i++) {
      MemoryZone zone = MemoryZone.restore(in);
      if (zone.state() == ZoneState.UNTESTED) {
        profileNanos = zone.profileNanos();
      }
      ZoneSlot slot = add(zone);
      if (zone.rests(bar)) {
        resting.add(zone);
        size--;
        slot.place = 0;
      }
    }
  }
}
