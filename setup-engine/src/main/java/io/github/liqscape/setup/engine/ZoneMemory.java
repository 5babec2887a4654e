package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.ZoneState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers zones after price has swept them: a map sets what price touches to zero, so a swept zone
 * is in no later profile, yet what the chart does after the sweep is what a setup asks for.
 *
 * <p>At the close of each bar, first the bar tests the zones of profiles that are at least as old as
 * its open, then zones that are still untested take their new version from the new profile, or are
 * gone. A zone is known by its root id. Touched zones stay for 500 bars, gone ones for one.
 *
 * <p>Threading: single writer. The zones themselves are immutable.
 */
final class ZoneMemory {

  /** Bars for which a touched zone is remembered. */
  static final int TOUCHED_BARS = 500;

  private static final int MOST = 10_000;

  private final List<MemoryZone> zones = new ArrayList<>();

  /** The zones, in the order in which they were first known. */
  MemoryZone[] zones() {
    return zones.toArray(new MemoryZone[0]);
  }

  /** A bar has closed. */
  void test(int bar, long openNanos, long closeNanos, double high, double low, double close) {
    int kept = 0;
    for (int i = 0; i < zones.size(); i++) {
      MemoryZone zone = zones.get(i);
      if (forgotten(zone, bar)) {
        continue;
      }
      zones.set(
          kept++,
          zone.profileNanos() <= openNanos
              ? zone.after(bar, closeNanos, high, low, close)
              : zone);
    }
    zones.subList(kept, zones.size()).clear();
  }

  private static boolean forgotten(MemoryZone zone, int bar) {
    return zone.state() == ZoneState.GONE
        || (zone.touchedBar() >= 0 && bar - zone.touchedBar() > TOUCHED_BARS);
  }

  /** A new profile, after {@link #test} of the same bar. */
  void take(LiquidationProfile profile, int bar) {
    Map<String, LiquidationZone> fresh = new LinkedHashMap<>();
    collect(fresh, profile.zones(PositionSide.SHORT));
    collect(fresh, profile.zones(PositionSide.LONG));
    for (int i = 0; i < zones.size(); i++) {
      MemoryZone old = zones.get(i);
      LiquidationZone now = fresh.remove(old.rootId());
      if (old.state() == ZoneState.UNTESTED) {
        boolean same = now != null && now.side() == old.side();
        zones.set(
            i,
            now != null && same
                ? version(now, profile, old.firstSeenNanos(), old.changedBar())
                : old.gone(bar));
      }
    }
    for (LiquidationZone zone : fresh.values()) {
      zones.add(version(zone, profile, Math.min(zone.firstSeenNanos(), profile.asOfNanos()), bar));
    }
  }

  /** By root id, nearest first: of a zone that has split, the nearest part counts. */
  private static void collect(Map<String, LiquidationZone> into, List<LiquidationZone> zones) {
    for (LiquidationZone zone : zones) {
      if (highInterest(zone)) {
        into.putIfAbsent(zone.rootId(), zone);
      }
    }
  }

  /** Its own percentile, or the flagged fallback of a profile without history. */
  private static boolean highInterest(LiquidationZone zone) {
    return zone.percentile() >= SetupConstants.HIGH_INTEREST_PERCENTILE
        || (!zone.ranked() && Double.isNaN(zone.percentile()));
  }

  private static MemoryZone version(
      LiquidationZone zone, LiquidationProfile profile, long firstSeenNanos, int changedBar) {
    return new MemoryZone(
        zone.rootId(), zone.side(), zone.low(), zone.high(), zone.percentile(),
        zone.expectedForced().mean(), zone.fidelity().showsCurrency(), firstSeenNanos,
        profile.asOfNanos(), ZoneState.UNTESTED, 0, -1, Long.MIN_VALUE, -1, -1, Double.NaN,
        changedBar);
  }

  /** Bar at which the zone of a trade last changed its state. */
  int changedBar(String rootId, PositionSide side) {
    for (MemoryZone zone : zones) {
      if (zone.side() == side && zone.rootId().equals(rootId)) {
        return zone.changedBar();
      }
    }
    return -1;
  }

  void save(StateWriter out) throws IOException {
    out.integer(zones.size());
    for (MemoryZone zone : zones) {
      zone.save(out);
    }
  }

  void restore(StateReader in) throws IOException {
    zones.clear();
    int size = in.integer(0, MOST);
    for (int i = 0; i < size; i++) {
      zones.add(MemoryZone.restore(in));
    }
  }
}
