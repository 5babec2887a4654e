// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.review.ReviewDecision;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.report.JsonReport;
import io.github.liqscape.paper.review.report.ReportFacts;
import io.github.liqscape.paper.run.PaperNotes;
import io.github.liqscape.paper.run.PaperRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape paper review}: what went wrong on paper, from the journal alone. */
@Command(
    name = "review",
    description = {
      "Replays a journal and holds every closed trade against its plan, the other trades of its"
          + " setup and the candles; prints the findings, the costliest first.",
      "Writes report.html (one file, loads nothing), report.json, trades.csv and a picture of the"
          + " costliest findings. Findings cannot be deleted; --accept and --fixed answer one."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class PaperReviewCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private JournalOption journal;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/liqscape/review",
      description = "Where the files go (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path out;

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "12",
      description = "How many findings get a picture, 0-1000 (default ${DEFAULT-VALUE}).")
  private int pictures;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many findings are printed, 0-100000 (default ${DEFAULT-VALUE}).")
  private int most;

  @Option(names = "--accept", paramLabel = "TRADE", description = "Answer: it may happen again.")
  private @Nullable String accept;

  @Option(names = "--fixed", paramLabel = "TRADE", description = "Answer: the cause was removed.")
  private @Nullable String fixed;

  @Option(names = "--by", paramLabel = "NAME", description = "Who answers.")
  private @Nullable String by;

  @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "In words.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String note;

  @Option(names = "--json", description = "Print report.json instead of text.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    SourceOptions.within("--pictures", pictures, 0, 1_000);
    SourceOptions.within("--last", most, 0, 100_000);
    PrintWriter console = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path folder = journal.folder();
    PaperRecord record = read(folder, err);
    ReviewReport report = record.review();
    if (accept != null || fixed != null || by != null) {
      answer(report);
      record = read(folder, err);
      report = record.review();
    }
    ReportFacts facts = record.facts(title(record));
    ReviewFiles files = new ReviewFiles(out);
    Path html = files.html("report.html", report, facts, Optional.empty(), pictures);
    List<Path> rest = files.rest(report, facts, pictures);
    if (json) {
      console.print(JsonReport.of(report, facts));
    } else {
      console.println(facts.title() + ", data: " + facts.dataSource());
      ReviewText.labels(console, report);
      if (!report.findings().isEmpty()) {
        console.println();
        ReviewText.findings(console, report, most);
        console.println();
      }
    }
    (json ? err : console)
        .println("wrote " + html + ", report.json, trades.csv and " + (rest.size() - 2)
            + " pictures beside it");
    console.flush();
    err.flush();
    return 0;
  }

  /** A journal that does not replay is no ground for a review. */
  static PaperRecord read(Path folder, PrintWriter err) {
    PaperRecord record = JournalOption.record(folder, "review", err);
    record
        .replay()
        .difference()
        .ifPresent(
            d -> {
              throw new IllegalArgumentException(
                  folder + " does not replay from entry " + d.sequence()
                      + " on; see paper replay");
            });
    return record;
  }

  static String title(PaperRecord record) {
    return "Paper run of " + record.rule().map(PaperNotes.RuleNote::name).orElse("a bot");
  }

  private void answer(ReviewReport report) {
    if ((accept == null) == (fixed == null) || by == null || by.isBlank()) {
      throw new IllegalArgumentException(
          "an answer needs one of --accept and --fixed, and a name with --by");
    }
    String trade = accept == null ? fixed : accept;
    if (trade == null || report.findings().stream().noneMatch(f -> f.tradeId().equals(trade))) {
      throw new IllegalArgumentException("there is no finding of trade '" + trade + "'");
    }
    try (PaperBroker account = journal.account()) {
      PaperNotes.decide(
          account, trade,
          accept == null ? ReviewDecision.Status.FIXED : ReviewDecision.Status.ACCEPTED, by,
          note);
    }
  }
}
