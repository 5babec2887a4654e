// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.setup.ZoneState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The zone memory as it is told: one list, every zone looked at on every bar. */
final class NaiveZoneMemory {

  private final List<MemoryZone> zones = new ArrayList<>();

  /** What a decision may see of it, in order. */
  List<MemoryZone> seen(int bar) {
    return zones.stream().filter(zone -> !zone.rests(bar)).toList();
  }

  void test(int bar, long openNanos, long closeNanos, double high, double low, double close) {
    List<MemoryZone> after = new ArrayList<>();
    for (MemoryZone zone : zones) {
      boolean old = zone.touchedBar() >= 0 && bar - zone.touchedBar() > ZoneMemory.TOUCHED_BARS;
      if (zone.state() != ZoneState.GONE && !old) {
        after.add(
            zone.profileNanos() <= openNanos
                ? zone.after(bar, closeNanos, high, low, close, zone.profileNanos())
                : zone);
      }
    }
    zones.clear();
    zones.addAll(after);
  }

  void take(LiquidationProfile profile, int bar) {
    Map<String, LiquidationZone> fresh = new LinkedHashMap<>();
    for (PositionSide side : List.of(PositionSide.SHORT, PositionSide.LONG)) {
      profile.zones(side).stream()
          .filter(zone -> zone.percentile() >= 85)
          .forEach(zone -> fresh.putIfAbsent(zone.rootId(), zone));
    }
    for (int i = 0; i < zones.size(); i++) {
      MemoryZone old = zones.get(i);
      LiquidationZone now = fresh.remove(old.rootId());
      if (old.state() == ZoneState.UNTESTED) {
        zones.set(
            i,
            now != null && now.side() == old.side()
                ? version(MemoryZone.seen(now, profile.asOfNanos(), bar), old)
                : old.gone(bar, profile.asOfNanos()));
      }
    }
    fresh.values().forEach(zone -> zones.add(MemoryZone.seen(zone, profile.asOfNanos(), bar)));
  }

  private static MemoryZone version(MemoryZone now, MemoryZone old) {
    return new MemoryZone(
        now.rootId(), now.side(), now.low(), now.high(), now.percentile(), now.notional(),
        now.currency(), old.firstSeenNanos(), now.profileNanos(), now.state(), now.touches(),
        now.touchedBar(), now.touchedNanos(), now.consumedBar(), now.reclaimedBar(),
        now.extreme(), old.changedBar());
  }
}
