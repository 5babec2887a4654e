// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.gate.Condition;
import io.github.liqscape.paper.gate.ConditionId;
import io.github.liqscape.paper.gate.Declaration;
import io.github.liqscape.paper.gate.Drill;
import io.github.liqscape.paper.gate.GateReport;
import io.github.liqscape.paper.gate.PromotionGate;
import io.github.liqscape.paper.gate.Stage;
import io.github.liqscape.paper.review.own.DivergenceReport;
import io.github.liqscape.paper.run.PaperDrills;
import io.github.liqscape.paper.run.PaperNotes;
import io.github.liqscape.paper.run.PaperRecord;
import io.github.liqscape.paper.run.RecordedEvidence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape paper gate}: whether a run is ready for more; the usual answer is NOT_READY. */
@Command(
    name = "gate",
    description = {
      "Asks the promotion gate about a run: eleven conditions, each with what was measured and what"
          + " is asked for. What is missing fails. Exit code 1: NOT_READY.",
      "Declarations, drills, comparisons with own fills and sign-offs are noted in the journal. There is no override: a waiver"
          + " is shown and changes nothing."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class PaperGateCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private JournalOption journal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private DeclareOptions declare;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private OwnFillsOptions ownFills;

  @Option(
      names = "--stage",
      defaultValue = "PAPER",
      description = "What is asked for: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Stage stage;

  @Option(
      names = "--beside",
      paramLabel = "DIR",
      description =
          "Journal of another run of the rule; may be given again. Their variants count, the trades"
              + " of the first are the backtest.")
  private @Nullable List<Path> beside;

  @Option(
      names = "--drill",
      paramLabel = "KIND",
      description = "Carry out a drill and note it: restart or kill-switch.")
  private @Nullable String drill;

  @Option(names = "--sign-off", paramLabel = "NAME", description = "Note the sign-off of a person.")
  private @Nullable String signOff;

  @Option(
      names = "--waive",
      paramLabel = "CONDITION",
      description = "With --sign-off: a failed condition that is accepted, such as G2; no effect.")
  private @Nullable ConditionId waive;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Drill.Kind kind = drill == null ? null : kind(drill);
    if (waive != null && signOff == null) {
      throw new IllegalArgumentException("--waive goes with --sign-off");
    }
    if (signOff != null && signOff.isBlank()) {
      throw new IllegalArgumentException("--sign-off needs a name, was '" + signOff + "'");
    }
    ownFills.check();
    Path folder = journal.folder();
    List<PaperRecord> others = new ArrayList<>();
    for (Path other : beside == null ? List.<Path>of() : beside) {
      others.add(JournalOption.record(other, "gate", err));
    }
    PaperRecord record = JournalOption.record(folder, "gate", err);
    Optional<OwnFillsOptions.Compared> compared = ownFills.compare(record);
    boolean noted = note(folder, record, kind, compared);
    if (noted) {
      record = JournalOption.record(folder, "gate", err);
    }
    GateReport report = judge(folder, record, others);
    if (keep(record, report)) {
      record = JournalOption.record(folder, "gate", err);
      report = judge(folder, record, others);
    }
    if (json) {
      out.print(GateJson.of(report, compared.map(OwnFillsOptions.Compared::report)));
    } else {
      out.print(report.text());
      compared.ifPresent(own -> out.print("\n" + own.report().text()));
    }
    out.flush();
    return report.ready() ? 0 : CommandErrors.NO;
  }

  private static Drill.Kind kind(String words) {
    for (Drill.Kind kind : Drill.Kind.values()) {
      if (name(kind).equals(words)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "--drill must be one of "
            + Arrays.stream(Drill.Kind.values()).map(PaperGateCommand::name).toList() + ", was '"
            + words + "'");
  }

  private static String name(Drill.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private GateReport judge(Path folder, PaperRecord record, List<PaperRecord> others) {
    return PromotionGate.standard()
        .judge(RecordedEvidence.of(folder, record, record.review(), stage, others).build());
  }

  /** Writes down what was said; whether there was anything. */
  private boolean note(
      Path folder, PaperRecord record, Drill.@Nullable Kind kind,
      Optional<OwnFillsOptions.Compared> compared) {
    String hash = record.ruleHash();
    Optional<Declaration> declared = declare.of(hash);
    if (kind == null && signOff == null && declared.isEmpty() && compared.isEmpty()) {
      return false;
    }
    boolean killed = kind == Drill.Kind.KILL_SWITCH && PaperDrills.killSwitch(folder);
    try (PaperBroker account = journal.account()) {
      declared.ifPresent(made -> PaperNotes.declare(account, made));
      if (kind != null) {
        boolean passed =
            kind == Drill.Kind.RESTART ? PaperDrills.restart(record, account) : killed;
        PaperNotes.drill(account, kind, passed);
      }
      compared.ifPresent(
          own ->
              PaperNotes.ownFills(
                  account, hash, own.fileHash(),
                  own.report().comparison(DivergenceReport.allowanceTicks(record.fills()))));
      if (signOff != null) {
        PaperNotes.signOff(account, signOff, hash, Optional.ofNullable(waive));
      }
    }
    return true;
  }

  /** The journal remembers when the other ten began or ceased to hold; whether that changed. */
  private boolean keep(PaperRecord record, GateReport report) {
    boolean pass =
        report.conditions().stream()
            .filter(c -> c.id() != ConditionId.G11)
            .allMatch(Condition::pass);
    boolean before = record.notes().othersPassedSince(report.ruleHash()).isPresent();
    if (pass == before) {
      return false;
    }
    try (PaperBroker account = journal.account()) {
      PaperNotes.judged(account, report.ruleHash(), pass);
    }
    return true;
  }
}
