// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a bot's author writes in an afternoon: one map from a text to the time of the last message,
 * a list of rules tried in order, and nothing else. No ladder, no zones, no silences, no mutes, no
 * delivery ids, no queue, no lock: a lower bound of the work, not a router.
 */
final class NaiveRouter {

  private static final String[] KINDS = {
    "in-app", "email", "push", "discord", "webhook", "paper-log"
  };

  private record Rule(String label, String value, boolean pattern) {}

  private final Map<String, Long> sent = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();

  /** The rules of {@link RoutingTape#rules}. */
  NaiveRouter(int count) {
    for (int i = 0; i < count - 3; i++) {
      rules.add(new Rule("symbol", RoutingTape.symbol(i), false));
    }
    rules.add(new Rule("symbol", "COIN.*9USDT", true));
    rules.add(new Rule("symbol", "(?!COIN).*", true));
    rules.add(new Rule("venue", "BINANCE", false));
  }

  /** One line for each kind of channel. */
  List<String> publish(Alert alert) {
    boolean taken = rules.stream().anyMatch(r -> matches(r, alert));
    List<String> decisions = new ArrayList<>();
    for (String kind : KINDS) {
      decisions.add(kind + ": " + (taken ? decide(kind, alert) : "no rule"));
    }
    return decisions;
  }

  private String decide(String kind, Alert alert) {
    boolean reached =
        switch (alert.tier()) {
          case WATCHLIST -> kind.equals("in-app");
          case ACTIVE_RISK -> kind.equals("in-app") || kind.equals("push");
          case ACTIONABLE_SETUP -> kind.equals("in-app") || kind.equals("discord");
          case AUTOMATION_CANDIDATE -> kind.equals("webhook") || kind.equals("paper-log");
        };
    if (!reached) {
      return "not in tier";
    }
    if (!kind.equals("in-app")) {
      return "not configured";
    }
    String key =
        String.join(
            "|", alert.venue().id(), alert.symbol(), alert.side().toString(), alert.kind().name(),
            alert.ref(), kind);
    Long last = sent.get(key);
    if (last != null && alert.createdAtNanos() - last < alert.tier().cooldownNanos()) {
      return "cooldown";
    }
    sent.put(key, alert.createdAtNanos());
    return "sent";
  }

  private static boolean matches(Rule rule, Alert alert) {
    String actual =
        rule.label.equals("symbol")
            ? alert.symbol()
            : alert.venue().id().toUpperCase(Locale.ROOT);
    return rule.pattern ? actual.matches(rule.value) : actual.equals(rule.value);
  }
}
