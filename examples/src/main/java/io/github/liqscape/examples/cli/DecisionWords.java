// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.TargetDecision;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A decision in a few lines: targets with one reason share a line, which says what it means. */
final class DecisionWords {

  private DecisionWords() {}

  static void print(PrintWriter out, RoutingEvent.Decided decided) {
    out.println(
        "  " + decided.alert().tier() + " of " + MarketSource.instant(decided.decidedAtNanos())
            + ": " + decided.alert().title());
    Map<ReasonCode, List<String>> targets = new EnumMap<>(ReasonCode.class);
    for (RoutingEvent.Planned planned : decided.targets()) {
      TargetDecision decision = planned.decision();
      targets.computeIfAbsent(decision.reason(), r -> new ArrayList<>()).add(decision.target());
    }
    targets.forEach(
        (reason, ids) ->
            out.printf(
                "    %-9s %s (%s: %s)%n", word(reason), String.join(", ", ids), reason,
                ReasonWords.of(reason)));
  }

  private static String word(ReasonCode reason) {
    if (reason == ReasonCode.CHANNEL_NOT_CONFIGURED) {
      return "skipped";
    }
    return reason.sends() ? "sent to" : reason.holds() ? "held for" : "not to";
  }
}
