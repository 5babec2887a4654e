// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertTier;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RuleIndexProperties {

  private static final String[] LABELS = {"symbol", "desk", "mode"};
  private static final String[] VALUES = {"a", "b", "c", ""};

  /** An equality is found by index; a pattern that says the same is asked. */
  @Property
  void the_index_finds_what_asking_every_rule_finds(@ForAll long seed) {
    RoutingRule indexed = tree(new SplittableRandom(seed), "=", "!=", 0);
    RoutingRule asked = tree(new SplittableRandom(seed), "=~", "!~", 0);
    SplittableRandom random = new SplittableRandom(~seed);
    for (int i = 0; i < 20; i++) {
      Alert alert = alert(random);

      assertThat(indexed.routes(alert)).isEqualTo(asked.routes(alert));
    }
  }

  private static RoutingRule tree(SplittableRandom random, String is, String isNot, int depth) {
    RoutingRule rule = depth == 0 ? RoutingRule.root() : RoutingRule.when(matchers(random, is, isNot));
    rule = rule.to("target-" + random.nextInt(1_000_000));
    if (random.nextInt(3) == 0) {
      rule = rule.continueMatching();
    }
    int children = depth < 3 ? random.nextInt(8) : 0;
    for (int i = 0; i < children; i++) {
      rule = rule.child(tree(random, is, isNot, depth + 1));
    }
    return rule;
  }

  private static String[] matchers(SplittableRandom random, String is, String isNot) {
    String[] matchers = new String[1 + random.nextInt(2)];
    for (int i = 0; i < matchers.length; i++) {
      matchers[i] =
          one(LABELS, random) + (random.nextInt(4) == 0 ? isNot : is) + '"' + one(VALUES, random)
              + '"';
    }
    return matchers;
  }

  private static Alert alert(SplittableRandom random) {
    String symbol = one(new String[] {"a", "b", "c", "d"}, random);
    AlertBuilder alert = Alert.condition(AlertTier.WATCHLIST, Venue.BINANCE, symbol, "c");
    for (String label : new String[] {"desk", "mode"}) {
      if (random.nextBoolean()) {
        alert = alert.label(label, one(VALUES, random));
      }
    }
    return alert.createdAt(1);
  }

  private static String one(String[] from, SplittableRandom random) {
    return from[random.nextInt(from.length)];
  }
}
