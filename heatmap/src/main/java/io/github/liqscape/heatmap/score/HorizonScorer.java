// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Opens and closes the windows of one horizon; they do not overlap. */
final class HorizonScorer {

  /** Windows with fewer prints in reached buckets are dropped. */
  static final int MIN_PRINTS = 10;

  /**
   * A window closes this long after its end: prints may be late, and a gap may be announced only
   * when it is over.
   */
  private static final long SETTLE_NANOS = 6 * 3_600_000_000_000L;

  final HorizonEvidence evidence;
  final DistanceHazard hazard = new DistanceHazard();
  private final long horizonNanos;
  private final long firstNanos;
  private final FeedGaps gaps;
  private final ArrayDeque<ScoreWindow> open = new ArrayDeque<>();
  private final ArrayDeque<TouchCase> settling = new ArrayDeque<>();
  private Set<String> roots = Set.of();
  private long free = Long.MIN_VALUE;
  private int frozen;
  private int scored;
  private int fewPrints;
  private int gapped;
  private int noMark;
  private int incomplete;
  private int embargoed;
  private long scoredPrints;
  private long outsidePrints;

  /**
   * @param firstNanos no window opens before: end of the fitted data plus two horizons
   */
  HorizonScorer(Duration horizon, long firstNanos, FeedGaps gaps) {
    this.evidence = new HorizonEvidence(horizon);
    this.horizonNanos = horizon.toNanos();
    this.firstNanos = firstNanos;
    this.gaps = gaps;
  }

  /** Whether a window may open now; counts those the embargo forbids. */
  boolean ready(long nanos) {
    if (nanos < free) {
      return false;
    }
    if (nanos < firstNanos) {
      embargoed++;
      free = nanos + horizonNanos;
      return false;
    }
    return true;
  }

  void open(
      long nanos,
      LiquidationProfile profile,
      FrozenMap map,
      Map<Baseline, double[]> baselines,
      double sigma) {
    long to = nanos + horizonNanos;
    TouchCase[] touches = null;
    if (sigma > 0) {
      double[] volume = baselines.get(Baseline.VOLUME_PROFILE);
      touches =
          Stream.of(PositionSide.LONG, PositionSide.SHORT)
              .map(s -> new TouchCase(s, nanos, to, sigma, profile, map, volume, roots))
              .toArray(TouchCase[]::new);
      settling.addAll(List.of(touches));
    }
    Set<String> now = new HashSet<>();
    for (PositionSide side : PositionSide.values()) {
      profile.zones(side).stream().map(LiquidationZone::rootId).forEach(now::add);
    }
    roots = now;
    free = to;
    frozen++;
    evidence.shares |= !profile.provenance().fidelity().showsCurrency();
    open.addLast(new ScoreWindow(nanos, to, profile, map, baselines, touches));
  }

  void mark(MarkRange range) {
    open.forEach(w -> w.mark(range));
    settling.forEach(t -> t.mark(range));
  }

  void print(LocatedPrint print) {
    open.forEach(w -> w.print(print));
  }

  /** Closes the windows whose prints can no longer change. */
  void advance(long newest) {
    while (!open.isEmpty() && open.getFirst().to + SETTLE_NANOS <= newest) {
      close(open.removeFirst());
    }
    while (!settling.isEmpty() && settling.getFirst().settled(newest)) {
      settling.removeFirst();
    }
  }

  /** Closes what is complete, drops what is not. */
  void finish(long newest, long lateEvents) {
    while (!open.isEmpty()) {
      ScoreWindow window = open.removeFirst();
      if (window.to <= newest) {
        close(window);
      } else {
        incomplete++;
      }
    }
    evidence.counts =
        new WindowCounts(
            frozen, scored, fewPrints, gapped, noMark, incomplete, embargoed, scoredPrints,
            outsidePrints, lateEvents);
  }

  private void close(ScoreWindow window) {
    if (gaps.touch(window.from, window.to)) {
      gapped++;
      return;
    }
    if (!window.sawMark()) {
      noMark++;
      return;
    }
    window.touchesTo(evidence.touch);
    ReachedBuckets reached = window.reached();
    outsidePrints += reached.outsidePrints;
    hazard.learn(reached);
    long day = DailySums.dayOf(window.from);
    if (!evidence.shares) {
      // Quiet windows belong here: to leave them out would choose aggregates by their outcome.
      evidence.usd.add(day, window.profile, reached);
    }
    if (reached.scoredPrints < MIN_PRINTS) {
      fewPrints++;
      return;
    }
    scored++;
    scoredPrints += reached.scoredPrints;
    evidence.gain.add(day, reached);
    evidence.pit.add(day, reached);
    evidence.ranking.add(day, reached);
    evidence.panel.add(day, reached);
  }
}
