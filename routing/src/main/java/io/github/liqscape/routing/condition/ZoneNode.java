// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Candles;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Price enters, approaches, leaves or sweeps one of the zones it follows; each for itself. */
final class ZoneNode extends Node {

  private static final int MOST_ZONES = 10_000;

  private final Trigger.ZoneIs trigger;
  private final double band;
  private final Map<String, SeenZone> zones = new LinkedHashMap<>();
  private long zonesAsOf = Long.MIN_VALUE;
  private @Nullable LiquidationZone told;

  ZoneNode(Trigger.ZoneIs trigger, double rearmFraction) {
    this.trigger = trigger;
    this.band = rearmFraction;
  }

  @Override
  void step(Moment moment) {
    if (moment.zonesAsOf() > zonesAsOf) {
      zonesAsOf = moment.zonesAsOf();
      follow(moment);
    }
    double price = moment.zonePrice();
    double atr = moment.bars(trigger.timeframe()).atr(SetupConstants.ATR_PERIODS);
    told = null;
    boolean yes = false;
    boolean anew = false;
    boolean near = false;
    for (SeenZone seen : zones.values()) {
      boolean was = seen.met;
      boolean now = !Double.isNaN(price) && meets(seen, price, atr, moment);
      boolean begins = now && (momentary() || !was);
      if (now && (told == null || (begins && !anew))) {
        told = seen.zone;
      }
      yes |= now;
      anew |= begins;
      near |= seen.met;
    }
    answer(yes);
    again = anew;
    if (!yes && near) {
      margin = CLOSE_BY;
    }
  }

  private boolean momentary() {
    return trigger.move() == ZoneMove.LEAVES || trigger.move() == ZoneMove.SWEEPS;
  }

  private void follow(Moment moment) {
    Map<String, SeenZone> next = new LinkedHashMap<>();
    for (LiquidationZone zone : moment.zones()) {
      boolean wanted = (trigger.side().isEmpty() || trigger.side().get() == zone.side())
          && (zone.percentile() >= trigger.leastPercentile()
              || (ZoneInterest.fallback(zone)
                  && trigger.leastPercentile() == SetupConstants.HIGH_INTEREST_PERCENTILE));
      String key = WatchedZone.key(zone);
      if (wanted && !next.containsKey(key)) {
        SeenZone known = zones.get(key);
        if (known == null) {
          known = new SeenZone(zone, moment.zonesAsOf());
        }
        if (!known.busy()) {
          known.zone = zone; // one that price has met stays as it was met
        }
        next.put(key, known);
      }
    }
    zones.forEach((key, seen) -> {
      if (seen.busy()) {
        next.putIfAbsent(key, seen);
      }
    });
    zones.clear();
    zones.putAll(next);
  }

  /** Whether the move is there now; keeps what the zone remembers. */
  private boolean meets(SeenZone seen, double price, double atr, Moment moment) {
    return switch (trigger.move()) {
      case ENTERS -> {
        boolean inside = seen.inside(price);
        if (inside && seen.outsideSeen) {
          seen.met = true;
        } else if (!inside) {
          seen.outsideSeen = true;
        }
        if (seen.left(price, atr)) {
          seen.met = false;
        }
        yield inside && seen.met;
      }
      case LEAVES -> {
        boolean left = seen.met && seen.left(price, atr);
        seen.met = !left && (seen.met || seen.inside(price));
        yield left;
      }
      case APPROACHES -> approaches(seen, price, moment);
      case SWEEPS -> sweeps(seen, atr, moment);
    };
  }

  private boolean approaches(SeenZone seen, double price, Moment moment) {
    LiquidationZone zone = seen.zone;
    double edge = price > zone.high() ? zone.high() : zone.low();
    double away = ZoneInterest.distance(price, zone.low(), zone.high());
    double within = moment.distance(trigger.within(), edge);
    boolean near = away <= within;
    if (near) {
      seen.met = true;
    } else if (away >= within + edge * band) {
      seen.met = false;
    }
    return near;
  }

  private boolean sweeps(SeenZone seen, double atr, Moment moment) {
    Candles closed = moment.bars(trigger.timeframe()).closed();
    int newest = closed.newestIndex();
    if (!moment.closes(trigger.timeframe()) || !(atr > 0)
        || seen.since > closed.openNanos(newest)) {
      return false;
    }
    return seen.sweep(closed.high(newest), closed.low(newest), closed.close(newest), atr);
  }

  @Override
  void say(AlertBuilder alert) {
    if (told != null) {
      alert.zone(new PriceRange(told.low(), told.high()))
          .label("zone", told.rootId())
          .label("zone-side", told.side().name());
      if (ZoneInterest.fallback(told)) {
        alert.label("ranking", "present");
      }
    }
  }

  @Override
  String reading() {
    return told == null
        ? ""
        : TriggerChecks.lower(told.side()) + "s crowded at " + Words.number(told.low()) + " - "
            + Words.number(told.high())
            + (ZoneInterest.fallback(told) ? " (FALLBACK: ranked in the present map only)" : "");
  }

  @Override
  void save(StateWriter out) throws IOException {
    out.number(zonesAsOf).integer(zones.size());
    for (SeenZone seen : zones.values()) {
      seen.save(out);
    }
  }

  @Override
  void restore(StateReader in) throws IOException {
    zonesAsOf = in.number();
    int count = in.integer(0, MOST_ZONES);
    for (int i = 0; i < count; i++) {
      SeenZone seen = SeenZone.restore(in);
      zones.put(WatchedZone.key(seen.zone), seen);
    }
  }
}
