// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.routing.alert.ReasonCode;

/** Reason codes in words; routing/README.md shows the same table. */
final class ReasonWords {

  private ReasonWords() {}

  static String of(ReasonCode code) {
    return switch (code) {
      case FIRST -> "the first of its story for this target";
      case MATERIAL_CHANGE -> "another verdict, a conviction higher by 0.10, or one ATR of price";
      case TIER_UPGRADE -> "more urgent than what was told";
      case ZONE_REENTRY -> "price had left the zone, and this is a new visit";
      case DIGEST -> "the cooldown is over: one message for all repeats";
      case REPEAT_INTERVAL -> "the group is unchanged, and it is time to say so again";
      case NEW_IN_GROUP -> "the group has an alert that was not shown";
      case RESOLVED_IN_GROUP -> "one of the group has ended";
      case ALL_RESOLVED -> "all of the group has ended";
      case RELEASED_AFTER_QUIET -> "quiet hours are over and it still holds";
      case INVALID -> "the alert contradicts itself or may not be of this tier";
      case EXPIRED -> "its time was over";
      case UNCONFIRMED -> "its cause has not held for long enough yet";
      case CHANNEL_NOT_IN_TIER -> "the tier does not reach this kind of channel";
      case CHANNEL_NOT_CONFIGURED -> "the tier would reach it, but nobody set it up";
      case TARGET_DISABLED -> "the target refused everything and is switched off";
      case WAIT_VERDICT -> "no BUY or SELL: never for Discord or a machine";
      case LOW_EXPECTANCY -> "the lower bound of its expectancy is not above zero";
      case LOW_CONFIDENCE -> "its score or confidence is below 0.60";
      case SCRATCH_CLOSE -> "a close of less than 1.5 %";
      case INHIBITED -> "something more urgent holds on the same side of the same market";
      case SILENCED -> "a silence covers it";
      case QUIET_HOURS_DROPPED -> "quiet hours, and it would be over when they end";
      case QUIET_HOURS_DEFERRED -> "quiet hours: looked at again when they end";
      case NOT_ACTIVE_AT_RELEASE -> "quiet hours are over, and so is its cause";
      case COOLDOWN_COUNTED -> "told already: the inbox counts the repeat";
      case PAUSED_UNTIL_EXIT -> "told twice: silent until price leaves the zone";
      case TIER_DOWNGRADE -> "less urgent than what was told";
      case ALREADY_PENDING -> "the same message is still on its way";
      case KEY_RATE_CAP -> "six messages of this story within an hour";
      case NO_CHANGE -> "nothing new in the group";
      case GROUP_WAIT -> "gathered with others of its group";
      case RESOLVED_NOT_WANTED -> "an ending, which is shown in the inbox and not sent";
      case SUPERSEDED -> "a newer message took its place before it left";
      case PRICE_DRIFT -> "price had moved by more than 50 bp before it left";
      case QUEUE_FULL -> "1,024 waited, and it was the oldest of the least urgent";
    };
  }
}
