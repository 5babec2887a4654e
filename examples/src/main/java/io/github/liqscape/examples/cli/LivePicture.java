// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A map that follows a venue: first the past, then what comes, and again and again a picture.
 *
 * <p>The feed opens before the past is asked for, so that nothing falls between them: what both
 * tell counts once, and a stretch that neither told is declared as a gap.
 */
final class LivePicture {

  private static final Duration WAIT = Duration.ofMillis(250);
  private static final Duration COLUMN = Duration.ofMinutes(1);
  private static final Duration CHART = Duration.ofDays(1);
  private static final int COLUMNS = 1_456;

  /** Events that may wait while the past is asked for. */
  private static final int QUEUE = 1 << 20;

  private final ExchangeAdapter adapter;
  private final Instrument instrument;
  private final Scheduler clock;
  private final MapFiles files;
  private final PrintWriter out;
  private final PrintWriter err;
  private final TimeRange past;
  private final ChartedMap map;
  private final Set<StreamKind> kinds;
  private final List<String> notes = new ArrayList<>();

  private LivePicture(
      ExchangeAdapter adapter, Instrument instrument, MarginTiers tiers, Scheduler clock,
      Duration history, MapFiles files, CommandLine command) {
    this.adapter = adapter;
    this.instrument = instrument;
    this.clock = clock;
    this.files = files;
    this.out = command.getOut();
    this.err = command.getErr();
    long now = clock.nanos();
    past = new TimeRange(now - history.toNanos(), now);
    kinds = LiveKinds.offered(adapter, Subscription.MAP_KINDS);
    LiquidationMap.Builder builder =
        LiquidationMap.builder(instrument)
            .tiers(tiers)
            .history(HeatmapHistory.builder().period(COLUMN).capacity(COLUMNS))
            .historyFrom(now - CHART.toNanos());
    completeness().ifPresent(builder::forcedOrders);
    map = new ChartedMap(builder.build(), tiers, now - CHART.toNanos());
    notes.add("margin tiers as of " + tiers.asOf() + ": " + tiers.source());
    for (StreamKind kind : Subscription.MAP_KINDS.stream().sorted().toList()) {
      if (!kinds.contains(kind)) {
        notes.add("the market has no live " + kind);
      }
    }
    completeness()
        .ifPresent(
            c ->
                notes.add(
                    "forced orders are known from " + MarketSource.instant(now) + " on"
                        + (c == ForcedOrder.Completeness.SAMPLED
                            ? ", and only a sample of them: a lower bound"
                            : "")));
  }

  /** Asks for the contract and its margin tiers. */
  static LivePicture open(
      ExchangeAdapter adapter, String symbol, Scheduler clock, Duration history, MapFiles files,
      CommandLine command) {
    Instrument instrument = adapter.instrument(symbol).orThrow().instrument();
    MarginTiers tiers =
        adapter.marginTiers(instrument).orThrow().orElseGet(() -> StandInTiers.of(instrument));
    return new LivePicture(adapter, instrument, tiers, clock, history, files, command);
  }

  private Optional<ForcedOrder.Completeness> completeness() {
    if (adapter.capabilities().contains(Capability.LIVE_FORCED_ORDERS_COMPLETE)) {
      return Optional.of(ForcedOrder.Completeness.COMPLETE);
    }
    return adapter.capabilities().contains(Capability.LIVE_FORCED_ORDERS_SAMPLED)
        ? Optional.of(ForcedOrder.Completeness.SAMPLED)
        : Optional.empty();
  }

  /** Draws until the work or the feed ends; the exit code. */
  int follow(Running running, Duration refresh) throws IOException, InterruptedException {
    Subscription wanted =
        Subscription.builder().instrument(instrument).kinds(kinds).queueCapacity(QUEUE).build();
    try (LiveFeed feed = adapter.subscribe(wanted)) {
      TradeSeam seam = warmUp(running);
      draw(feed);
      Pace pace = new Pace(refresh, clock.nanos());
      while (running.goesOn() && !feed.ended()) {
        MarketEvent event = feed.poll(WAIT);
        if (event != null) {
          seam.take(event, map::apply);
        }
        if (pace.due(clock.nanos())) {
          draw(feed);
        }
      }
      boolean drawn = draw(feed);
      map.run().ifPresent(run -> MapText.print(out, caption(run), run.profile(), false));
      if (drawn) {
        out.println("wrote " + files);
      }
      out.flush();
      feed.failure()
          .ifPresent(f -> err.println("liqscape: the feed failed: " + FailureWords.of(f)));
      err.flush();
      return drawn && feed.failure().isEmpty() ? 0 : CommandErrors.NO;
    }
  }

  private TradeSeam warmUp(Running running) {
    WarmUp history = WarmUp.of(adapter, instrument, past, running, err);
    notes.addAll(history.missing());
    try (Stream<MarketEvent> events = history.events()) {
      events.forEach(map::apply);
    }
    return new TradeSeam(instrument, history.tradedUntilNanos());
  }

  private Caption caption(MapRun run) {
    long asOf = run.profile().asOfNanos();
    return new Caption(
        String.format(
            Locale.ROOT, "%s %s, live, as of %s", instrument, adapter.market(),
            MarketSource.instant(asOf)),
        notes,
        MarketSource.instant(Math.max(map.firstNanos(), asOf - CHART.toNanos())),
        MarketSource.instant(asOf));
  }

  private boolean draw(LiveFeed feed) throws IOException {
    Optional<MapRun> run = map.run();
    if (run.isPresent()) {
      files.write(caption(run.get()), run.get(), List.of());
      out.println(LiveLine.of(run.get().profile(), feed.health()));
    } else {
      String line = LiveLine.feed(feed.health());
      out.println("no picture yet, it begins with the first full minute" + line);
    }
    out.flush();
    return run.isPresent();
  }
}
