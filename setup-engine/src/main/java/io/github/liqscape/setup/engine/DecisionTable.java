// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.WaitReason;
import org.jspecify.annotations.Nullable;

/**
 * The decision table: which candidates the zones and the chart give. Each row is written once, for a
 * side s; the other side is its mirror image. Source: setup-engine reference, section 5.
 */
final class DecisionTable {

  /** Bars for which a break, a reclaim or a flush counts as fresh. */
  static final int FRESH_BARS = 10;

  /** Bars after its first touch within which a zone can still be reclaimed or confirmed. */
  static final int TOUCH_BARS = 50;

  private static final double NEAREST_ATR = 0.5;
  private static final double LATE_ATR = 1.5;

  private final SetupContext context;
  private final NearZones zones;
  private final double close;

  /** Places of zones in the context; {@link Attempt#NO_ZONE} if there is none. */
  private final int above;

  private final int below;

  DecisionTable(SetupContext context) {
    this.context = context;
    zones = context.map;
    close = context.bar.close();
    above = findUntested(1, false);
    below = findUntested(-1, false);
  }

  /** All attempts, BUY before SELL, kinds in their order. */
  Attempt[] attempts() {
    return new Attempt[] {
      squeeze(1), reclaim(1), flush(1), level(1),
      squeeze(-1), reclaim(-1), flush(-1), level(-1)
    };
  }

  /** Row (a): a break on its way to the crowd ahead, which would have to trade in its direction. */
  private Attempt squeeze(int s) {
    int zone = nearestUntested(s);
    Move move = context.chart.swing();
    boolean trend = context.chart.swingTrend() == s;
    boolean fresh = move != null && fresh(move, s) && !move.changeOfCharacter();
    double d = move == null ? Double.NaN : s * (close - move.pivot());
    double atr = context.bar.atr();
    boolean onTime =
        move != null && move.sign() == s && d >= 0 && d <= LATE_ATR * atr && move.legs() < 4;
    boolean aligned = s * context.chart.alignment() > -0.5;
    double distance = zone < 0 ? Double.NaN : context.distanceAtr(zone);
    boolean inReach = distance >= NEAREST_ATR && distance <= SetupConstants.MID_ATR;
    return attempt(
        SetupKind.SQUEEZE_CONTINUATION, s, zone, WaitReason.SQUEEZE_NOT_SUPPORTED, false,
        Double.NaN, move != null && move.sign() == s ? move : null, Double.NaN,
        met(trend) + met(fresh) + met(onTime) + met(aligned) + met(inReach), 5);
  }

  /** Row (b): the crowd behind was swept, price came back, and the chart then turned away. */
  private Attempt reclaim(int s) {
    int zone = newestTouched(-s, false, false);
    Move move = context.chart.internal();
    boolean back = zone >= 0 && zones.reclaimedBar(zone) >= 0;
    boolean turned =
        move != null && back && fresh(move, s)
            && move.bar() >= zones.reclaimedBar(zone) && move.bar() > zones.touchedBar(zone);
    return attempt(
        SetupKind.SWEEP_RECLAIM, s, zone < 0 ? nearestUntested(-s) : zone,
        WaitReason.CLUSTER_IS_NOT_SUPPORT, true, turned ? 1 : 0,
        move != null && move.sign() == s ? move : null, Double.NaN,
        met(zone >= 0) + met(back) + met(turned), 3);
  }

  /** Row (b): the crowd ahead was run through in the direction of the trend. */
  private Attempt flush(int s) {
    int zone = newestTouched(s, true, false);
    boolean beyond =
        zone >= 0 && s * (close - zones.far(zone)) > 0
            && context.bar.index() - zones.consumedBar(zone) <= FRESH_BARS;
    boolean trend = context.chart.swingTrend() == s;
    Move move = context.chart.swing();
    return attempt(
        SetupKind.FLUSH_CONTINUATION, s, zone < 0 ? nearestUntested(s) : zone,
        WaitReason.CLUSTER_IS_NOT_SUPPORT, true, Double.NaN,
        move != null && move.sign() == s ? move : null, zone < 0 ? Double.NaN : zones.far(zone),
        met(zone >= 0) + met(beyond) + met(trend), 3);
  }

  /** Row (c): a zone at a level was touched and the chart confirmed it on a later bar. */
  private Attempt level(int s) {
    int zone = newestTouched(-s, false, true);
    Move move = context.chart.internal();
    int now = context.bar.index();
    boolean reclaimed =
        zone >= 0 && zones.reclaimedBar(zone) > zones.touchedBar(zone)
            && now - zones.reclaimedBar(zone) <= FRESH_BARS;
    boolean turned =
        zone >= 0 && move != null && fresh(move, s) && move.bar() > zones.touchedBar(zone);
    boolean away = zone >= 0 && s * (close - zones.near(zone)) > 0;
    Move own = turned ? move : null;
    return attempt(
        SetupKind.LEVEL_CONFIRMED, s, zone < 0 ? findUntested(-s, true) : zone,
        WaitReason.CLUSTER_AT_LEVEL_UNCONFIRMED, true, (reclaimed ? 1 : 0) + (turned ? 1 : 0), own,
        own == null && zone >= 0 ? zones.near(zone) : Double.NaN,
        met(zone >= 0) + met(away) + met(reclaimed || turned), 3);
  }

  private boolean fresh(Move move, int s) {
    return move.fresh(s, context.bar.index(), FRESH_BARS);
  }

  private static int met(boolean condition) {
    return condition ? 1 : 0;
  }

  /**
   * An attempt of which each condition counts.
   *
   * @param move the move that it follows, null if none
   * @param level what was broken instead, NaN if it is the move's pivot
   * @param met conditions that hold
   * @param conditions of the row
   */
  private Attempt attempt(
      SetupKind kind, int s, int zone, WaitReason otherwise, boolean leanedOn,
      double confirmations, @Nullable Move move, double level, int met, int conditions) {
    double broken = Double.isNaN(level) ? (move == null ? Double.NaN : move.pivot()) : level;
    return new Attempt(
        kind, s, zone, zone >= 0 && met == conditions, met, otherwise, leanedOn,
        confirmations, broken, move == null ? 0 : move.legs(), move != null && move.early());
  }

  /** The nearest zone ahead of a side that no wick has reached. */
  private int nearestUntested(int sign) {
    return sign > 0 ? above : below;
  }

  /** The first that fits: they are sorted. */
  private int findUntested(int sign, boolean atLevel) {
    for (int i = 0; i < zones.untested(); i++) {
      if (zones.sign(i) == sign && sign * (zones.far(i) - close) > 0
          && (!atLevel || atLevel(i))) {
        return i;
      }
    }
    return Attempt.NO_ZONE;
  }

  private boolean atLevel(int i) {
    return context.chart.marks().tagsLevel(zones.low(i), zones.high(i), context.bar.atr());
  }

  /** The zone touched, or run through, last; of several the nearest, which comes first. */
  private int newestTouched(int sign, boolean consumed, boolean atLevel) {
    int best = Attempt.NO_ZONE;
    int newest = Integer.MIN_VALUE;
    for (int i = zones.untested(); i < zones.count(); i++) {
      int bar = consumed ? zones.consumedBar(i) : zones.touchedBar(i);
      boolean wanted = consumed ? bar >= 0 : context.bar.index() - bar <= TOUCH_BARS;
      if (wanted && bar > newest && zones.sign(i) == sign
          && (!atLevel || atLevel(i))) {
        best = i;
        newest = bar;
      }
    }
    return best;
  }
}
