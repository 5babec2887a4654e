// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.InstrumentInfo;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liqscape instruments}: the contracts of a market and their terms. */
@Command(
    name = "instruments",
    description = {
      "Lists the contracts of a market: tick, lot, contract size, highest leverage, and whether"
          + " their margin tiers are known.",
      "Perpetuals that trade, unless --all or --symbol says otherwise."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class InstrumentsCommand implements Callable<Integer> {

  /** Some venues take a question for every contract's tiers. */
  private static final int MOST_ASKED_FOR_TIERS = 20;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private VenueOptions options;

  @Parameters(paramLabel = "VENUE", description = "Id of the venue: binance, bybit.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String venue;

  @Option(names = "--symbol", description = "This contract only, by the venue's own symbol.")
  private @Nullable String symbol;

  @Option(names = "--all", description = "Also contracts that expire, are paused or are closed.")
  private boolean all;

  @Option(
      names = "--with-tiers",
      description =
          "Ask for the margin tiers however many contracts there are; without it only if there"
              + " are at most " + MOST_ASKED_FOR_TIERS + ".")
  private boolean withTiers;

  @Option(names = "--json", description = "Write JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    try (ExchangeAdapter adapter = options.open(venue, AdapterContext.standard())) {
      List<InstrumentInfo> found = found(adapter);
      List<InstrumentRow> rows = new ArrayList<>();
      boolean ask = withTiers || found.size() <= MOST_ASKED_FOR_TIERS;
      for (InstrumentInfo info : found) {
        rows.add(new InstrumentRow(info, ask ? tiers(adapter, info) : "not asked"));
      }
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        InstrumentRow.json(rows, out);
      } else {
        out.println(adapter.venue() + " " + adapter.market());
        InstrumentRow.table(rows, out);
      }
      out.flush();
      return 0;
    }
  }

  private List<InstrumentInfo> found(ExchangeAdapter adapter) {
    if (symbol != null) {
      return List.of(adapter.instrument(symbol).orThrow());
    }
    Answer<List<InstrumentInfo>> answer = adapter.instruments();
    List<InstrumentInfo> listed = answer.orThrow();
    if (answer instanceof Answer.Value<List<InstrumentInfo>> v && v.malformed() > 0) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("note: the terms of " + v.malformed() + " contracts cannot be read, left out");
      err.flush();
    }
    return listed.stream()
        .filter(
            i -> all || (i.perpetual() && i.status() == InstrumentInfo.Status.TRADING))
        .toList();
  }

  private static String tiers(ExchangeAdapter adapter, InstrumentInfo info) {
    return switch (adapter.marginTiers(info.instrument())) {
      case Answer.Failed<Optional<MarginTiers>> f -> FailureWords.of(f.failure());
      case Answer.Value<Optional<MarginTiers>> v ->
          v.value().map(t -> t.tiers().size() + ", as of " + t.asOf()).orElse("unknown");
    };
  }
}
