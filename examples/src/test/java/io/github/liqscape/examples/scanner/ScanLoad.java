// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.Trade;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.spi.Scheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a scan carries on this machine: generated markets given to the lanes' queues as a live feed
 * would, first as fast as they take them, then at a steady rate. Events, decisions and alerts are
 * real; only the network is missing.
 */
final class ScanLoad {

  private static final long MINUTE = 60_000_000_000L;
  private static final int FAST_MINUTES = 60;

  private ScanLoad() {}

  /**
   * Runs it: number of markets, hours of past, seconds at the steady rate, events a second.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    run(
        Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]), System.out::println);
  }

  static void run(
      Path folder, int count, int hours, int seconds, int rate, Consumer<String> out)
      throws IOException, InterruptedException {
    List<ReplayMarket> markets = SyntheticMarkets.of(99, count, Duration.ofHours(hours));
    long start = markets.getFirst().startNanos();
    Scheduler clock = Scheduler.system();
    try (LaneFiles files = LaneFiles.open(folder.resolve("lanes"));
        LiveDesk desk =
            new LiveDesk(
                AlertRouter.builder().outbox(folder.resolve("outbox")).scheduler(clock).build(),
                KnownAlerts.of(folder.resolve("none")));
        LaneGroup group =
            new LaneGroup(
                markets.stream().map(ReplayMarket::market).toList(),
                new LaneGroup.Terms(
                    ScanConfig.DEFAULT, clock, desk, files, m -> start, m -> Long.MIN_VALUE,
                    (lane, seen) -> begin(lane, markets, start)))) {
      long began = System.nanoTime();
      group.start(ScanConfig.DEFAULT.threads());
      group.open();
      group.awaitStill();
      out.accept(String.format(
          Locale.ROOT, "%d lanes, past of %d h read in %.1f s, heap %.0f MB", count, hours,
          (System.nanoTime() - began) / 1e9, heap()));
      fast(group, markets, start, out);
      steady(group, markets, start + FAST_MINUTES * MINUTE, seconds, rate, out);
    }
  }

  /** Gives minute after minute as fast as the lanes take it. */
  private static void fast(
      LaneGroup group, List<ReplayMarket> markets, long start, Consumer<String> out) {
    List<MarketEvent> fast = after(markets, start, FAST_MINUTES);
    long began = System.nanoTime();
    long from = start;
    for (MarketEvent event : fast) {
      if (event.eventNanos() > from + MINUTE) {
        group.awaitStill();
        from += MINUTE;
      }
      group.offer(event);
    }
    group.awaitStill();
    double took = (System.nanoTime() - began) / 1e9;
    out.accept(String.format(
        Locale.ROOT, "as fast as it can: %,d events in %.1f s, %,.0f events/s; %d times real time;"
            + " dropped %d",
        fast.size(), took, fast.size() / took, Math.round(FAST_MINUTES * 60 / took),
        group.lanes().stream().mapToLong(l -> l.load().dropped()).sum()));
  }

  private static void begin(Lane lane, List<ReplayMarket> markets, long start) {
    ReplayMarket market =
        markets.stream().filter(m -> m.market().equals(lane.market())).findFirst().orElseThrow();
    if (lane.keep()) {
      lane.follow(
          new HistoryBacklog(market.events().get().takeWhile(e -> e.eventNanos() <= start)), null);
    }
  }

  /** Events of all markets after an instant, in order. */
  private static List<MarketEvent> after(List<ReplayMarket> markets, long from, int minutes) {
    List<Stream<MarketEvent>> parts = new ArrayList<>();
    for (ReplayMarket market : markets) {
      parts.add(
          market.events().get()
              .takeWhile(e -> e.eventNanos() <= from + minutes * MINUTE)
              .filter(e -> e.eventNanos() > from)
              .toList().stream());
    }
    try (Stream<MarketEvent> merged = EventTape.merge(parts)) {
      return merged.toList();
    }
  }

  /** Gives events at a rate, whatever the lanes do meanwhile, and tells how long they waited. */
  private static void steady(
      LaneGroup group, List<ReplayMarket> markets, long from, int seconds, int rate,
      Consumer<String> out) {
    List<MarketEvent> events =
        after(markets, from, 1 + (int) ((long) seconds * rate / (13L * markets.size())));
    Scheduler clock = Scheduler.system();
    group.forgetWaits();
    long began = System.nanoTime();
    long given = 0;
    for (MarketEvent event : events) {
      long due = began + given * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(Math.min(200_000, due - System.nanoTime()));
      }
      if (System.nanoTime() - began > seconds * 1_000_000_000L) {
        break;
      }
      group.offer(received(event, clock.nanos()));
      given++;
    }
    group.awaitStill();
    ScanSnapshot s = group.snapshot("load", List.of());
    out.accept(String.format(
        Locale.ROOT, "at %,d events/s for %d s (%,d events): waited p50 %.2f ms, p99 %.2f ms;"
            + " dropped %d; heap %.0f MB",
        rate, seconds, given, s.waitP50Nanos() / 1e6, s.waitP99Nanos() / 1e6,
        s.rows().stream().mapToLong(r -> r.health().dropped()).sum(), heap()));
  }

  private static MarketEvent received(MarketEvent event, long now) {
    return switch (event) {
      case Trade t ->
          new Trade(
              t.instrument(), t.eventNanos(), now, t.id(), t.price(), t.quantity(), t.taker());
      case MarkPrice m ->
          new MarkPrice(m.instrument(), m.eventNanos(), now, m.mark(), m.index());
      case OpenInterest o ->
          new OpenInterest(o.instrument(), o.eventNanos(), now, o.quantity(), o.notional());
      case ForcedOrder f ->
          new ForcedOrder(
              f.instrument(), f.eventNanos(), now, f.liquidatedSide(), f.quantity(),
              f.fillPrice(), f.bankruptcyPrice(), f.completeness());
      case FundingRate f ->
          new FundingRate(
              f.instrument(), f.eventNanos(), now, f.rate(), f.settlementNanos(), f.interval(),
              f.status());
      default -> event;
    };
  }

  private static double heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
