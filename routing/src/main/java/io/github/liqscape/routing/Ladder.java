// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.rule.Materiality;
import java.util.Arrays;
import java.util.Map;

/**
 * The ladder of repeats: a first message, a digest after the cooldown, then silence until price has
 * left; and what breaks through. Rules and constants are those of {@code alert-routing} section 4.
 */
final class Ladder {

  /** A judgement: a digest tells how many repeats it stands for, and over what time. */
  record Step(ReasonCode reason, int repeats, long spanNanos) {
    private static final Step[] PLAIN =
        Arrays.stream(ReasonCode.values()).map(r -> new Step(r, 0, 0)).toArray(Step[]::new);

    static Step of(ReasonCode reason) {
      return PLAIN[reason.ordinal()];
    }
  }

  private static final double CONVICTION_STEP = 0.10;
  private static final double PRICE_STEP_ATR = 1.0;
  private static final long HOUR = 3_600_000_000_000L;

  private final long[] cooldowns;
  private final long pauseMaxNanos;
  private final int rateCap;

  Ladder(Map<AlertTier, Long> cooldowns, long pauseMaxNanos, int rateCap) {
    this.cooldowns =
        Arrays.stream(AlertTier.values())
            .mapToLong(tier -> cooldowns.getOrDefault(tier, tier.cooldownNanos()))
            .toArray();
    this.pauseMaxNanos = pauseMaxNanos;
    this.rateCap = rateCap;
  }

  /** What becomes of an alert at a target; changes nothing but forgets times that do not count. */
  Step judge(LadderState s, Alert alert, long now, boolean machine) {
    LadderState.Pending pending = s.pending;
    Alert sent = s.sent;
    if (sent != null && pending == null && now - s.sentAtNanos >= pauseMaxNanos) {
      sent = null;
    }
    Alert last = pending == null ? sent : pending.alert();
    if (last == null) {
      return Step.of(s.reentry ? ReasonCode.ZONE_REENTRY : ReasonCode.FIRST);
    }
    int tier = alert.tier().compareTo(last.tier());
    if (tier < 0) {
      return Step.of(ReasonCode.TIER_DOWNGRADE);
    }
    if (tier > 0) {
      return Step.of(ReasonCode.TIER_UPGRADE);
    }
    if (pending != null) {
      if (!material(last, alert)) {
        return Step.of(ReasonCode.ALREADY_PENDING);
      }
      return Step.of(sent == null ? ReasonCode.FIRST : ReasonCode.MATERIAL_CHANGE);
    }
    if (material(last, alert)) {
      return Step.of(
          s.sendsSince(now - HOUR) >= rateCap
              ? ReasonCode.KEY_RATE_CAP
              : ReasonCode.MATERIAL_CHANGE);
    }
    if (s.paused) {
      return Step.of(ReasonCode.PAUSED_UNTIL_EXIT);
    }
    if (now < s.coolUntilNanos) {
      return Step.of(ReasonCode.COOLDOWN_COUNTED);
    }
    if (machine || s.digested) {
      return Step.of(ReasonCode.PAUSED_UNTIL_EXIT);
    }
    return new Step(ReasonCode.DIGEST, s.repeats + 1, now - s.sentAtNanos);
  }

  /** Until when repeats of a message are counted only. */
  long cooldownUntil(LadderState.Pending message) {
    Alert alert = message.alert();
    long decided = message.decidedAtNanos();
    if (alert.tier() == AlertTier.AUTOMATION_CANDIDATE
        && alert.validUntilNanos() != Alert.NO_LIMIT) {
      return alert.validUntilNanos();
    }
    long cooldown = cooldowns[alert.tier().ordinal()];
    return decided + (message.digest() ? 2 * cooldown : cooldown);
  }

  /** Whether an alert says something new against the content that a target has. */
  static boolean material(Alert last, Alert alert) {
    if (!last.verdict().equals(alert.verdict())) {
      return true;
    }
    if (last.conviction().getClass() == alert.conviction().getClass()
        && alert.conviction().value() - last.conviction().value()
            >= CONVICTION_STEP - Materiality.TOLERANCE) {
      return true;
    }
    double atr = alert.atr() > 0 ? alert.atr() : last.atr();
    return atr > 0
        && Math.abs(alert.price() - last.price()) / atr >= PRICE_STEP_ATR - Materiality.TOLERANCE;
  }
}
