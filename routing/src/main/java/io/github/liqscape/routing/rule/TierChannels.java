// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.rule;

import static io.github.liqscape.routing.channel.ChannelKinds.DISCORD;
import static io.github.liqscape.routing.channel.ChannelKinds.EMAIL;
import static io.github.liqscape.routing.channel.ChannelKinds.IN_APP;
import static io.github.liqscape.routing.channel.ChannelKinds.PAPER_LOG;
import static io.github.liqscape.routing.channel.ChannelKinds.PUSH;
import static io.github.liqscape.routing.channel.ChannelKinds.WEBHOOK;

import io.github.liqscape.routing.alert.AlertTier;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which kinds of channel a tier may reach. Rules narrow it; only {@link #with} widens it. Immutable.
 */
public final class TierChannels {

  /** The table of the tiers; a watched zone goes in-app, a candidate not. */
  public static final TierChannels DEFAULT =
      new TierChannels(
          Map.of(
              AlertTier.WATCHLIST, Set.of(IN_APP),
              AlertTier.ACTIVE_RISK, Set.of(IN_APP, PUSH),
              AlertTier.ACTIONABLE_SETUP, Set.of(IN_APP, DISCORD),
              AlertTier.AUTOMATION_CANDIDATE, Set.of(WEBHOOK, PAPER_LOG)));

  private final Map<AlertTier, Set<String>> kinds;

  private TierChannels(Map<AlertTier, Set<String>> kinds) {
    this.kinds = new EnumMap<>(kinds);
  }

  /** The same with watched zones by e-mail instead of in-app: one of the two, never both. */
  public TierChannels watchlistByEmail() {
    Map<AlertTier, Set<String>> changed = new EnumMap<>(kinds);
    Set<String> watchlist = new HashSet<>(changed.getOrDefault(AlertTier.WATCHLIST, Set.of()));
    watchlist.remove(IN_APP);
    watchlist.add(EMAIL);
    changed.put(AlertTier.WATCHLIST, Set.copyOf(watchlist));
    return new TierChannels(changed);
  }

  /** The same with one more kind of channel for a tier: the user's explicit wish. */
  public TierChannels with(AlertTier tier, String kind) {
    Map<AlertTier, Set<String>> changed = new EnumMap<>(kinds);
    Set<String> more = new HashSet<>(changed.getOrDefault(tier, Set.of()));
    more.add(kind);
    changed.put(tier, Set.copyOf(more));
    return new TierChannels(changed);
  }

  /** Whether a tier may reach a kind. */
  public boolean allows(AlertTier tier, String kind) {
    return kinds.getOrDefault(tier, Set.of()).contains(kind);
  }
}
