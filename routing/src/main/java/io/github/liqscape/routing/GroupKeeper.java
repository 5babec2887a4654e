// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.RoutingEvent.Flushed;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.DeliveryIds;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.outbox.Outbox;
import io.github.liqscape.routing.outbox.OutboxMessage;
import io.github.liqscape.routing.rule.GroupPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Gathers alerts of targets that want few messages, and looks at each group when its time comes. */
final class GroupKeeper {

  private final RouterConfig config;
  private final Stories stories;
  private final Outbox outbox;
  private final Mutes mutes;
  private final QuietRules quiet;
  final long startNanos;
  private final Map<String, DeliveryChannel> channels = new HashMap<>();
  final Map<String, GroupState> groups = new LinkedHashMap<>();
  long nextTick = Long.MAX_VALUE;

  GroupKeeper(
      RouterConfig config, Stories stories, Outbox outbox, Mutes mutes, long startNanos) {
    this.config = config;
    this.stories = stories;
    this.outbox = outbox;
    this.mutes = mutes;
    this.startNanos = startNanos;
    this.quiet = new QuietRules(config.quietHours());
    config.targets().forEach(c -> channels.put(c.target(), c));
  }

  /** When an alert that comes now would be looked at. */
  long nextLook(Alert alert, String target, GroupPolicy policy, long now, long clock) {
    GroupState group = groups.get(id(target, key(alert, policy)));
    if (group != null && group.flushed) {
      return group.nextTickNanos;
    }
    long first = firstLook(alert, policy, clock);
    return group == null ? first : Math.min(group.nextTickNanos, first);
  }

  private long firstLook(Alert alert, GroupPolicy policy, long clock) {
    long wait = policy.groupWait().toNanos();
    long earliest = startNanos + policy.startDelay().toNanos();
    boolean waitedAlready = alert.startsAtNanos() + wait <= clock;
    return Math.max(earliest, waitedAlready ? clock : clock + wait);
  }

  /** An alert joins its group. */
  void add(Alert alert, String target, GroupPolicy policy, long now, long clock) {
    String key = key(alert, policy);
    GroupState group =
        groups.computeIfAbsent(
            id(target, key),
            k -> {
              GroupState fresh = new GroupState(key, target, policy);
              fresh.nextTickNanos = firstLook(alert, policy, clock);
              return fresh;
            });
    if (!group.flushed) {
      group.nextTickNanos = Math.min(group.nextTickNanos, firstLook(alert, policy, clock));
    }
    nextTick = Math.min(nextTick, group.nextTickNanos);
    GroupState.Occurrence known = group.members.get(alert.dedupeKey());
    if (known == null) {
      group.members.put(alert.dedupeKey(), new GroupState.Occurrence(alert, now));
    } else {
      known.merge(alert, now, policy.resolveTimeout().toNanos());
    }
  }

  long nextTick() {
    return nextTick;
  }

  /** Looks at every group whose time has come. */
  void tick(long clock, Consumer<RoutingEvent> happens) {
    if (clock < nextTick) {
      return;
    }
    for (GroupState group : List.copyOf(groups.values())) {
      while (group.nextTickNanos <= clock && groups.get(id(group.target, group.key)) == group) {
        look(group, group.nextTickNanos, clock, happens);
      }
    }
    nextTick = Long.MAX_VALUE;
    for (GroupState group : groups.values()) {
      nextTick = Math.min(nextTick, group.nextTickNanos);
    }
  }

  private void look(
      GroupState group, long now, long clock, Consumer<RoutingEvent> happens) {
    if (group.members.isEmpty() && group.pending == null) {
      groups.remove(id(group.target, group.key));
      stories.raiseFloor(group.sequence);
      return;
    }
    // A router that slept looks once for all the looks it has missed.
    long interval = group.policy.groupInterval().toNanos();
    long missed = Math.max(0, (clock - now) / interval);
    long at = now + missed * interval;
    group.flushed = true;
    group.nextTickNanos = at + interval;
    if (group.pending != null) {
      return; // ALREADY_PENDING: the next look will see
    }
    Flushed flushed = judge(group, at, clock);
    if (flushed.reason() == ReasonCode.NO_CHANGE) {
      forgetEnded(group, at);
    } else {
      happens.accept(flushed);
    }
  }

  private Flushed judge(GroupState group, long now, long clock) {
    long timeout = group.policy.resolveTimeout().toNanos();
    List<Alert> firing = new ArrayList<>();
    List<Alert> ended = new ArrayList<>();
    Map<String, ReasonCode> muted = new LinkedHashMap<>();
    Set<String> shown = group.shown;
    group.members.forEach(
        (key, member) -> {
          long end = member.endNanos(timeout);
          Optional<ReasonCode> why = muted(group, member.alert, now);
          if (why.isPresent()) {
            muted.put(key, why.get());
          } else if (end > now) {
            firing.add(member.shown(end, false));
          } else if (shown != null && shown.contains(key)) {
            ended.add(member.shown(end, true));
          }
        });
    ReasonCode reason =
        GroupState.decide(
            shown, group.shownAtNanos, keys(firing), keys(ended), group.policy, now);
    if (!reason.sends()) {
      return new Flushed(
          clock, group.target, group.key, reason, Optional.empty(), 0, firing, ended, muted,
          Long.MIN_VALUE);
    }
    long sequence = stories.next(group.sequence);
    boolean spread = reason == ReasonCode.REPEAT_INTERVAL && config.spreadRepeats();
    return new Flushed(
        clock, group.target, group.key, reason,
        Optional.of(DeliveryIds.deliveryId(group.key, group.target, sequence)), sequence, firing,
        group.policy.sendResolved() ? ended : List.of(), muted,
        spread ? clock + Spread.of(group.key, group.policy) : Long.MIN_VALUE);
  }

  private Optional<ReasonCode> muted(GroupState group, Alert alert, long now) {
    Optional<ReasonCode> muted = mutes.of(alert, now);
    DeliveryChannel channel = channels.get(group.target);
    if (muted.isPresent() || channel == null || !channel.traits().quiet() || alert.critical()) {
      return muted;
    }
    if (quiet.endOf(now) == QuietRules.NOT_QUIET) {
      return Optional.empty();
    }
    return Optional.of(
        alert.tier() == AlertTier.WATCHLIST
            ? ReasonCode.QUIET_HOURS_DROPPED
            : ReasonCode.QUIET_HOURS_DEFERRED);
  }

  /** What has ended, is not on its way and was never shown, or need not be told, leaves. */
  private static void forgetEnded(GroupState group, long now) {
    long timeout = group.policy.resolveTimeout().toNanos();
    Set<String> gone = new HashSet<>();
    group.members.forEach(
        (key, member) -> {
          if (member.endNanos(timeout) <= now) {
            gone.add(key);
          }
        });
    group.members.keySet().removeAll(gone);
    if (group.shown != null) {
      Set<String> left = new HashSet<>(group.shown);
      left.removeAll(gone);
      group.shown = Set.copyOf(left);
    }
  }

  /** A look from which something followed. */
  void apply(Flushed f) {
    GroupState group = groups.get(id(f.target(), f.group()));
    if (group == null) {
      return;
    }
    group.flushed = true;
    group.sequence = Math.max(group.sequence, f.sequence());
    if (f.deliveryId().isEmpty()) {
      group.shown = Set.copyOf(keys(f.firing()));
      forgetEnded(group, f.clockNanos());
      return;
    }
    String id = f.deliveryId().get();
    group.pending = new GroupState.Pending(id, Set.copyOf(keys(f.firing())));
    AlertTier tier = AlertTier.WATCHLIST;
    long expires = Long.MIN_VALUE;
    for (Alert alert : f.firing()) {
      tier = tier.compareTo(alert.tier()) < 0 ? alert.tier() : tier;
      expires = Math.max(expires, alert.expiresAtNanos());
    }
    for (Alert alert : f.ended()) {
      tier = tier.compareTo(alert.tier()) < 0 ? alert.tier() : tier;
      expires = Math.max(expires, f.clockNanos() + alert.tier().timeToLiveNanos());
    }
    outbox.plan(
        new OutboxMessage(
            id, f.target(), f.group(), f.sequence(), f.reason(), tier, f.firing(), f.ended(), 0, 0,
            f.clockNanos(), f.clockNanos(), f.notBeforeNanos(), expires),
        0, Long.MIN_VALUE);
  }

  /** A message has ended; false if it is none of a group. */
  boolean settle(OutboxMessage m, DeliveryEnd end, long clock) {
    GroupState group = groups.get(id(m.target(), m.threadKey()));
    if (group == null) {
      return false;
    }
    GroupState.Pending pending = group.pending;
    if (pending == null || !pending.deliveryId().equals(m.deliveryId())) {
      return true;
    }
    group.pending = null;
    if (end.sent()) {
      group.shown = pending.firing();
      group.shownAtNanos = clock;
      Set<String> told = keys(m.ended());
      long timeout = group.policy.resolveTimeout().toNanos();
      group.members.entrySet().removeIf(
          e ->
              e.getValue().endNanos(timeout) <= clock
                  && (told.contains(e.getKey()) || !pending.firing().contains(e.getKey())));
    }
    return true;
  }

  private static Set<String> keys(List<Alert> alerts) {
    Set<String> keys = new HashSet<>();
    alerts.forEach(a -> keys.add(a.dedupeKey()));
    return keys;
  }

  static String id(String target, String key) {
    return target + '\n' + key;
  }

  /** Values of the labels of a group, by name. */
  private static String key(Alert alert, GroupPolicy policy) {
    if (policy.groupBy().contains(GroupPolicy.ALL)) {
      return "g1|" + alert.dedupeKey();
    }
    StringBuilder key = new StringBuilder("g1");
    for (String label : new TreeSet<>(policy.groupBy())) {
      key.append('|').append(label).append('=').append(alert.label(label));
    }
    return key.toString();
  }
}
