// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.replay;

import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.run.BotDoor;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Setup;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What became of plans: how many were made, taken, and refused for which reason.
 *
 * <p>Threading: single writer.
 */
public final class PlanTally {

  private final Map<Decision, Long> decisions = new EnumMap<>(Decision.class);
  private final Map<RejectReason, Long> refused = new EnumMap<>(RejectReason.class);
  private long taken;
  private long notForPaper;
  private long inPosition;

  /**
   * Submits a setup that may be traded on paper, and counts what becomes of any. One position at a time:
   * another plan beside it would make one trade of two ideas, and nobody could say which of them was wrong.
   */
  public void take(Setup setup, BotDoor door) {
    decided(setup.decision());
    if (setup instanceof Setup.Trade plan) {
      if (plan.disposition().route() == Disposition.Route.NOTHING) {
        notForPaper();
      } else if (!door.positions().isEmpty()) {
        inPosition();
      } else {
        answered(door.submit(plan));
      }
    }
  }

  /** Counts a decision of another kind. */
  public void decided(Decision decision) {
    decisions.merge(decision, 1L, Long::sum);
  }

  /** A plan that is good for nothing. */
  public void notForPaper() {
    notForPaper++;
  }

  /** A plan that came while there was a position. */
  public void inPosition() {
    inPosition++;
  }

  /** Counts the answer to a plan of another kind. */
  public void answered(OrderAnswer answer) {
    if (answer instanceof OrderAnswer.Rejected no) {
      refused.merge(no.reason(), 1L, Long::sum);
    } else {
      taken++;
    }
  }

  /** How many decisions were so. */
  public long count(Decision decision) {
    return Objects.requireNonNull(decisions.getOrDefault(decision, 0L));
  }

  /** Plans that became orders. */
  public long taken() {
    return taken;
  }

  /** Plans that are good for nothing, by their own disposition. */
  public long withoutUse() {
    return notForPaper;
  }

  /** Plans that came while there was a position. */
  public long whileInPosition() {
    return inPosition;
  }

  /** Plans that the account refused, by reason. */
  public Map<RejectReason, Long> refused() {
    return refused;
  }

  /** One line, such as {@code 12 BUY, 9 SELL: 15 became orders, 6 did not (ALREADY_PENDING 6)}. */
  public String words() {
    long no = refused.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder why = new StringBuilder();
    refused.forEach((reason, n) -> why.append(", ").append(reason).append(' ').append(n));
    if (notForPaper > 0) {
      why.append(", not for paper ").append(notForPaper);
    }
    if (inPosition > 0) {
      why.append(", a position was open ").append(inPosition);
    }
    return count(Decision.BUY) + " BUY, " + count(Decision.SELL) + " SELL: " + taken
        + " became orders, " + (no + notForPaper + inPosition) + " did not"
        + (why.isEmpty() ? "" : " (" + why.substring(2) + ")");
  }
}
