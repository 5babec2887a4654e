// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.spi.Scheduler;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liqscape alerts test-channel}: one message that says that it is a test. */
@Command(
    name = "test-channel",
    description = {
      "Opens a target and sends one message that says that it is a test; prints what came of it,"
          + " never a secret.",
      "The target is given by KIND, --target and --option, or by a file:",
      "  {\"targets\": [{\"kind\": \"discord\", \"id\": \"discord:desk\","
          + " \"options\": {\"url\": \"env:DISCORD_URL\"}}]}",
      "A value env:NAME is taken from that environment variable: the place for secrets, as other"
          + " users of this machine can read a command line.",
      "Exit code 1 if a message was not delivered."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class AlertsTestChannelCommand implements Callable<Integer> {

  private static final long SAY_AFTER_NANOS = Duration.ofSeconds(2).toNanos();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description =
          "in-app, email, push, discord, webhook, paper-log, log, slack, telegram or an installed"
              + " one; with --config: only targets of this kind.")
  private @Nullable String kind;

  @Option(
      names = "--target",
      paramLabel = "ID",
      description = "Id of the target; with --config: only this one.")
  private @Nullable String target;

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "An option of the channel; several may be given.")
  private List<String> options = new ArrayList<>();

  @Option(names = "--config", paramLabel = "FILE", description = "The targets as JSON.")
  private @Nullable Path config;

  @Option(
      names = "--files",
      paramLabel = "DIR",
      defaultValue = "target/liqscape/channels",
      description = "Where a channel of --option keeps files (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path files;

  @Option(names = "--json", description = "Print JSON, one line a target.")
  private boolean json;

  @Override
  public Integer call() {
    TargetsFile wanted = config == null ? single() : ofFile(config);
    List<DeliveryChannel> channels = ChannelDoor.open(wanted);
    boolean all = true;
    try {
      for (int i = 0; i < channels.size(); i++) {
        all &= test(channels.get(i), wanted.targets().get(i).config());
      }
    } finally {
      channels.forEach(DeliveryChannel::close);
    }
    return all ? 0 : CommandErrors.NO;
  }

  private boolean test(DeliveryChannel channel, ChannelConfig options) {
    Scheduler clock = Scheduler.system();
    PrintWriter err = spec.commandLine().getErr();
    Scheduler.Cancellation slow =
        clock.at(
            clock.nanos() + SAY_AFTER_NANOS,
            () -> {
              err.println(channel.target() + ": still waiting, for 10 s at most");
              err.flush();
            });
    DeliveryOutcome outcome = ChannelTest.send(channel, clock.nanos());
    slow.cancel();
    boolean delivered = outcome instanceof DeliveryOutcome.Delivered;
    PrintWriter console = spec.commandLine().getOut();
    String words = ChannelTest.words(outcome, options);
    if (json) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      node.put("kind", channel.kind()).put("target", channel.target());
      node.put("delivered", delivered);
      node.put("outcome", outcome.getClass().getSimpleName()).put("words", words);
      console.println(node);
    } else {
      console.println(channel.target() + " (" + channel.kind() + "): " + words);
    }
    console.flush();
    return delivered;
  }

  private TargetsFile single() {
    if (kind == null || target == null) {
      throw new IllegalArgumentException("give KIND and --target ID, or --config FILE");
    }
    ChannelConfig given = ChannelConfig.of(target);
    for (int i = 0; i < options.size(); i++) {
      int equals = options.get(i).indexOf('=');
      if (equals < 1) {
        // Without the text: it may be a secret.
        throw new IllegalArgumentException(
            "--option must be NAME=VALUE, number " + (i + 1) + " is not");
      }
      String name = options.get(i).substring(0, equals);
      Environment environment = System::getenv;
      given =
          given.with(
              name,
              environment.value(options.get(i).substring(equals + 1), "--option " + name));
    }
    return new TargetsFile(files, List.of(new TargetsFile.Target(kind, given)));
  }

  private TargetsFile ofFile(Path file) {
    if (!options.isEmpty()) {
      throw new IllegalArgumentException("give one of --option and --config");
    }
    TargetsFile all = TargetsFile.read(file, System::getenv);
    List<TargetsFile.Target> wanted =
        all.targets().stream()
            .filter(t -> kind == null || t.kind().equals(kind))
            .filter(t -> target == null || t.config().target().equals(target))
            .toList();
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException(
          file + " has no such target; it has "
              + all.targets().stream().map(t -> t.config().target()).toList());
    }
    return new TargetsFile(all.files(), wanted);
  }
}
