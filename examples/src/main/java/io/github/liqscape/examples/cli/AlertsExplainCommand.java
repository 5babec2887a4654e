// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.RoutingHistory;
import io.github.liqscape.routing.alert.ReasonCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liqscape alerts explain}: the whole story of one alert. */
@Command(
    name = "explain",
    description = {
      "Says what was decided about an alert for every target and why, and what became of its"
          + " messages.",
      "Exit code 1 if the outbox does not know it (it goes back seven days at least)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class AlertsExplainCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Id of an alert (alr_…) or of a message (dlv_…).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String id;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private OutboxOption outbox;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Path folder = outbox.existing();
    List<RoutingEvent> story = RoutingHistory.of(folder, id);
    if (story.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("liqscape: the outbox " + folder + " knows no alert and no message '" + id + "'");
      err.flush();
      return CommandErrors.NO;
    }
    PrintWriter console = spec.commandLine().getOut();
    if (json) {
      ArrayNode facts = new ObjectMapper().createArrayNode();
      story.forEach(event -> facts.add(FactReport.json(event)));
      console.println(facts);
    } else {
      story.forEach(event -> console.println(RoutingHistory.words(event)));
      console.println();
      reasons(story).forEach(code -> console.println(code + ": " + ReasonWords.of(code)));
    }
    console.flush();
    return 0;
  }

  private static Set<ReasonCode> reasons(List<RoutingEvent> story) {
    Set<ReasonCode> codes = EnumSet.noneOf(ReasonCode.class);
    for (RoutingEvent event : story) {
      if (event instanceof RoutingEvent.Decided d) {
        d.targets().forEach(t -> codes.add(t.decision().reason()));
      } else if (event instanceof RoutingEvent.Flushed f) {
        codes.add(f.reason());
        codes.addAll(f.muted().values());
      }
    }
    return codes;
  }
}
