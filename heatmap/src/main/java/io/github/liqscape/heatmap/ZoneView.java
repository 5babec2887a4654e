// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the zones of a profile from what was usual when it was taken. Immutable.
 *
 * @param bands distance bands of the grid
 * @param detector finds zones
 * @param ranks history of that instant
 * @param longs zones of the last roll, LONG
 * @param shorts zones of the last roll, SHORT
 * @param rollNanos time from one roll to the next
 * @param volume24h notional traded in the last 24 h, NaN if unknown
 * @param openInterestNotional NaN if unknown
 * @param atr Wilder's ATR(14) of hourly candles of the sweeping price, NaN until known
 */
record ZoneView(
    ZoneBands bands,
    ZoneDetector detector,
    ZoneRanks ranks,
    List<ZoneTrack> longs,
    List<ZoneTrack> shorts,
    long rollNanos,
    double volume24h,
    double openInterestNotional,
    double atr) {

  private static final double TEN_BPS = 0.001;

  /**
   * The zones of one side, nearest first.
   *
   * @param nearest index of the bucket next to the mark
   * @param nearestBucket the same on the absolute grid
   */
  List<LiquidationZone> zones(
      LiquidationProfile profile, PositionSide side, int nearest, int nearestBucket) {
    return zones(
        profile, find(profile, side, nearest, nearestBucket, new ZoneSmoother.Room()));
  }

  /**
   * Where the zones of one side are, before anything else is known of them.
   *
   * @param nearest index of the bucket next to the mark
   * @param ranked whether they were ranked in history
   */
  record Found(
      PositionSide side, int nearest, boolean ranked, List<ZoneCandidate> candidates,
      List<ZoneTrack> tracks) {}

  /** Finds and names the zones of one side. */
  Found find(
      LiquidationProfile profile, PositionSide side, int nearest, int nearestBucket,
      ZoneSmoother.Room room) {
    int outward = -side.sign();
    double[] forced = new double[bands.buckets()];
    for (int i = 0; i < forced.length; i++) {
      int index = nearest + outward * i;
      forced[i] =
          index >= 0 && index < profile.size(side) ? profile.expectedForced(side, index) : 0;
    }
    double[] smoothed = detector.smooth(forced, room);
    boolean ranked = ranks.ranked() && profile.provenance().fidelity().showsCurrency();
    List<ZoneCandidate> candidates =
        detector.detect(smoothed, ranked ? ranks.thresholds85(side) : unranked());
    List<ZoneTrack> tracks =
        ZoneTracker.label(
            side, side == PositionSide.LONG ? longs : shorts, nearestBucket, candidates,
            profile.asOfNanos(), rollNanos);
    return new Found(side, nearest, ranked, candidates, tracks);
  }

  /** All that was found, in full. */
  List<LiquidationZone> zones(LiquidationProfile profile, Found found) {
    List<LiquidationZone> zones = new ArrayList<>(found.candidates.size());
    for (int z = 0; z < found.candidates.size(); z++) {
      zones.add(zone(profile, found, z));
    }
    return List.copyOf(zones);
  }

  /** The nearest of what was found, if there is any. */
  Optional<LiquidationZone> nearest(LiquidationProfile profile, Found found) {
    return found.candidates.isEmpty() ? Optional.empty() : Optional.of(zone(profile, found, 0));
  }

  private LiquidationZone zone(LiquidationProfile profile, Found found, int z) {
    return zone(
        profile, found.side, found.nearest, found.candidates.get(z), found.tracks.get(z),
        found.ranked);
  }

  private LiquidationZone zone(
      LiquidationProfile profile, PositionSide side, int nearest, ZoneCandidate c, ZoneTrack track,
      boolean ranked) {
    int outward = -side.sign();
    int a = nearest + outward * c.first();
    int b = nearest + outward * c.last();
    int from = Math.min(a, b);
    int to = Math.max(a, b);
    double low = profile.low(side, from);
    double high = profile.high(side, to);
    double forced = 0;
    double position = 0;
    double[] split = new double[profile.leverageBins().size()];
    for (int i = from; i <= to; i++) {
      forced += profile.expectedForced(side, i);
      position += profile.positionNotional(side, i);
      for (int bin = 0; bin < split.length; bin++) {
        split[bin] += profile.expectedForced(side, i, bin);
      }
    }
    double sum = forced;
    ForcedBand band =
        profile.band(side, low, high).orElseGet(() -> new ForcedBand(sum, sum, sum, sum, 0));
    double near = side == PositionSide.LONG ? high : low;
    double distance = Math.max(0, outward * (near - profile.mark()));
    boolean currency = profile.provenance().fidelity().showsCurrency();
    int bandIndex = bands.band(c.peak());
    return new LiquidationZone(
        track.id(),
        track.rootId(),
        side,
        low,
        high,
        Math.clamp(
            profile.low(side, nearest)
                * StrictMath.exp(
                    bands.bucketWidth()
                        * (side == PositionSide.LONG ? 1 - c.centroid() : c.centroid())),
            low,
            high),
        band,
        position,
        ranked ? ranks.percentile(side, bandIndex, c.peakValue()) : Double.NaN,
        ranked,
        forced * TEN_BPS / ((to - from + 1) * bands.bucketWidth()),
        currency && volume24h > 0 ? forced / volume24h : Double.NaN,
        currency && openInterestNotional > 0 ? forced / openInterestNotional : Double.NaN,
        shares(split, forced),
        track.firstSeenNanos(),
        distance / profile.mark(),
        atr > 0 ? distance / atr : Double.NaN,
        profile.provenance().fidelity());
  }

  private static List<Double> shares(double[] split, double forced) {
    List<Double> shares = new ArrayList<>(split.length);
    for (double part : split) {
      shares.add(forced > 0 ? part / forced : 0);
    }
    return shares;
  }

  private static double[] unranked() {
    double[] none = new double[ZoneBands.COUNT];
    Arrays.fill(none, Double.NaN);
    return none;
  }
}
