// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.MarkSource;
import io.github.liqscape.liquidation.Provenance;
import io.github.liqscape.market.StreamKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down where a profile comes from: its labels, ages and flags. What never changes is put into
 * words once, because profiles are asked for often.
 */
final class MapProvenance {

  static final long MINUTE = 60_000_000_000L;
  static final long MARK_STALE = 5_000_000_000L;

  private final Instrument instrument;
  private final MarginTiers tiers;
  private final String modelId;
  private final List<String> venues;
  private final String tiersInWords;
  private final Map<String, String> assumptions;

  MapProvenance(Instrument instrument, MarginTiers tiers, MapConfig config) {
    this.instrument = instrument;
    this.tiers = tiers;
    modelId = "liqscape-map/1 " + config.hash();
    venues = List.of(instrument.venue().id());
    tiersInWords = tiers.toString();
    assumptions = Map.copyOf(config.assumptions());
  }

  /** A map that has seen no price knows nothing, and says so. */
  Provenance empty(Optional<String> lastScore) {
    return new Provenance(
        modelId, venues, Fidelity.VOLUME_PROXY, MarkSource.NONE, Double.NaN, 0, Double.NaN, 0, 0,
        Map.of(), true, List.of("NO_PRICE"), tiersInWords, assumptions, lastScore);
  }

  Provenance of(
      MapBody body, ForcedFlow flow, GapLedger gaps, Intake intake, long now,
      Optional<String> lastScore) {
    Map<String, Long> ages = new LinkedHashMap<>();
    for (StreamKind kind : StreamKind.values()) {
      long seen = intake.order().newestNanos(kind);
      if (seen != Long.MIN_VALUE) {
        ages.put(kind.name(), now - seen);
      }
    }
    List<String> flags = new ArrayList<>();
    boolean stale = false;
    if (body.markSource() == MarkSource.MARK_PRICE && now - body.realMarkNanos() > MARK_STALE) {
      stale = true;
      flags.add("MARK_STALE");
    }
    if (body.anchored()
        && body.interestPeriod() > 0
        && now - body.interestNanos() > 2 * body.interestPeriod()) {
      stale = true;
      flags.add("OPEN_INTEREST_STALE");
    }
    if (body.tradeNanos() != Long.MIN_VALUE && now - body.tradeNanos() > MINUTE) {
      stale = true;
      flags.add("TRADES_STALE");
    }
    if (body.sweepIncomplete(now)) {
      flags.add("SWEEP_INCOMPLETE");
    }
    if (tiers.staleAt(now)) {
      flags.add("TIERS_STALE");
    }
    Fidelity fidelity = fidelity(body, flow, now);
    if (fidelity == Fidelity.VOLUME_PROXY) {
      flags.add("CLOSE_TO_SHIFTED_VOLUME_PROFILE");
    } else if (!flow.calibrated()) {
      flags.add("UNCALIBRATED");
    }
    return new Provenance(
        modelId, venues, fidelity, body.markSource(), coverage(body, gaps, now), farShare(body),
        flow.prints().unexplainedShare(), gaps.seconds24h(now),
        (int) Math.min(Integer.MAX_VALUE, flow.prints().count()), ages, stale, flags, tiersInWords,
        assumptions, lastScore);
  }

  /** Part of the open interest whose opening was seen, lowered by gaps; NaN without open interest. */
  static double coverage(MapBody body, GapLedger gaps, long now) {
    return body.anchored()
        ? (1 - body.unknownShare()) * (1 - gaps.seconds24h(now) / 86_400)
        : Double.NaN;
  }

  Fidelity fidelity(MapBody body, ForcedFlow flow, long now) {
    if (!body.anchored()) {
      return Fidelity.VOLUME_PROXY;
    }
    if (!body.tradesFresh(now)) {
      return Fidelity.CANDLE_OI;
    }
    if (instrument.venue().equals(Venue.SYNTHETIC)) {
      return Fidelity.SYNTHETIC;
    }
    boolean marked = body.markSource() != MarkSource.TRADE_PROXY;
    return marked && flow.calibrated() ? Fidelity.CALIBRATED : Fidelity.OI_ANCHORED;
  }

  private static double farShare(MapBody body) {
    double far = 0;
    double all = 0;
    for (int side = 0; side < 2; side++) {
      SideMass mass = body.book().side(side);
      for (int bin = 0; bin < DistancePrior.BINS; bin++) {
        far += mass.far(bin);
        all += mass.total(bin);
      }
    }
    return all > 0 ? far / all : 0;
  }
}
