// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.spi.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All lanes, the threads that run them, and their saves.
 *
 * <p>Threading: thread-safe; saves come from one thread at a time.
 */
final class LaneGroup implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LaneGroup.class);

  /**
   * What a group needs.
   *
   * @param alertsFrom event time from which on a lane that begins anew tells alerts
   * @param oldest a save whose newest event is older is not continued
   * @param begin gets a lane that wants what its engines have not seen
   */
  record Terms(
      ScanConfig config, Scheduler clock, AlertDesk desk, LaneFiles files,
      ToLongFunction<ScanMarket> alertsFrom, ToLongFunction<ScanMarket> oldest,
      BiConsumer<Lane, LaneMarks> begin) {}

  private final Terms terms;
  private final TurnTable table = new TurnTable();
  private final LagCounts lags = new LagCounts();
  private final List<Lane> lanes = new ArrayList<>();
  private final Map<Instrument, Lane> byInstrument = new HashMap<>();
  private final List<Thread> threads = new ArrayList<>();

  LaneGroup(List<ScanMarket> markets, Terms terms) {
    this.terms = terms;
    for (ScanMarket market : markets) {
      Lane lane =
          new Lane(
              market, terms.config(), terms.clock(), table, terms.desk().seat(), lags, new Care());
      byInstrument.put(market.instrument(), lane);
      lanes.add(lane);
    }
  }

  /** Cares for lanes: engines from the newest save, another try after a failure. */
  private final class Care implements Lane.Keeper {
    @Override
    public LaneEngines engines(Lane lane) {
      ScanMarket market = lane.market();
      try {
        Optional<byte[]> saved = terms.files().read(market.name());
        if (saved.isPresent()) {
          LaneEngines engines = LaneState.restore(market, terms.config(), saved.get());
          if (engines.marks.newest() >= terms.oldest().applyAsLong(market)) {
            lane.saved(engines.marks.newest());
            return engines;
          }
          LOG.warn("{} was away for too long and begins anew", market.name());
        }
      } catch (IOException e) {
        LOG.warn("the save of {} cannot be read, it begins anew", market.name(), e);
        setAside(market);
      }
      return LaneState.fresh(market, terms.config(), terms.alertsFrom().applyAsLong(market));
    }

    private void setAside(ScanMarket market) {
      try {
        terms.files().setAside(market.name());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void begin(Lane lane, LaneMarks seen) {
      terms.begin().accept(lane, seen);
    }

    @Override
    public void failed(Lane lane, long retryNanos) {
      terms.clock().at(retryNanos, lane::open);
    }
  }

  /** Starts so many threads; without any, lanes run in {@link #awaitStill()} alone. */
  void start(int count) {
    for (int i = 0; i < count; i++) {
      threads.add(
          Thread.ofPlatform().name("liqscape-lanes-" + i).daemon().start(table::work));
    }
  }

  void open() {
    lanes.forEach(Lane::open);
  }

  List<Lane> lanes() {
    return lanes;
  }

  /** Gives a live event to its lane; false if there is none. */
  boolean offer(MarketEvent event) {
    Lane lane = byInstrument.get(event.instrument());
    if (lane != null) {
      lane.offer(event);
    }
    return lane != null;
  }

  void wake() {
    lanes.forEach(Lane::wake);
  }

  /** Returns when no lane has anything to do. */
  void awaitStill() {
    if (threads.isEmpty()) {
      while (table.turn()) {
        // One after the other, on this thread.
      }
    } else {
      table.awaitStill();
    }
  }

  /** One turn of the first lane in the row, on this thread; false if none has work. */
  boolean turn() {
    return table.turn();
  }

  /** Saves a lane: what it told is on the disk first, or it would not tell it again. */
  void save(Lane lane) throws IOException {
    CompletableFuture<Lane.@Nullable Saved> asked = lane.state();
    if (threads.isEmpty()) {
      awaitStill();
    }
    Lane.Saved saved = asked.join();
    if (saved != null && saved.newest != LaneMarks.NEVER) {
      terms.desk().awaitWritten();
      terms.files().write(lane.market().name(), saved.bytes);
      lane.saved(saved.newest);
    }
  }

  /** Counts waits anew from here on. */
  void forgetWaits() {
    lags.clear();
  }

  ScanSnapshot snapshot(String title, List<String> troubles) {
    long now = terms.clock().nanos();
    List<ScanRow> rows = lanes.stream().map(lane -> row(lane, now)).toList();
    return new ScanSnapshot(
        title, now, Ranking.ranked(rows), lags.quantile(0.5), lags.quantile(0.99), troubles);
  }

  private static ScanRow row(Lane lane, long now) {
    LaneView view = lane.view();
    LaneQueue.Load load = lane.load();
    Lane.Failure failure = lane.failure();
    Freshness.Verdict verdict = Freshness.of(lane, view, load, now);
    LaneHealth health =
        new LaneHealth(
            lane.phase(), verdict.trust(), verdict.why(), view.events(), view.newest(), view.lag(),
            view.feed(), load.waiting(), load.atMost(), load.capacity(), load.dropped(),
            view.gaps(), view.healed(), view.open(), Freshness.ages(view, now), lane.savedNanos(),
            failure.count(), failure.why(), failure.retryNanos());
    Attention attention = Ranking.attention(view.decisions(), view.fidelity(), view.newest());
    return new ScanRow(
        0, lane.market().instrument(), view.price(), attention, view.decisions(),
        nearest(view.decisions(), attention),
        view.decisions().stream().filter(Ranking::warm).map(Setup::timeframe).toList(), health,
        view.trail(), lane.market().notes());
  }

  /** The nearest zone on each side, as the weightiest timeframe saw it. */
  private static List<ZoneEvidence> nearest(List<Setup> decisions, Attention attention) {
    List<ZoneEvidence> zones =
        decisions.stream()
            .filter(s -> attention.timeframe().filter(t -> t == s.timeframe()).isPresent())
            .flatMap(s -> Ranking.zones(s).stream())
            .toList();
    return Arrays.stream(PositionSide.values())
        .flatMap(side -> zones.stream().filter(z -> z.side() == side).limit(1))
        .toList();
  }

  /** Lets the threads finish what is in the row. */
  @Override
  public void close() {
    table.close();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
