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

  /** Number of the newest profile. */
  private int profiles;

  /**
   * Rows of the zones of the newest profile in its order, -1 of those without. The next profile
   * mostly keeps the order, so that hardly a zone has to be looked up by its root id.
   */
  private int[] shown = new int[32];

  private int shownSize;
  private int[] showing = new int[32];
  private int showingSize;

  /** Touched longest ago first. */
  private final PriorityQueue<MemoryZone> resting = new PriorityQueue<>(BY_TOUCH);

  /** The first bar that forgets one of them. */
  private int restingUntil = Integer.MAX_VALUE;

  private final Map<String, ZoneSlot> byRoot = new HashMap<>();

  /** Time of the newest profile: every untested zone is as it says. */
  private long profileNanos = Long.MIN_VALUE;

  /** The zones that a bar can still change or a row ask for, in the order of their discovery. */
  MemoryZone[] zones() {
    return Arrays.stream(active.order, 0, active.size)
        .boxed()
        .sorted(Comparator.comparingInt(row -> active.known[row]))
        .map(active::zone)
        .toArray(MemoryZone[]::new);
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
    // Downward: where one is taken out, those that move up have been looked at.
    for (int place = active.size - 1; place >= 0; place--) {
      int row = active.order[place];
      if (active.undisturbed(row, bar, high, low) || active.goesFarther(row, bar, high, low)) {
        continue;
      }
      MemoryZone zone = active.zone(row);
      if (zone.state() == ZoneState.UNTESTED) {
        if (profileNanos <= openNanos) {
          active.set(row, zone.after(bar, closeNanos, high, low, close, profileNanos), bar);
        }
      } else if (zone.state() == ZoneState.GONE || bar >= zone.forgottenAt()) {
        active.remove(place);
        byRoot.remove(zone.rootId());
      } else if (zone.rests(bar)) {
        active.remove(place);
        rest(zone);
      } else if (zone.profileNanos() <= openNanos) {
        active.set(row, zone.after(bar, closeNanos, high, low, close, zone.profileNanos()), bar);
      }
    }
  }

  private void forgetResting(int bar) {
    MemoryZone oldest = resting.peek();
    while (oldest != null && bar >= oldest.forgottenAt()) {
      byRoot.remove(oldest.rootId());
      resting.remove();
      oldest = resting.peek();
    }
    restingUntil = oldest == null ? Integer.MAX_VALUE : oldest.forgottenAt();
  }

  private void rest(MemoryZone zone) {
    ZoneSlot slot = Objects.requireNonNull(byRoot.get(zone.rootId()));
    slot.row = ZoneSlot.RESTING;
    slot.resting = zone;
    resting.add(zone);
    restingUntil = Math.min(restingUntil, zone.forgottenAt());
  }

  /** A new profile, after {@link #test} of the same bar. */
  void take(LiquidationProfile profile, int bar) {
    profileNanos = profile.asOfNanos();
    profiles++;
    showingSize = 0;
    int place = take(profile.zones(PositionSide.SHORT), bar, 0);
    take(profile.zones(PositionSide.LONG), bar, place);
    for (int i = 0; i < active.size; i++) {
      int row = active.order[i];
      if (active.shownBy[row] != profiles && active.is(row, ZoneState.UNTESTED)) {
        active.set(row, active.zone(row).gone(bar, profileNanos), bar);
      }
    }
    if (shown.length < showingSize) {
      shown = new int[showing.length];
    }
    System.arraycopy(showing, 0, shown, 0, showingSize);
    shownSize = showingSize;
  }

  /**
   * By root id, nearest first: of a zone that has split, the nearest part counts.
   *
   * @param first where in the profile before the first zone is likely to be
   * @return where the one after the last is likely to be
   */
  private int take(List<LiquidationZone> zones, int bar, int first) {
    int place = first;
    for (int i = 0; i < zones.size(); i++) {
      LiquidationZone zone = zones.get(i);
      if (!highInterest(zone)) {
        continue;
      }
      int row = shownAs(zone, place);
      if (row >= 0) {
        place++;
      } else {
        ZoneSlot slot = byRoot.get(zone.rootId());
        row = slot == null ? add(MemoryZone.seen(zone, profileNanos, bar), bar) : slot.row;
        place = slot == null ? place : after(row, place);
      }
      show(row);
      if (row >= 0 && active.shownBy[row] != profiles) {
        active.shownBy[row] = profiles;
        update(row, zone, bar);
      }
    }
    return place;
  }

  /** The row of a zone if it had this place in the profile before, else -1. */
  private int shownAs(LiquidationZone zone, int place) {
    int row = place < shownSize ? shown[place] : -1;
    return row >= 0 && zone.rootId().equals(active.rootId[row]) ? row : -1;
  }

  /** The place after that of a row in the profile before; the given one if it was not there. */
  private int after(int row, int place) {
    for (int i = 0; i < shownSize && row >= 0; i++) {
      if (shown[i] == row) {
        return i + 1;
      }
    }
    return place;
  }

  private void show(int row) {
    if (showingSize == showing.length) {
      showing = Arrays.copyOf(showing, 2 * showingSize);
    }
    showing[showingSize++] = row;
  }

  /** A zone that is still untested is as the newest profile says. */
  private void update(int row, LiquidationZone zone, int bar) {
    if (!active.is(row, ZoneState.UNTESTED)) {
      return;
    }
    if (!active.sameSide(row, zone)) {
      active.set(row, active.zone(row).gone(bar, profileNanos), bar);
    } else if (active.sameBounds(row, zone)) {
      active.say(row, zone);
    } else {
      active.set(row, active.past(row).as(zone, profileNanos), bar);
    }
  }

  private int add(MemoryZone zone, int bar) {
    int row = active.add(zone, discovered++, bar);
    byRoot.put(zone.rootId(), new ZoneSlot(row));
    return row;
  }

  /** Its own percentile, or the flagged fallback of a profile without history. */
  private static boolean highInterest(LiquidationZone zone) {
    return zone.percentile() >= SetupConstants.HIGH_INTEREST_PERCENTILE
        || (!zone.ranked() && Double.isNaN(zone.percentile()));
  }

  /** Bar at which the zone of a trade last changed its state. */
  int changedBar(String rootId, PositionSide side) {
    ZoneSlot slot = byRoot.get(rootId);
    if (slot == null) {
      return -1;
    }
    MemoryZone zone = slot.resting == null ? active.past(slot.row) : slot.resting;
    return zone.side() == side ? zone.changedBar() : -1;
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
    shownSize = 0;
    resting.clear();
    restingUntil = Integer.MAX_VALUE;
    byRoot.clear();
    profileNanos = Long.MIN_VALUE;
    int saved = in.integer(0, MOST);
    for (int i = 0; i < saved; i++) {
      MemoryZone zone = MemoryZone.restore(in);
      add(zone, bar);
      if (zone.state() == ZoneState.UNTESTED) {
        profileNanos = zone.profileNanos();
      }
      if (zone.rests(bar)) {
        active.remove(active.size - 1);
        rest(zone);
      }
    }
  }
}
