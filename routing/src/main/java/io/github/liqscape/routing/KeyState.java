// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One story: what its targets were told, since when its cause holds, whether price has left it.
 * There may be a million: its ladders, and what it waits for, are short chains, and it keeps what
 * was found for it elsewhere.
 */
final class KeyState {

  /** Since when the cause of a tier holds, and the newest alert that waits for its confirmation. */
  static final class Confirming {
    final AlertTier tier;
    final @Nullable Confirming next;
    long sinceNanos;
    long seenNanos;
    @Nullable Alert held;

    Confirming(AlertTier tier, long sinceNanos, @Nullable Confirming next) {
      this.tier = tier;
      this.sinceNanos = sinceNanos;
      this.seenNanos = sinceNanos;
      this.next = next;
    }

    /**
     * Since when the cause holds, with a further report: as it says itself, or, if it says nothing
     * but that it holds now, since the first report without a break.
     */
    long since(Alert report, long resolveTimeoutNanos) {
      boolean broken = report.createdAtNanos() - seenNanos >= resolveTimeoutNanos;
      boolean saysItself = report.startsAtNanos() < report.createdAtNanos();
      return broken || saysItself
          ? report.startsAtNanos()
          : Math.min(sinceNanos, report.startsAtNanos());
    }
  }

  @Nullable Confirming confirming;
  Map<String, Alert> quiet = Map.of();

  /** The first of its ladders. */
  @Nullable LadderState ladders;

  long lastDecidedNanos = Long.MIN_VALUE;

  /** The newest alert. */
  @Nullable Alert latest;

  /** Price has been in the zone since the story began. */
  boolean inside;

  /** Since when price is outside without a break; {@code Long.MIN_VALUE} while it is not. */
  long outsideSinceNanos = Long.MIN_VALUE;

  /** Price has left the zone since the newest alert. */
  boolean left;

  /** What the rules say of its newest alert. */
  RuleBook.@Nullable Page page;

  /** Where it waits for its exit. */
  StoryPrices.@Nullable Market market;

  /** It goes on, as far as {@link ActiveAlerts} knew when last asked. */
  ActiveAlerts.@Nullable Active active;

  /** What a target was told; null if it never heard of the story. */
  @Nullable LadderState findLadder(String target) {
    LadderState ladder = ladders;
    while (ladder != null && !ladder.target.equals(target)) {
      ladder = ladder.next;
    }
    return ladder;
  }

  /** What a target was told. */
  LadderState ladder(String target) {
    LadderState ladder = findLadder(target);
    if (ladder == null) {
      ladder = new LadderState(target, ladders);
      ladders = ladder;
    }
    return ladder;
  }

  @Nullable Confirming confirming(AlertTier tier) {
    Confirming one = confirming;
    while (one != null && one.tier != tier) {
      one = one.next;
    }
    return one;
  }

  /** The cause of a tier holds. */
  Confirming confirm(Alert alert) {
    Confirming known = confirming(alert.tier());
    if (known == null) {
      known = new Confirming(alert.tier(), alert.startsAtNanos(), confirming);
      confirming = known;
    }
    return known;
  }

  /** Its cause has ended. */
  void confirmNothing() {
    confirming = null;
  }

  /** Holds an alert for the end of a target's quiet hours: the newest only. */
  void holdQuiet(String target, Alert alert) {
    if (quiet.isEmpty()) {
      quiet = new HashMap<>(2);
    }
    quiet.put(target, alert);
  }

  @Nullable Alert heldQuiet(String target) {
    return quiet.get(target);
  }

  void releaseQuiet(String target) {
    if (!quiet.isEmpty()) {
      quiet.remove(target);
    }
  }

  /** Whether nothing of it is on its way or held. */
  boolean idle() {
    boolean pending = false;
    for (LadderState ladder = ladders; ladder != null; ladder = ladder.next) {
      pending |= ladder.pending != null;
    }
    return !pending && quiet.isEmpty();
  }
}
