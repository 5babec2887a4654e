package io.github.liqscape.routing;

import io.github.liqscape.routing.RoutingEvent.Cause;
import io.github.liqscape.routing.RoutingEvent.Planned;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.DeliveryIds;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.RoutingNote;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.rule.GroupPolicy;
import io.github.liqscape.routing.rule.Materiality;
import io.github.liqscape.routing.rule.RoutingRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges an alert for each target: stages 4 to 11 of the pipeline, the first that refuses gives the
 * reason. It changes nothing.
 */
final class TargetJudge {

  private final RouterConfig config;
  private final Stories stories;
  private final Ladder ladder;
  private final Mutes mutes;
  private final GroupKeeper groups;
  private final Map<String, String> disabled;
  private final RouterCounts counts;
  private final QuietRules quiet;
  private final List<String> missingKinds = new ArrayList<>();

  /** Judgements that are the same every time: of absent kinds by tier, of targets by reason. */
  private final Map<AlertTier, List<Planned>> missing = new EnumMap<>(AlertTier.class);

  private final Map<String, Map<ReasonCode, Planned>> refusals = new HashMap<>();

  TargetJudge(
      RouterConfig config,
      Stories stories,
      Ladder ladder,
      Mutes mutes,
      GroupKeeper groups,
      Map<String, String> disabled,
      RouterCounts counts) {
    this.config = config;
    this.stories = stories;
    this.ladder = ladder;
    this.mutes = mutes;
    this.groups = groups;
    this.disabled = disabled;
    this.counts = counts;
    quiet = new QuietRules(config.quietHours());
    for (DeliveryChannel channel : config.targets()) {
      refusals.put(channel.target(), new EnumMap<>(ReasonCode.class));
    }
    for (String kind : ChannelKinds.OF_TIERS) {
      if (config.targets().stream().noneMatch(c -> c.kind().equals(kind))) {
        missingKinds.add(kind);
      }
    }
    for (AlertTier tier : AlertTier.values()) {
      missing.put(tier, missingKinds.stream().map(k -> absent(k, tier)).toList());
    }
  }

  List<Planned> everywhere(ReasonCode reason, String detail) {
    List<Planned> all = new ArrayList<>();
    for (DeliveryChannel c : config.targets()) {
      all.add(
          Planned.without(TargetDecision.suppressed(c.target(), c.kind(), reason, detail)));
    }
    for (String kind : missingKinds) {
      all.add(Planned.without(TargetDecision.suppressed(kind, kind, reason, detail)));
    }
    return all;
  }

  List<Planned> held(ReasonCode reason, long until) {
    List<Planned> all = new ArrayList<>();
    for (DeliveryChannel c : config.targets()) {
      all.add(Planned.without(TargetDecision.held(c.target(), c.kind(), reason, "", until)));
    }
    for (String kind : missingKinds) {
      all.add(Planned.without(TargetDecision.held(kind, kind, reason, "", until)));
    }
    return all;
  }

  List<Planned> targets(Alert alert, long now, long clock) {
    List<RoutingRule.Route> routes = config.rules().routes(alert);
    List<Planned> all = new ArrayList<>(config.targets().size() + missingKinds.size());
    Muted muted = new Muted(alert, now);
    for (DeliveryChannel channel : config.targets()) {
      all.add(target(alert, channel, routes, muted, now, clock));
    }
    all.addAll(missing.getOrDefault(alert.tier(), List.of()));
    return all;
  }

  private Planned absent(String kind, AlertTier tier) {
    ReasonCode why =
        config.tiers().allows(tier, kind)
            ? ReasonCode.CHANNEL_NOT_CONFIGURED
            : ReasonCode.CHANNEL_NOT_IN_TIER;
    return Planned.without(TargetDecision.suppressed(kind, kind, why, ""));
  }

  static RoutingRule.@Nullable Route first(List<RoutingRule.Route> routes, String target) {
    for (RoutingRule.Route route : routes) {
      if (route.includes(target)) {
        return route;
      }
    }
    return null;
  }

  private Planned target(
      Alert alert, DeliveryChannel channel, List<RoutingRule.Route> routes, Muted muted,
      long now, long clock) {
    String target = channel.target();
    String kind = channel.kind();
    if (!config.tiers().allows(alert.tier(), kind)) {
      return refused(target, kind, ReasonCode.CHANNEL_NOT_IN_TIER, "");
    }
    RoutingRule.Route route = first(routes, target);
    if (route == null) {
      return refused(target, kind, ReasonCode.CHANNEL_NOT_IN_TIER, "no rule selects it");
    }
    String off = disabled.get(target);
    if (off != null) {
      return refused(target, kind, ReasonCode.TARGET_DISABLED, off);
    }
    boolean ended = !alert.firing(now);
    Optional<ReasonCode> immaterial = ended ? Optional.empty() : immaterial(alert, channel);
    if (immaterial.isPresent()) {
      return refused(target, kind, immaterial.get(), "");
    }
    if (config.grouped(channel)) {
      long tick = groups.nextLook(alert, target, policy(route, target), now, clock);
      return Planned.without(
          TargetDecision.held(target, kind, ReasonCode.GROUP_WAIT, "", tick));
    }
    return ended
        ? refused(target, kind, ReasonCode.RESOLVED_NOT_WANTED, "")
        : gates(alert, channel, muted, now, clock, Cause.PUBLISHED);
  }

  /** Whether an alert is muted: the same for all targets, asked only if one of them needs it. */
  private final class Muted {
    private final Alert alert;
    private final long now;
    private Optional<ReasonCode> reason = Optional.empty();
    private boolean asked;

    Muted(Alert alert, long now) {
      this.alert = alert;
      this.now = now;
    }

    Optional<ReasonCode> reason() {
      if (!asked) {
        reason = mutes.of(alert, now);
        asked = true;
      }
      return reason;
    }
  }

  GroupPolicy policy(RoutingRule.Route route, String target) {
    return route.grouping().orElse(config.groupPolicy(target));
  }

  private Optional<ReasonCode> immaterial(Alert alert, DeliveryChannel channel) {
    if (channel.traits().machine() && !Materiality.acts(alert)) {
      return Optional.of(ReasonCode.WAIT_VERDICT);
    }
    boolean filtered =
        channel.traits().material() || config.materialityKinds().contains(channel.kind());
    return filtered ? config.materiality().refusal(alert) : Optional.empty();
  }

  /** Mutes, quiet hours and the ladder: what is asked again when an alert was held. */
  Planned gates(
      Alert alert, DeliveryChannel channel, long now, long clock, Cause cause) {
    return gates(alert, channel, new Muted(alert, now), now, clock, cause);
  }

  private Planned gates(
      Alert alert, DeliveryChannel channel, Muted muted, long now, long clock, Cause cause) {
    String target = channel.target();
    String kind = channel.kind();
    Optional<ReasonCode> why = muted.reason();
    if (why.isPresent()) {
      return refused(target, kind, why.get(), "");
    }
    Set<RoutingNote> notes = Set.of();
    long quietUntil = channel.traits().quiet() ? quiet.endOf(now) : QuietRules.NOT_QUIET;
    if (quietUntil != QuietRules.NOT_QUIET) {
      if (!alert.critical()) {
        return deferred(alert, channel, quietUntil);
      }
      notes = EnumSet.of(RoutingNote.CRITICAL_BYPASS);
    }
    return climb(alert, channel, now, clock, cause, notes);
  }

  private Planned deferred(Alert alert, DeliveryChannel channel, long until) {
    boolean dropped =
        alert.tier() == AlertTier.WATCHLIST || until >= alert.expiresAtNanos();
    return dropped
        ? refused(channel.target(), channel.kind(), ReasonCode.QUIET_HOURS_DROPPED, "")
        : Planned.without(
            TargetDecision.held(
                channel.target(), channel.kind(), ReasonCode.QUIET_HOURS_DEFERRED, "", until));
  }

  private Planned climb(
      Alert alert, DeliveryChannel channel, long now, long clock, Cause cause,
      Set<RoutingNote> notes) {
    String target = channel.target();
    Set<RoutingNote> told = notes;
    Ladder.Step step;
    long sequence;
    try {
      LadderState state = stories.ladder(alert, target);
      step = ladder.judge(state, alert, now, channel.traits().machine());
      sequence = stories.next(state.sequence);
    } catch (RuntimeException e) {
      // Better twice than never: what was sent cannot be known.
      counts.dedupeFailed();
      told = EnumSet.of(RoutingNote.DEDUPE_FAIL_OPEN);
      told.addAll(notes);
      step = Ladder.Step.of(ReasonCode.FIRST);
      sequence = now;
    }
    ReasonCode reason = step.reason();
    if (!reason.sends()) {
      return refused(target, channel.kind(), reason, "");
    }
    long notBefore = Long.MIN_VALUE;
    if (reason == ReasonCode.DIGEST && config.spreadRepeats()) {
      notBefore = clock + Spread.of(alert.dedupeKey(), config.groupPolicy(target));
    }
    if (cause == Cause.QUIET_OVER) {
      reason = ReasonCode.RELEASED_AFTER_QUIET;
    }
    return new Planned(
        TargetDecision.planned(
            target, channel.kind(), reason, told, notBefore,
            DeliveryIds.deliveryId(alert.dedupeKey(), target, sequence)),
        sequence, step.repeats(), step.spanNanos());
  }

  Planned refused(String target, String kind, ReasonCode reason, String detail) {
    Map<ReasonCode, Planned> known = detail.isEmpty() ? refusals.get(target) : null;
    Planned same = known == null ? null : known.get(reason);
    if (same != null) {
      return same;
    }
    Planned made = Planned.without(TargetDecision.suppressed(target, kind, reason, detail));
    if (known != null) {
      known.put(reason, made);
    }
    return made;
  }
}
