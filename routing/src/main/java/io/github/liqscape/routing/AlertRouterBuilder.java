// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.journal.Disk;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DescribedTarget;
import io.github.liqscape.routing.outbox.Jitter;
import io.github.liqscape.routing.outbox.JournalMode;
import io.github.liqscape.routing.outbox.OutboxSettings;
import io.github.liqscape.routing.rule.GroupPolicy;
import io.github.liqscape.routing.rule.Materiality;
import io.github.liqscape.routing.rule.QuietHours;
import io.github.liqscape.routing.rule.RoutingRule;
import io.github.liqscape.routing.rule.TierChannels;
import io.github.liqscape.spi.Scheduler;
import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How an {@link AlertRouter} is set up; every option has a default. */
public final class AlertRouterBuilder {

  private static final long SECOND = 1_000_000_000L;
  private static final int RATE_CAP = 6;

  private final Map<String, DeliveryChannel> targets = new LinkedHashMap<>();
  private final Map<String, GroupPolicy> groups = new HashMap<>();
  private final Set<String> ladders = new HashSet<>();
  private final Set<String> materialityKinds = new HashSet<>();
  private final List<QuietHours> quietHours = new ArrayList<>();
  private final Map<AlertTier, Long> cooldowns = new EnumMap<>(AlertTier.class);
  private final Map<AlertTier, Long> confirmations = new EnumMap<>(AlertTier.class);
  private final List<Consumer<RoutingEvent>> listeners = new ArrayList<>();
  private TierChannels tiers = TierChannels.DEFAULT;
  private RoutingRule rules = RoutingRule.root();
  private Materiality materiality = Materiality.DEFAULT;
  private OutboxSettings outbox = OutboxSettings.DEFAULT;
  private long pauseMaxNanos = 6 * 3_600 * SECOND;
  private long resolveTimeoutNanos = 300 * SECOND;
  private long closeWaitNanos = 5 * SECOND;
  private boolean spreadRepeats = true;
  private JournalMode mode = JournalMode.FSYNC;
  private Jitter jitter = Jitter.seeded(0);
  private Disk disk = Disk.system();
  private Stories stories = new Stories();
  private @Nullable Path directory;
  private @Nullable Scheduler scheduler;
  private @Nullable Executor executor;

  AlertRouterBuilder() {}

  /**
   * A target.
   *
   * @throws IllegalArgumentException if another has its id; the message names both kinds
   */
  public AlertRouterBuilder channel(DeliveryChannel channel) {
    DeliveryChannel other = targets.putIfAbsent(channel.target(), channel);
    if (other != null) {
      throw new IllegalArgumentException(
          "two targets have the id '" + channel.target() + "': " + other.kind() + " and "
              + channel.kind());
    }
    return this;
  }

  /**
   * Where records are kept, a folder of the router's own: what is accepted survives a crash. Without
   * it alerts are sent from memory and none is durable.
   */
  public AlertRouterBuilder outbox(Path folder) {
    directory = folder;
    return this;
  }

  /** When records are forced to the disk; at once by default. */
  public AlertRouterBuilder journalMode(JournalMode value) {
    mode = value;
    return this;
  }

  /** The user's rules; by default every target hears what its tier allows. */
  public AlertRouterBuilder rules(RoutingRule root) {
    rules = root;
    return this;
  }

  /** Which kinds of channel a tier may reach. */
  public AlertRouterBuilder tiers(TierChannels value) {
    tiers = value;
    return this;
  }

  /** The materiality filter, and kinds of channel beside Discord that it holds for. */
  public AlertRouterBuilder materiality(Materiality value, String... moreKinds) {
    materiality = value;
    materialityKinds.addAll(List.of(moreKinds));
    return this;
  }

  /** Alerts of a target are gathered; e-mail is gathered by default. */
  public AlertRouterBuilder grouped(String target, GroupPolicy policy) {
    groups.put(target, policy);
    return this;
  }

  /** Alerts of a target are not gathered. */
  public AlertRouterBuilder single(String target) {
    ladders.add(target);
    return this;
  }

  /** When push and e-mail keep quiet; several may be given. */
  public AlertRouterBuilder quietHours(QuietHours hours) {
    quietHours.add(hours);
    return this;
  }

  /** How long the same news is not repeated; &gt; 0. */
  public AlertRouterBuilder cooldown(AlertTier tier, Duration value) {
    cooldowns.put(tier, positive("cooldown", value));
    return this;
  }

  /** For how long a cause must have held; &ge; 0. */
  public AlertRouterBuilder confirmFor(AlertTier tier, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("confirmFor must be >= 0, was " + value);
    }
    confirmations.put(tier, value.toNanos());
    return this;
  }

  /** After so long without a message a story begins anew; 6 h by default. */
  public AlertRouterBuilder pauseMax(Duration value) {
    pauseMaxNanos = positive("pauseMax", value);
    return this;
  }

  /** An alert that is not seen again for so long mutes nothing any more; 5 min by default. */
  public AlertRouterBuilder resolveTimeout(Duration value) {
    resolveTimeoutNanos = positive("resolveTimeout", value);
    return this;
  }

  /** Whether digests and repeats are spread over half a minute; they are by default. */
  public AlertRouterBuilder spreadRepeats(boolean value) {
    spreadRepeats = value;
    return this;
  }

  /** How long a close waits for attempts that are under way; 5 s by default, &ge; 0. */
  public AlertRouterBuilder closeWait(Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("closeWait must be >= 0, was " + value);
    }
    closeWaitNanos = value.toNanos();
    return this;
  }

  /** Constants of delivery. */
  public AlertRouterBuilder delivery(OutboxSettings value) {
    outbox = value;
    return this;
  }

  /** Where the randomness of retries comes from. */
  public AlertRouterBuilder jitter(Jitter value) {
    jitter = value;
    return this;
  }

  /** Hears every fact, in order, under the router's lock: be short and do not call the router. */
  public AlertRouterBuilder listener(Consumer<RoutingEvent> value) {
    listeners.add(value);
    return this;
  }

  /** The delivery clock; the system's by default. */
  public AlertRouterBuilder scheduler(Scheduler value) {
    scheduler = value;
    return this;
  }

  /** Another disk, for tests. */
  AlertRouterBuilder disk(Disk value) {
    disk = value;
    return this;
  }

  /** Everything on this executor, for tests in virtual time. */
  AlertRouterBuilder executor(Executor value) {
    executor = value;
    return this;
  }

  /** Another store of what was sent, for tests. */
  AlertRouterBuilder stories(Stories value) {
    stories = value;
    return this;
  }

  /**
   * The router. What was on its way when it was last closed, or killed, goes on.
   *
   * @throws JournalException if the folder is in use or damaged
   */
  public AlertRouter build() {
    requireGroupsHaveTargets();
    RouterConfig config = config();
    Scheduler clock = scheduler == null ? Scheduler.system() : scheduler;
    Executor given = executor;
    if (given != null) {
      return router(config, clock, given, given, () -> {});
    }
    ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    ExecutorService writer =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("liqscape-routing-journal").factory());
    return router(
        config, clock, workers, writer,
        () -> {
          writer.shutdown();
          workers.shutdownNow();
        });
  }

  /**
   * The decisions alone: no channel is called, and no folder, executor or scheduler is used. The channels
   * given so far only say what targets there are.
   *
   * @param startNanos the delivery clock at its start, epoch nanoseconds
   */
  public AlertDecider decider(long startNanos) {
    return new AlertDecider(describedConfig(), jitter, startNanos, startNanos);
  }

  /**
   * A decider that goes on where a saved one stopped. Targets and rules may be others: messages to a
   * target that is not there any more are dead.
   *
   * @throws io.github.liqscape.state.StateException if it is no such state, with the reason
   * @throws IOException if the input fails
   */
  public AlertDecider restoreDecider(DataInput in) throws IOException {
    return AlertDecider.restore(describedConfig(), jitter, in);
  }

  private RouterConfig describedConfig() {
    requireGroupsHaveTargets();
    List<DeliveryChannel> described = new ArrayList<>();
    targets.values().forEach(channel -> described.add(DescribedTarget.of(channel)));
    return config(described);
  }

  private void requireGroupsHaveTargets() {
    for (String target : groups.keySet()) {
      if (!targets.containsKey(target)) {
        throw new IllegalArgumentException(
            "no target '" + target + "' to group for; there are " + targets.keySet());
      }
    }
  }

  /** What was decided so far. */
  RouterConfig config() {
    return config(List.copyOf(targets.values()));
  }

  private RouterConfig config(List<DeliveryChannel> channels) {
    return new RouterConfig(
        List.copyOf(channels), Map.copyOf(groups), Set.copyOf(ladders), tiers, rules,
        materiality, Set.copyOf(materialityKinds), List.copyOf(quietHours),
        Map.copyOf(cooldowns), Map.copyOf(confirmations), pauseMaxNanos,
        resolveTimeoutNanos, RATE_CAP, spreadRepeats, outbox);
  }

  private AlertRouter router(
      RouterConfig config, Scheduler clock, Executor workers, Executor writer,
      Runnable atClose) {
    return new AlertRouter(
        new RouterParts(
            config, stories, jitter, clock, workers, writer,
            directory == null ? null : open(directory), () -> reopen(), mode, listeners,
            atClose, closeWaitNanos));
  }

  private Journal reopen() {
    Path at = directory;
    if (at == null) {
      throw new IllegalStateException("no outbox");
    }
    return open(at);
  }

  private Journal open(Path at) {
    return Journal.at(at).disk(disk).open();
  }

  private static long positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be > 0, was " + value);
    }
    return value.toNanos();
  }
}
