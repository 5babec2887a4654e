// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.rule;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How alerts are gathered into one message. The defaults are those of Prometheus Alertmanager.
 *
 * @param groupBy labels whose values tell groups apart; {@link #ALL} for every alert by itself
 * @param groupWait how long a new group gathers before its first message; &ge; 0
 * @param groupInterval time between later looks at the group, at least one second
 * @param repeatInterval after so long without a change the message is repeated, at a look; &gt; 0
 * @param resolveTimeout an alert that is not seen again for so long has ended; &gt; 0
 * @param startDelay no first message earlier than this after the start of the router; &ge; 0
 * @param sendResolved whether endings are told
 */
public record GroupPolicy(
    Set<String> groupBy,
    Duration groupWait,
    Duration groupInterval,
    Duration repeatInterval,
    Duration resolveTimeout,
    Duration startDelay,
    boolean sendResolved) {

  /** In {@code groupBy}: each alert is a group of its own. */
  public static final String ALL = "...";

  /** 30 s, 5 min, 4 h, 5 min, no delay, endings are told; by venue, symbol and tier. */
  public static final GroupPolicy DEFAULT =
      new GroupPolicy(
          Set.of("venue", "symbol", "tier"),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofHours(4),
          Duration.ofMinutes(5),
          Duration.ZERO,
          true);

  public GroupPolicy {
    groupBy = Set.copyOf(groupBy);
    Objects.requireNonNull(groupWait, "groupWait");
    if (groupWait.isNegative() || startDelay.isNegative()) {
      throw new IllegalArgumentException(
          "groupWait and startDelay must be >= 0, were " + groupWait + " and " + startDelay);
    }
    if (groupInterval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "groupInterval must be at least 1 s, was " + groupInterval);
    }
    for (Duration positive : List.of(repeatInterval, resolveTimeout)) {
      if (positive.isNegative() || positive.isZero()) {
        throw new IllegalArgumentException(
            "repeatInterval and resolveTimeout must be > 0, were " + repeatInterval + " and "
                + resolveTimeout);
      }
    }
  }

  public GroupPolicy groupBy(Set<String> labels) {
    return new GroupPolicy(
        labels, groupWait, groupInterval, repeatInterval, resolveTimeout, startDelay,
        sendResolved);
  }

  public GroupPolicy groupWait(Duration value) {
    return new GroupPolicy(
        groupBy, value, groupInterval, repeatInterval, resolveTimeout, startDelay, sendResolved);
  }

  public GroupPolicy groupInterval(Duration value) {
    return new GroupPolicy(
        groupBy, groupWait, value, repeatInterval, resolveTimeout, startDelay, sendResolved);
  }

  public GroupPolicy repeatInterval(Duration value) {
    return new GroupPolicy(
        groupBy, groupWait, groupInterval, value, resolveTimeout, startDelay, sendResolved);
  }

  public GroupPolicy resolveTimeout(Duration value) {
    return new GroupPolicy(
        groupBy, groupWait, groupInterval, repeatInterval, value, startDelay, sendResolved);
  }

  public GroupPolicy startDelay(Duration value) {
    return new GroupPolicy(
        groupBy, groupWait, groupInterval, repeatInterval, resolveTimeout, value, sendResolved);
  }

  public GroupPolicy sendResolved(boolean value) {
    return new GroupPolicy(
        groupBy, groupWait, groupInterval, repeatInterval, resolveTimeout, startDelay, value);
  }
}
