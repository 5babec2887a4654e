// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.setup.Decision;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What became of plans: how many were made, taken, and refused for which reason.
 *
 * <p>Threading: single writer.
 */
final class PlanTally {

  private final Map<Decision, Long> decisions = new EnumMap<>(Decision.class);
  private final Map<RejectReason, Long> refused = new EnumMap<>(RejectReason.class);
  private long taken;
  private long notForPaper;
  private long inPosition;

  void decided(Decision decision) {
    decisions.merge(decision, 1L, Long::sum);
  }

  /** A plan that is good for nothing, by its own disposition. */
  void notForPaper() {
    notForPaper++;
  }

  /** A plan that came while there was a position. */
  void inPosition() {
    inPosition++;
  }

  void answered(OrderAnswer answer) {
    if (answer instanceof OrderAnswer.Rejected no) {
      refused.merge(no.reason(), 1L, Long::sum);
    } else {
      taken++;
    }
  }

  long count(Decision decision) {
    return Objects.requireNonNull(decisions.getOrDefault(decision, 0L));
  }

  long taken() {
    return taken;
  }

  long withoutUse() {
    return notForPaper;
  }

  long whileInPosition() {
    return inPosition;
  }

  Map<RejectReason, Long> refused() {
    return refused;
  }

  /** One line, such as {@code 12 BUY, 9 SELL: 15 became orders, 6 did not (ALREADY_PENDING 6)}. */
  String words() {
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
