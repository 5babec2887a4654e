// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

/** Why an alert was sent to a target, is held for it, or was not sent. */
public enum ReasonCode {
  // Sent.
  FIRST(Group.SENT),
  MATERIAL_CHANGE(Group.SENT),
  TIER_UPGRADE(Group.SENT),
  ZONE_REENTRY(Group.SENT),
  DIGEST(Group.SENT),
  REPEAT_INTERVAL(Group.SENT),
  NEW_IN_GROUP(Group.SENT),
  RESOLVED_IN_GROUP(Group.SENT),
  ALL_RESOLVED(Group.SENT),
  RELEASED_AFTER_QUIET(Group.SENT),
  // About the alert: the same for every target.
  INVALID(Group.REFUSED),
  EXPIRED(Group.REFUSED),
  UNCONFIRMED(Group.HELD),
  // About one target, in the order in which they are asked.
  CHANNEL_NOT_IN_TIER(Group.REFUSED),
  CHANNEL_NOT_CONFIGURED(Group.REFUSED),
  TARGET_DISABLED(Group.REFUSED),
  WAIT_VERDICT(Group.REFUSED),
  LOW_EXPECTANCY(Group.REFUSED),
  LOW_CONFIDENCE(Group.REFUSED),
  SCRATCH_CLOSE(Group.REFUSED),
  INHIBITED(Group.REFUSED),
  SILENCED(Group.REFUSED),
  QUIET_HOURS_DROPPED(Group.REFUSED),
  QUIET_HOURS_DEFERRED(Group.HELD),
  NOT_ACTIVE_AT_RELEASE(Group.REFUSED),
  COOLDOWN_COUNTED(Group.REFUSED),
  PAUSED_UNTIL_EXIT(Group.REFUSED),
  TIER_DOWNGRADE(Group.REFUSED),
  ALREADY_PENDING(Group.REFUSED),
  KEY_RATE_CAP(Group.REFUSED),
  NO_CHANGE(Group.REFUSED),
  GROUP_WAIT(Group.HELD),
  RESOLVED_NOT_WANTED(Group.REFUSED),
  // Later, about what had been planned.
  SUPERSEDED(Group.REFUSED),
  PRICE_DRIFT(Group.REFUSED),
  QUEUE_FULL(Group.REFUSED);

  private enum Group {
    SENT,
    HELD,
    REFUSED
  }

  private final Group group;

  ReasonCode(Group group) {
    this.group = group;
  }

  /** Whether a message goes out with it. */
  public boolean sends() {
    return group == Group.SENT;
  }

  /** Whether it will be looked at again by itself. */
  public boolean holds() {
    return group == Group.HELD;
  }
}
