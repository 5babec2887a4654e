// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.spi.Scheduler;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape alerts dead}: messages that did not arrive, and one more try. */
@Command(
    name = "dead",
    description = {
      "Lists the messages that did not arrive and will not be tried again by themselves.",
      "--resend sends one once more with the same id, while it still means something. For that the"
          + " router of this outbox must not run; its targets come from --config, all of them, as"
          + " what else is on its way then goes on, too.",
      "Exit code 1 if the message was not delivered."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class AlertsDeadCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private OutboxOption outbox;

  @Option(names = "--resend", paramLabel = "ID", description = "Send this one (dlv_…) once more.")
  private @Nullable String resend;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The router's targets as JSON, see `alerts test-channel`; for --resend.")
  private @Nullable Path config;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Path folder = outbox.existing();
    if (resend == null) {
      if (config != null) {
        throw new IllegalArgumentException("--config goes with --resend");
      }
      return list(OutboxMail.of(folder).dead());
    }
    if (config == null) {
      throw new IllegalArgumentException(
          "--resend needs the router's targets; give them with --config FILE");
    }
    TargetsFile targets = TargetsFile.read(config, System::getenv);
    Resending.Answer answer = Resending.of(folder, resend, targets);
    PrintWriter console = spec.commandLine().getOut();
    if (json) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      node.put("message", resend).put("delivered", answer.delivered()).put("words", answer.words());
      console.println(node);
    } else {
      console.println(resend + ": " + answer.words());
    }
    console.flush();
    return answer.delivered() ? 0 : CommandErrors.NO;
  }

  private int list(List<OutboxMail.Dead> dead) {
    PrintWriter console = spec.commandLine().getOut();
    long now = Scheduler.system().nanos();
    if (json) {
      ArrayNode all = new ObjectMapper().createArrayNode();
      dead.forEach(letter -> json(all.addObject(), letter));
      console.println(all);
    } else if (dead.isEmpty()) {
      console.println("no dead letters");
    } else {
      dead.forEach(letter -> console.println(words(letter, now)));
    }
    console.flush();
    return 0;
  }

  private static String words(OutboxMail.Dead letter, long now) {
    OutboxMail.Message message = letter.message();
    boolean late = now >= message.expiresAtNanos();
    return MarketSource.instant(letter.end().clockNanos()) + "  " + message.id() + "  "
        + message.target() + "  " + letter.end().end() + " after " + letter.end().attempts()
        + " attempts (" + letter.end().detail() + "), "
        + (late ? "too late since " : "can be resent until ")
        + MarketSource.instant(message.expiresAtNanos()) + ": " + message.title();
  }

  private static void json(ObjectNode node, OutboxMail.Dead letter) {
    OutboxMail.Message message = letter.message();
    node.put("message", message.id()).put("target", message.target());
    node.put("end", letter.end().end().name()).put("detail", letter.end().detail());
    node.put("attempts", letter.end().attempts());
    node.put("at", MarketSource.instant(letter.end().clockNanos()).toString());
    node.put("expiresAt", MarketSource.instant(message.expiresAtNanos()).toString());
    node.put("title", message.title());
  }
}
