// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.setup.DistanceBand;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneTag;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Turns the high-interest zones of one instrument into alerts by their distance from the price, in
 * ATR(14) of one timeframe: WATCHLIST beyond 4 (or without an ATR) and between 1.5 and 4,
 * ACTIVE_RISK up to 1.5 and inside, and between 1.5 and 4 if price came nearer by at least 1 ATR
 * since the close three bars ago. A zone is of high interest from the 85th percentile of its own
 * history on; one that could be ranked within its profile only counts too, and its alerts say so.
 * ACTIVE_RISK is urgent where a support, resistance, trendline or round number lies.
 *
 * <p>An alert is made when a zone appears, when its tier rises, and again after the refresh time
 * (one minute unless said) while the zone lasts, with the tier it has then. A zone that a newer
 * profile does not show any more, or not of high interest, ends with an alert that says when. Price
 * is the mark price, or the last one where there is no mark.
 *
 * <p>Alerts carry labels {@code band} (FAR, MID, NEAR, INSIDE), {@code percentile}, {@code tags}
 * and, where it applies, {@code ranking=present} for the fallback. Rules:
 * {@code reference/alert-routing.md}, section 1.
 *
 * <p>Threading: single writer.
 */
public final class ZoneAlerts {

  /** Time after which a zone that lasts is told again, by default. */
  public static final long REFRESH_NANOS = 60_000_000_000L;

  private static final String KIND = "zone-alerts";
  private static final int VERSION = 1;
  private static final int MOST_ZONES = 10_000;

  private final Timeframe timeframe;
  private final CandleSource source;
  private final long refreshNanos;
  private final Consumer<Alert> alerts;
  private final MarketView market;
  private final Map<String, WatchedZone> zones = new LinkedHashMap<>();
  private final Map<String, Set<ZoneTag.Kind>> tags = new TreeMap<>();
  private long newestProfile = Long.MIN_VALUE;
  private long late;

  // What the zones were last judged by: until it changes, or one is due, judging says the same.
  private double judgedPrice = Double.NaN;
  private boolean barsClosed;
  private long nextDue = Long.MIN_VALUE;

  ZoneAlerts(
      Instrument instrument,
      Timeframe timeframe,
      CandleSource source,
      long refreshNanos,
      Consumer<Alert> alerts) {
    source.require(timeframe);
    this.timeframe = timeframe;
    this.source = source;
    this.refreshNanos = refreshNanos;
    this.alerts = alerts;
    market = new MarketView(instrument, source);
    market.bars(timeframe);
  }

  /**
   * Starts the rule for one instrument.
   *
   * @param timeframe whose ATR(14) and closed bars measure distances
   */
  public static ZoneAlertsBuilder of(Instrument instrument, Timeframe timeframe) {
    return new ZoneAlertsBuilder(instrument, timeframe);
  }

  /** Applies a market event of this instrument; late ones are counted and change nothing. */
  public void apply(MarketEvent event) {
    requireInstrument(event.instrument());
    if (market.apply(event, this::closed) == EventOrder.Verdict.APPLY && changed()) {
      judge();
    }
  }

  private void closed(List<Bars> ended) {
    barsClosed |= !ended.isEmpty();
  }

  private boolean changed() {
    return barsClosed
        || now() >= nextDue
        || Double.doubleToRawLongBits(judgedPrice)
            != Double.doubleToRawLongBits(market.markOrLast());
  }

  /** Takes the zones of a newer profile; an older one is counted as late. */
  public void profile(LiquidationProfile profile) {
    requireInstrument(profile.instrument());
    if (profile.asOfNanos() < newestProfile) {
      late++;
      return;
    }
    newestProfile = profile.asOfNanos();
    Map<String, LiquidationZone> fresh = new HashMap<>();
    Map<String, WatchedZone> next = new LinkedHashMap<>();
    for (PositionSide side : PositionSide.values()) {
      for (LiquidationZone zone : profile.zones(side)) {
        String key = WatchedZone.key(zone);
        // Nearest first: of a zone that has split, the nearest part counts.
        if (ZoneInterest.high(zone) && fresh.putIfAbsent(key, zone) == null) {
          WatchedZone known = zones.get(key);
          if (known == null) {
            known = new WatchedZone(zone, now());
          }
          known.zone = zone;
          next.put(key, known);
        }
      }
    }
    zones.forEach((key, gone) -> {
      if (!next.containsKey(key)) {
        end(gone);
      }
    });
    zones.clear();
    zones.putAll(next);
    judge();
  }

  /** Takes the chart objects that a setup saw at the zones. */
  public void apply(Setup setup) {
    requireInstrument(setup.instrument());
    tags.clear();
    for (ZoneEvidence zone : setup.facts().zones()) {
      if (!zone.tags().isEmpty()) {
        Set<ZoneTag.Kind> kinds = EnumSet.noneOf(ZoneTag.Kind.class);
        zone.tags().forEach(tag -> kinds.add(tag.kind()));
        tags.put(zone.side() + " " + zone.rootId(), kinds);
      }
    }
    judge();
  }

  /** Market events that came too late, and profiles older than one seen. */
  public long late() {
    return late + market.count(EventOrder.Verdict.LATE);
  }

  private void judge() {
    double price = market.markOrLast();
    if (Double.isNaN(price)) {
      return;
    }
    Bars bars = market.bars(timeframe);
    double atr = bars.atr(SetupConstants.ATR_PERIODS);
    double before = bars.close(ZoneInterest.CLOSING_BARS);
    judgedPrice = price;
    barsClosed = false;
    nextDue = Long.MAX_VALUE;
    for (WatchedZone watched : zones.values()) {
      double low = watched.zone.low();
      double high = watched.zone.high();
      double distanceAtr = ZoneInterest.distance(price, low, high) / atr;
      if (ZoneInterest.distance(price, low, high) == 0) {
        distanceAtr = 0; // inside needs no ATR
      }
      double beforeAtr = ZoneInterest.distance(before, low, high) / atr;
      watched.tier = ZoneInterest.tier(distanceAtr, beforeAtr);
      if (watched.tier == AlertTier.WATCHLIST) {
        watched.riskSince = WatchedZone.NEVER;
      } else if (watched.riskSince == WatchedZone.NEVER) {
        watched.riskSince = now();
      }
      if (watched.toldAt == WatchedZone.NEVER
          || watched.tier.compareTo(watched.told) > 0
          || now() - watched.toldAt >= refreshNanos) {
        tell(watched, price, atr, distanceAtr);
      }
      nextDue = Math.min(nextDue, watched.toldAt + refreshNanos);
    }
  }

  private void tell(WatchedZone watched, double price, double atr, double distanceAtr) {
    watched.told = watched.tier;
    watched.toldAt = now();
    LiquidationZone zone = watched.zone;
    Set<ZoneTag.Kind> kinds = tags.getOrDefault(WatchedZone.key(zone), Set.of());
    alerts.accept(
        ZoneAlertMaker.of(market.instrument(), zone, watched.tier, kinds, distanceAtr)
            .timeframe(timeframe)
            .price(price, atr)
            .startsAt(watched.since())
            .text(
                ZoneWords.title(
                    market.instrument().symbol(), zone.side(), zone.low(), zone.high(),
                    DistanceBand.of(distanceAtr)),
                ZoneWords.text(zone, price, distanceAtr, ZoneWords.tags(kinds)))
            .createdAt(now()));
  }

  private void end(WatchedZone gone) {
    if (gone.toldAt == WatchedZone.NEVER) {
      return;
    }
    LiquidationZone zone = gone.zone;
    long since = gone.told == AlertTier.WATCHLIST || gone.riskSince == WatchedZone.NEVER
        ? gone.watchedSince
        : gone.riskSince;
    alerts.accept(
        Alert.zone(
                gone.told, market.instrument().venue(), market.instrument().symbol(), zone.side(),
                zone.rootId())
            .timeframe(timeframe)
            .zone(new PriceRange(zone.low(), zone.high()))
            .price(market.markOrLast(), market.bars(timeframe).atr(SetupConstants.ATR_PERIODS))
            .startsAt(since)
            .endsAt(now())
            .text(
                market.instrument().symbol() + " zone " + Words.number(zone.low()) + " - "
                    + Words.number(zone.high()) + " has ended",
                "The map does not show it any more, or not as one of high interest. "
                    + ZoneWords.CONTEXT)
            .createdAt(now()));
  }

  private long now() {
    return Math.max(market.now(), newestProfile);
  }

  private void requireInstrument(Instrument other) {
    if (!other.equals(market.instrument())) {
      throw new IllegalArgumentException(
          "the instrument must be " + market.instrument() + ", was " + other);
    }
  }

  /** Writes the whole state. */
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, this::write);
  }

  private void write(StateWriter out) throws IOException {
    out.text(describe());
    market.save(out);
    out.number(newestProfile).number(late).integer(zones.size());
    for (WatchedZone zone : zones.values()) {
      zone.save(out);
    }
    out.integer(tags.size());
    for (Map.Entry<String, Set<ZoneTag.Kind>> entry : tags.entrySet()) {
      out.text(entry.getKey()).integer(entry.getValue().size());
      for (ZoneTag.Kind kind : entry.getValue()) {
        out.constant(kind);
      }
    }
  }

  /** Continues, exactly, what {@link #save} wrote; this one must have been made alike. */
  void read(DataInput from) throws IOException {
    SavedState.read(
        from,
        KIND,
        VERSION,
        (in, version) -> {
          read(in);
          return this;
        });
  }

  private void read(StateReader in) throws IOException {
    StateFields.same(in, "zone alerts", describe());
    market.restore(in);
    newestProfile = in.number();
    late = in.number();
    int count = in.integer(0, MOST_ZONES);
    for (int i = 0; i < count; i++) {
      WatchedZone zone = WatchedZone.restore(in);
      zones.put(WatchedZone.key(zone.zone), zone);
    }
    count = in.integer(0, MOST_ZONES);
    for (int i = 0; i < count; i++) {
      String key = in.text(StateFields.LONGEST_NAME);
      Set<ZoneTag.Kind> kinds = EnumSet.noneOf(ZoneTag.Kind.class);
      int size = in.integer(1, ZoneTag.Kind.values().length);
      for (int k = 0; k < size; k++) {
        kinds.add(in.constant(ZoneTag.Kind.class));
      }
      tags.put(key, kinds);
    }
  }

  private String describe() {
    return market.instrument() + " " + timeframe.code() + " " + source + " " + refreshNanos;
  }
}
