// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.terminal.TerminalMarket;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a terminal that follows a venue. */
final class TerminalLive {

  private static final Duration LONGEST_HISTORY = Duration.ofDays(7);

  @Option(
      names = "--live",
      arity = "2",
      paramLabel = "VENUE SYMBOL",
      hideParamSyntax = true,
      description = "Follow this contract: binance BTCUSDT. Candles are of one minute.")
  private @Nullable List<String> live;

  @Option(
      names = "--history",
      paramLabel = "DURATION",
      defaultValue = "1d",
      converter = DurationWords.class,
      description = "History that --live begins with, at most 7d (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Duration history;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private VenueOptions venue;

  boolean given() {
    return live != null;
  }

  ExchangeAdapter open(AdapterContext context) {
    if (live == null || live.size() != 2) {
      throw new IllegalArgumentException("--live wants a venue and a symbol, once");
    }
    if (history.compareTo(LONGEST_HISTORY) > 0 || history.isNegative() || history.isZero()) {
      throw new IllegalArgumentException(
          "--history must be > 0 and at most 7d, was " + history.toHours() + " h");
    }
    return venue.open(live.getFirst(), context);
  }

  /** The market; the venue is asked for the contract now, and for the past when the terminal begins. */
  TerminalMarket market(
      ExchangeAdapter adapter, AdapterContext context, Running running, PrintWriter err) {
    Instrument instrument =
        adapter.instrument(live == null ? "" : live.getLast()).orThrow().instrument();
    MarginTiers tiers =
        adapter.marginTiers(instrument).orThrow().orElseGet(() -> StandInTiers.of(instrument));
    long now = context.scheduler().nanos();
    TimeRange past = new TimeRange(now - history.toNanos(), now);
    return new TerminalMarket(
        instrument + " " + adapter.market() + ", live", instrument, tiers, Timeframe.M1,
        () -> new LiveEvents(adapter, instrument, past, running, err),
        past.fromNanos(), now, TerminalMarket.LIVE, notes(adapter, tiers));
  }

  private static List<String> notes(ExchangeAdapter adapter, MarginTiers tiers) {
    List<String> notes = new ArrayList<>();
    notes.add("margin tiers as of " + tiers.asOf() + ": " + tiers.source());
    Set<StreamKind> kinds = LiveKinds.offered(adapter, Subscription.MAP_KINDS);
    for (StreamKind kind : Subscription.MAP_KINDS.stream().sorted().toList()) {
      if (!kinds.contains(kind)) {
        notes.add("the market has no live " + kind);
      }
    }
    notes.add("paper orders are filled on candles of one minute; no order leaves this machine");
    return notes;
  }
}
