// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.channel.inbox.InboxItem;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the main job goes on from the setups: alerts, and what was decided about them.
 *
 * @param tally of all decisions
 * @param inbox items of the inbox, oldest first
 * @param files where outbox and channels keep theirs
 * @param asOfNanos event time of the end
 */
record AlertStep(AlertTally tally, List<InboxItem> inbox, AlertFiles files, long asOfNanos) {

  private static final int REASONS = 5;

  AlertStep {
    inbox = List.copyOf(inbox);
  }

  void print(PrintWriter out) {
    out.println(
        "the alerts of the setups, and of the zones of the last " + AlertRun.ZONES.toHours()
            + " hours, routed by tier:");
    out.printf(Locale.ROOT, "  %,d alerts:", tally.published());
    for (AlertTier tier : AlertTier.values()) {
      out.printf(Locale.ROOT, " %s %,d%s", tier, tally.published(tier), comma(tier));
    }
    out.println();
    out.print("  messages:");
    tally.ends().keySet().forEach(t -> out.printf(" %s %,d;", t, tally.delivered(t)));
    out.println(" nothing left this machine");
    printQuiet(out);
    out.println();
    out.println("the newest message of each tier, and why each channel did or did not get it:");
    Optional<String> last = Optional.empty();
    for (AlertTier tier : AlertTier.values()) {
      Optional<RoutingEvent.Decided> example = tally.example(tier);
      if (example.isEmpty()) {
        out.println("  " + tier + ": no alert");
      } else {
        DecisionWords.print(out, example.get());
        last = example.map(d -> d.alert().id());
      }
    }
    last.ifPresent(
        id -> out.println("  more: alerts explain " + id + " --outbox " + files.outbox()));
    out.println();
  }

  private static String comma(AlertTier tier) {
    return tier.ordinal() == AlertTier.values().length - 1 ? "" : ",";
  }

  /** What most kept the inbox quiet. */
  private void printQuiet(PrintWriter out) {
    inboxReasons().entrySet().stream()
        .filter(e -> !e.getKey().sends())
        .sorted(Comparator.comparingInt((Map.Entry<ReasonCode, Integer> e) -> -e.getValue()))
        .limit(REASONS)
        .forEach(
            e ->
                out.printf(
                    Locale.ROOT, "  inbox spared %,6d times: %s, %s%n", e.getValue(), e.getKey(),
                    ReasonWords.of(e.getKey())));
  }

  private Map<ReasonCode, Integer> inboxReasons() {
    return tally.reasons().getOrDefault("in-app:you", Map.of());
  }
}
