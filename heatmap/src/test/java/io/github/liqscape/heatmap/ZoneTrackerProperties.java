// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ZoneTrackerProperties {

  private static List<ZoneCandidate> someZones(SplittableRandom random) {
    List<ZoneCandidate> zones = new ArrayList<>();
    int at = random.nextInt(10);
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      int first = at + random.nextInt(6);
      int last = first + 1 + random.nextInt(15);
      zones.add(
          new ZoneCandidate(
              first, last, first + random.nextInt(last - first + 1), 1, 1, first + 0.5));
      at = last + 1;
    }
    return zones;
  }

  @Property
  void ids_are_unique_never_come_back_and_keep_their_root_and_birth(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ZoneTracker tracker = new ZoneTracker();
    Map<String, ZoneTrack> born = new HashMap<>();
    Set<String> alive = new HashSet<>();
    Set<String> gone = new HashSet<>();
    List<ZoneTrack> previous = List.of();
    for (long minute = 1; minute <= 20; minute++) {
      List<ZoneCandidate> zones = someZones(random);
      int nearest = 100 + random.nextInt(5);
      long hour = ZoneTracker.HOUR_NANOS;
      tracker.roll(0, List.of(), nearest, zones, minute * hour, hour);
      List<ZoneTrack> now = tracker.zones(PositionSide.SHORT);
      Set<String> ids = new HashSet<>();
      for (ZoneTrack zone : now) {
        assertThat(ids.add(zone.id())).isTrue();
        assertThat(gone).doesNotContain(zone.id());
        ZoneTrack first = born.putIfAbsent(zone.id(), zone);
        if (first != null) {
          assertThat(zone.rootId()).isEqualTo(first.rootId());
          assertThat(zone.firstSeenNanos()).isEqualTo(first.firstSeenNanos());
          assertThat(alive).contains(zone.id());
        }
        assertThat(born).containsKey(zone.rootId());
        checkAgainstOld(zone, previous);
      }
      gone.addAll(alive);
      gone.removeAll(ids);
      alive.clear();
      alive.addAll(ids);
      previous = now;
    }
  }

  /** The law, told from the new zone's side. */
  private static void checkAgainstOld(ZoneTrack zone, List<ZoneTrack> previous) {
    double most = 0;
    for (ZoneTrack old : previous) {
      double overlap = overlap(zone, old);
      most = Math.max(most, overlap);
      if (overlap > 0.5) {
        assertThat(zone.id()).isEqualTo(old.id());
      } else if (overlap < 0.5) {
        assertThat(zone.id()).isNotEqualTo(old.id());
      }
    }
    if (most == 0) {
      assertThat(zone.rootId()).isEqualTo(zone.id());
    } else {
      double bound = most;
      assertThat(previous)
          .filteredOn(old -> overlap(zone, old) == bound)
          .extracting(ZoneTrack::rootId)
          .contains(zone.rootId());
    }
  }

  private static double overlap(ZoneTrack zone, ZoneTrack old) {
    return (double) zone.intersection(old.low(), old.high()) / zone.union(old.low(), old.high());
  }
}
