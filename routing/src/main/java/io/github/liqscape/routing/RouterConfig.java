// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.outbox.OutboxSettings;
import io.github.liqscape.routing.rule.GroupPolicy;
import io.github.liqscape.routing.rule.Materiality;
import io.github.liqscape.routing.rule.QuietHours;
import io.github.liqscape.routing.rule.RoutingRule;
import io.github.liqscape.routing.rule.TierChannels;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that a user decides about a router. */
record RouterConfig(
    List<DeliveryChannel> targets,
    Map<String, GroupPolicy> groups,
    Set<String> ladders,
    TierChannels tiers,
    RoutingRule rules,
    Materiality materiality,
    Set<String> materialityKinds,
    List<QuietHours> quietHours,
    Map<AlertTier, Long> cooldowns,
    Map<AlertTier, Long> confirmations,
    long pauseMaxNanos,
    long resolveTimeoutNanos,
    int rateCap,
    boolean spreadRepeats,
    OutboxSettings outbox) {

  /** Whether alerts for a target are gathered. */
  boolean grouped(DeliveryChannel channel) {
    return groups.containsKey(channel.target())
        || (channel.traits().grouped() && !ladders.contains(channel.target()));
  }

  GroupPolicy groupPolicy(String target) {
    return groups.getOrDefault(target, GroupPolicy.DEFAULT);
  }

  long confirmNanos(AlertTier tier) {
    Long own = confirmations.get(tier);
    return own == null ? tier.confirmNanos() : own;
  }

  /** How long the state of a story may matter: after this it can be forgotten. */
  long horizonNanos() {
    long longest = pauseMaxNanos;
    for (AlertTier tier : AlertTier.values()) {
      longest = Math.max(longest, 2 * cooldowns.getOrDefault(tier, tier.cooldownNanos()));
    }
    for (GroupPolicy policy : groups.values()) {
      longest = Math.max(longest, policy.repeatInterval().toNanos());
    }
    longest = Math.max(longest, GroupPolicy.DEFAULT.repeatInterval().toNanos());
    return longest + AlertTier.WATCHLIST.timeToLiveNanos();
  }
}
