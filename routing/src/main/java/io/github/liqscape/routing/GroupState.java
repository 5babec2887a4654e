// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.rule.GroupPolicy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A group of alerts for one target. */
final class GroupState {

  /** One alert of a group: its newest text, from its earliest start to its end. */
  static final class Occurrence {
    Alert alert;
    long startsAtNanos;
    long endsAtNanos;
    long lastSeenNanos;

    Occurrence(Alert alert, long now) {
      this.alert = alert;
      startsAtNanos = alert.startsAtNanos();
      endsAtNanos = alert.endsAtNanos();
      lastSeenNanos = now;
    }

    /** When it ends, or has ended: as it says, when it was not seen again, or when it expired. */
    long endNanos(long resolveTimeoutNanos) {
      if (endsAtNanos != Alert.NO_LIMIT) {
        return endsAtNanos;
      }
      return Math.min(lastSeenNanos + resolveTimeoutNanos, alert.expiresAtNanos());
    }

    /** A further report: of overlapping ones the earliest start, the last word on its end. */
    void merge(Alert report, long now, long resolveTimeoutNanos) {
      long end = endNanos(resolveTimeoutNanos);
      boolean apart = report.startsAtNanos() > end || report.endsAtNanos() < startsAtNanos;
      if (apart) {
        startsAtNanos = report.startsAtNanos();
        endsAtNanos = report.endsAtNanos();
      } else {
        startsAtNanos = Math.min(startsAtNanos, report.startsAtNanos());
        boolean bothEnded =
            endsAtNanos != Alert.NO_LIMIT && report.endsAtNanos() != Alert.NO_LIMIT;
        endsAtNanos =
            bothEnded ? Math.max(endsAtNanos, report.endsAtNanos()) : report.endsAtNanos();
      }
      alert = report;
      lastSeenNanos = Math.max(lastSeenNanos, now);
    }

    /** The alert with its merged start and end. */
    Alert shown(long endNanos, boolean ended) {
      boolean same =
          alert.startsAtNanos() == startsAtNanos
              && alert.endsAtNanos() == (ended ? endNanos : Alert.NO_LIMIT);
      return same
          ? alert
          : alert.but()
              .startsAt(startsAtNanos)
              .endsAt(ended ? endNanos : Alert.NO_LIMIT)
              .createdAt(alert.createdAtNanos());
    }
  }

  /** A message that is on its way: what it shows as firing. */
  record Pending(String deliveryId, Set<String> firing) {}

  final String key;
  final String target;
  final GroupPolicy policy;
  final Map<String, Occurrence> members = new LinkedHashMap<>();

  /** Next look, on the delivery clock. */
  long nextTickNanos;

  boolean flushed;

  /** What the target was last shown as firing, and when; null before the first message. */
  @Nullable Set<String> shown;

  long shownAtNanos;
  long sequence;
  @Nullable Pending pending;

  GroupState(String key, String target, GroupPolicy policy) {
    this.key = key;
    this.target = target;
    this.policy = policy;
  }

  /**
   * What a look at a group leads to.
   *
   * @param shown dedupe keys last shown as firing, null if nothing was ever shown
   * @param shownAtNanos when
   * @param firing keys that fire now
   * @param ended keys that have ended
   * @param policy repeats, and whether endings are told
   */
  static ReasonCode decide(
      @Nullable Set<String> shown,
      long shownAtNanos,
      Set<String> firing,
      Set<String> ended,
      GroupPolicy policy,
      long now) {
    if (shown == null) {
      return firing.isEmpty() ? ReasonCode.NO_CHANGE : ReasonCode.FIRST;
    }
    if (!shown.containsAll(firing)) {
      return shown.isEmpty() ? ReasonCode.FIRST : ReasonCode.NEW_IN_GROUP;
    }
    Set<String> overNow = new HashSet<>(shown);
    overNow.retainAll(ended);
    if (!policy.sendResolved() && !overNow.isEmpty()) {
      return ReasonCode.RESOLVED_NOT_WANTED;
    }
    if (firing.isEmpty()) {
      // None over and none firing: those that were shown are muted now.
      return overNow.isEmpty() ? ReasonCode.NO_CHANGE : ReasonCode.ALL_RESOLVED;
    }
    if (!overNow.isEmpty()) {
      return ReasonCode.RESOLVED_IN_GROUP;
    }
    return now - shownAtNanos >= policy.repeatInterval().toNanos()
        ? ReasonCode.REPEAT_INTERVAL
        : ReasonCode.NO_CHANGE;
  }
}
