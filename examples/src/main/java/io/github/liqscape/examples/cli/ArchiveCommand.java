// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liqscape archive}: the files of past days that a venue publishes. */
@Command(
    name = "archive",
    description = {
      "Downloads the files of past days that a venue publishes, and goes on where an earlier"
          + " download was broken off.",
      "Exit code 1 if a file failed, or if there was not one."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class ArchiveCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private VenueOptions options;

  @Parameters(index = "0", paramLabel = "VENUE", description = "Id of the venue: binance, bybit.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String venue;

  @Parameters(index = "1", arity = "0..1", paramLabel = "KIND", description = "See --kinds.")
  private @Nullable String kind;

  @Parameters(index = "2", arity = "0..1", paramLabel = "SYMBOL", description = "The contract.")
  private @Nullable String symbol;

  @Option(names = "--kinds", description = "List the kinds of files instead.")
  private boolean kinds;

  @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2025-10-10.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day (default: the first).")
  private @Nullable LocalDate to;

  @Option(names = "--into", paramLabel = "DIR", description = "Where the files go.")
  private @Nullable Path into;

  @Option(names = "--read", description = "Read what was downloaded and count its events.")
  private boolean read;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ExchangeAdapter adapter = options.open(venue, AdapterContext.standard())) {
      VenueArchive archive =
          adapter
              .archive()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          venue + " " + adapter.market() + " publishes no archive"));
      return kinds ? list(archive) : download(adapter, archive);
    }
  }

  private int list(VenueArchive archive) {
    PrintWriter out = spec.commandLine().getOut();
    for (VenueArchive.Kind one : archive.kinds()) {
      out.printf(
          Locale.ROOT, "%-22s %s%s%n", one.name(), one.description(), one.monthly() ? " (by month)" : "");
    }
    out.flush();
    return 0;
  }

  private int download(ExchangeAdapter adapter, VenueArchive archive)
      throws IOException, InterruptedException {
    if (kind == null || symbol == null || from == null || into == null) {
      throw new IllegalArgumentException(
          "archive wants VENUE KIND SYMBOL --from DAY --into DIR, or VENUE --kinds");
    }
    LocalDate last = to == null ? from : to;
    if (last.isBefore(from)) {
      throw new IllegalArgumentException("--to must not be before " + from + ", was " + last);
    }
    VenueArchive.Kind wanted =
        archive
            .kind(kind)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "KIND must be one of "
                            + archive.kinds().stream()
                                .map(VenueArchive.Kind::name)
                                .collect(Collectors.joining(", "))
                            + ", was '" + kind + "'"));
    Instrument named = NamedInstrument.of(adapter, symbol);
    ArchiveRun run = new ArchiveRun(archive, into, spec.commandLine().getErr());
    run.download(archive.files(wanted, named, from, last));
    if (read) {
      run.read();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(run.json());
    } else {
      run.print(out);
    }
    out.flush();
    return run.whole() ? 0 : CommandErrors.NO;
  }
}
