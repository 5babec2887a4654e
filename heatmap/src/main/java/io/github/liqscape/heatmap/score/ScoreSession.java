// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores the map of one instrument while its market goes by: {@link #apply} every event in the
 * order received, {@link #freeze} a profile now and then, {@link #finish} once.
 *
 * <p>A window of horizon H opens at a freeze at T and ends at T + H; a freeze inside an open window
 * of the same horizon opens none, so that windows do not overlap. Truth is forced orders only:
 * trades and candles feed the volume baselines, price extremes say which buckets were reached,
 * neither is ever taken for a liquidation.
 *
 * <p>Walk-forward: a profile, its parameters and every baseline at T are made of data up to T, and
 * truth lies after T, so no training label overlaps a test window. Constants that somebody fitted
 * to recorded data do look ahead: {@link MapScore.Builder#fittedUntilNanos} keeps windows two
 * horizons away from them.
 *
 * <p>Threading: single writer.
 */
public final class ScoreSession {

  private static final long DAY = DailySums.DAY_NANOS;

  private record OldMap(long nanos, FrozenMap map) {}

  private final MapScore settings;
  private final Instrument instrument;
  private final EventOrder order = new EventOrder();
  private final FeedGaps gaps = new FeedGaps();
  private final PrintLocator locator;
  private final VolumeHistory volume = new VolumeHistory();
  private final MarkVolatility volatility = new MarkVolatility();
  private final ArrayDeque<LocatedPrint> recent = new ArrayDeque<>();
  private final ArrayDeque<OldMap> older = new ArrayDeque<>();
  private final List<HorizonScorer> scorers;
  private long first = Long.MAX_VALUE;
  private long lastFreeze = Long.MIN_VALUE;
  private long late;
  private boolean sampled;
  private boolean finished;

  ScoreSession(MapScore settings) {
    this.settings = settings;
    instrument = settings.instrument();
    locator = new PrintLocator(settings.triggerPrice());
    scorers =
        settings.horizons().stream()
            .map(h -> new HorizonScorer(h, settings.firstWindow(h), gaps))
            .toList();
  }

  /**
   * Takes one event of the instrument.
   *
   * @return false if it was too late or out of order; see {@code EventOrder}
   * @throws IllegalArgumentException if it is of another instrument
   */
  public boolean apply(MarketEvent event) {
    ours(event.instrument());
    if (event instanceof StreamGap gap) {
      // It carries the kind of the stream that failed but is no event of that stream.
      gaps.add(gap);
      return true;
    }
    if (order.offer(event.kind(), event.eventNanos()) != EventOrder.Verdict.APPLY) {
      late++;
      return false;
    }
    first = Math.min(first, event.eventNanos());
    switch (event) {
      case MarkPrice m -> {
        locator.mark(m.eventNanos(), m.mark());
        mark(MarkRange.at(m.eventNanos(), m.mark()));
      }
      case CandleEvent c -> candle(c);
      case Trade t -> volume.add(t);
      case ForcedOrder f -> {
        sampled |= f.completeness() == ForcedOrder.Completeness.SAMPLED;
        locator.print(f);
      }
      case OpenInterest i -> {}
      case FundingRate r -> {}
      case TopOfBook t -> {}
      case BookChange b -> {}
      case StreamGap g -> {}
    }
    long newest = order.newestNanos();
    locator.advance(newest, this::located);
    scorers.forEach(s -> s.advance(newest));
    return true;
  }

  private void candle(CandleEvent event) {
    Candle c = event.candle();
    switch (event.price()) {
      case LAST -> volume.add(c);
      case MARK -> {
        if (c.closed()) {
          mark(new MarkRange(c.openNanos(), c.closeNanos(), c.low(), c.high(), c.close()));
        }
      }
      case INDEX -> {}
    }
  }

  private void mark(MarkRange range) {
    volatility.mark(range.nanos(), range.last());
    scorers.forEach(s -> s.mark(range));
  }

  private void located(LocatedPrint print) {
    recent.addLast(print);
    scorers.forEach(s -> s.print(print));
  }

  /**
   * Freezes a profile at the time of its newest input.
   *
   * @see #freeze(long, LiquidationProfile)
   */
  public boolean freeze(LiquidationProfile profile) {
    return freeze(profile.asOfNanos(), profile);
  }

  /**
   * Freezes a profile: it is scored on what happens after {@code atNanos}.
   *
   * @param atNanos T, event time; not before the newest event applied, after the last freeze
   * @param profile made of data up to T
   * @return whether a window of any horizon opened
   * @throws IllegalArgumentException if the profile has seen the future ({@code asOf} &gt; T), is
   *     of another instrument, or T lies in the past
   */
  public boolean freeze(long atNanos, LiquidationProfile profile) {
    ours(profile.instrument());
    if (profile.asOfNanos() > atNanos) {
      throw new IllegalArgumentException(
          "profile must be made of data up to " + atNanos + " ns, was as of "
              + profile.asOfNanos());
    }
    if (atNanos < order.newestNanos() || atNanos <= lastFreeze) {
      throw new IllegalArgumentException(
          "freeze must be at or after the newest event " + order.newestNanos()
              + " ns and after the last freeze " + lastFreeze + ", was " + atNanos);
    }
    FrozenMap map = FrozenMap.of(profile);
    lastFreeze = atNanos;
    while (!recent.isEmpty() && recent.getFirst().nanos() < atNanos - DAY) {
      recent.removeFirst();
    }
    Map<Baseline, double[]> shared = null;
    boolean opened = false;
    for (HorizonScorer scorer : scorers) {
      if (scorer.ready(atNanos)) {
        shared = shared == null ? baselines(atNanos, map) : shared;
        Map<Baseline, double[]> all = new EnumMap<>(shared);
        if (scorer.hazard.known()) {
          all.put(Baseline.DISTANCE_HAZARD, scorer.hazard.rates(map));
        }
        scorer.open(atNanos, profile, map, all, volatility.sigma());
        opened = true;
      }
    }
    older.addLast(new OldMap(atNanos, map));
    return opened;
  }

  private Map<Baseline, double[]> baselines(long nanos, FrozenMap map) {
    Map<Baseline, double[]> all = new EnumMap<>(Baseline.class);
    all.put(Baseline.UNIFORM, BaselineMaps.uniform(map));
    LogHistogram traded = volume.before(nanos);
    if (traded != null) {
      all.put(Baseline.VOLUME_PROFILE, BaselineMaps.volumeProfile(map, traded));
      all.put(Baseline.NAIVE_LEVERAGE, BaselineMaps.naiveLeverage(map, traded));
    }
    if (first <= nanos - DAY) {
      all.put(Baseline.PRINT_DENSITY, BaselineMaps.printDensity(map, List.copyOf(recent)));
    }
    FrozenMap old = dayOld(nanos);
    if (old != null) {
      all.put(Baseline.DAY_OLD_MAP, BaselineMaps.older(map, old));
    }
    all.put(Baseline.MIRRORED_MAP, BaselineMaps.mirrored(map));
    return all;
  }

  /** The newest map at least 24 hours old, if it is at most 25 hours old. */
  private @Nullable FrozenMap dayOld(long nanos) {
    FrozenMap found = null;
    while (!older.isEmpty() && older.getFirst().nanos <= nanos - DAY) {
      OldMap old = older.getFirst();
      if (old.nanos >= nanos - DAY - Duration.ofHours(1).toNanos()) {
        found = old.map;
      }
      older.removeFirst();
    }
    return found;
  }

  /**
   * Ends the session. Windows whose end has not been seen are dropped as incomplete.
   *
   * @throws IllegalStateException if called twice
   */
  public ScoreReport finish() {
    if (finished) {
      throw new IllegalStateException("the session is finished");
    }
    finished = true;
    locator.flush(this::located);
    long newest = order.newestNanos();
    for (HorizonScorer scorer : scorers) {
      scorer.finish(newest, late);
      scorer.evidence.sampled = sampled;
    }
    List<HorizonEvidence> evidence = scorers.stream().map(s -> s.evidence).toList();
    return ScoreReport.of(
        List.of(new SymbolEvidence(instrument, evidence)),
        settings.resamples(),
        settings.seed());
  }

  private void ours(Instrument other) {
    if (!instrument.equals(other)) {
      throw new IllegalArgumentException("instrument must be " + instrument + ", was " + other);
    }
  }
}
