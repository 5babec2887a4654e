// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A zone of high interest while it lasts: its newest reading, and what was told of it. */
final class WatchedZone {

  static final long NEVER = Long.MIN_VALUE;
  private static final int MOST_BINS = 10_000;

  LiquidationZone zone;
  AlertTier tier = AlertTier.WATCHLIST;
  AlertTier told = AlertTier.WATCHLIST;
  final long watchedSince;
  long riskSince = NEVER;
  long toldAt = NEVER;

  WatchedZone(LiquidationZone zone, long watchedSince) {
    this.zone = zone;
    this.watchedSince = watchedSince;
  }

  static String key(LiquidationZone zone) {
    return zone.side() + " " + zone.rootId();
  }

  /** Since when the cause of its present tier holds. */
  long since() {
    return tier == AlertTier.ACTIVE_RISK ? riskSince : watchedSince;
  }

  void save(StateWriter out) throws IOException {
    write(out, zone);
    out.number(watchedSince).number(riskSince).number(toldAt).constant(tier).constant(told);
  }

  static WatchedZone restore(StateReader in) throws IOException {
    LiquidationZone zone = read(in);
    WatchedZone watched = new WatchedZone(zone, in.number());
    watched.riskSince = in.number();
    watched.toldAt = in.number();
    watched.tier = in.constant(AlertTier.class);
    watched.told = in.constant(AlertTier.class);
    return watched;
  }

  static void write(StateWriter out, LiquidationZone z) throws IOException {
    out.text(z.id()).text(z.rootId()).constant(z.side());
    out.decimal(z.low()).decimal(z.high()).decimal(z.centroid());
    ForcedBand band = z.expectedForced();
    out.decimal(band.mean()).decimal(band.low()).decimal(band.median()).decimal(band.high());
    out.decimal(band.prints()).decimal(z.positionNotional()).decimal(z.percentile());
    out.flag(z.ranked()).decimal(z.notionalPer10Bps()).decimal(z.ratioToVolume24h());
    out.decimal(z.ratioToOpenInterest());
    out.decimals(z.leverageSplit().stream().mapToDouble(Double::doubleValue).toArray());
    out.number(z.firstSeenNanos()).decimal(z.distance()).decimal(z.distanceAtr());
    out.constant(z.fidelity());
  }

  static LiquidationZone read(StateReader in) throws IOException {
    String id = in.text(StateFields.LONGEST_NAME);
    String root = in.text(StateFields.LONGEST_NAME);
    PositionSide side = in.constant(PositionSide.class);
    double low = in.decimal();
    double high = in.decimal();
    double centroid = in.decimal();
    ForcedBand band =
        new ForcedBand(
            in.decimal(), in.decimal(), in.decimal(), in.decimal(), in.decimal());
    double notional = in.decimal();
    double percentile = in.decimal();
    boolean ranked = in.flag();
    double per10Bps = in.decimal();
    double toVolume = in.decimal();
    double toInterest = in.decimal();
    List<Double> split = new ArrayList<>();
    for (double share : in.decimals(MOST_BINS)) {
      split.add(share);
    }
    return new LiquidationZone(
        id, root, side, low, high, centroid, band, notional, percentile, ranked, per10Bps,
        toVolume, toInterest, split, in.number(), in.decimal(), in.decimal(),
        in.constant(Fidelity.class));
  }
}
