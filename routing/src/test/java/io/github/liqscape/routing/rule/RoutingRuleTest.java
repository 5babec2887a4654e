// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertTier;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section H of the routing vectors. */
class RoutingRuleTest {

  private static Duration s(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static final RoutingRule TREE =
      RoutingRule.root()
          .to("T0")
          .child(
              RoutingRule.when("desk=\"alpha\"")
                  .to("TA")
                  .child(
                      RoutingRule.when("mode=\"test\"")
                          .to("TT")
                          .grouped(g -> g.groupBy(Set.of(GroupPolicy.ALL))))
                  .child(
                      RoutingRule.when("mode=\"live\"")
                          .to("TL1")
                          .grouped(g -> g.groupWait(s(60)))
                          .continueMatching())
                  .child(
                      RoutingRule.when("mode=~\"li.*\"", "book=~\".*\"")
                          .to("TL2")
                          .grouped(
                              g ->
                                  g.groupBy(Set.of("book"))
                                      .groupWait(s(30))
                                      .groupInterval(s(300))
                                      .repeatInterval(s(3_600)))))
          .child(
              RoutingRule.when("desk=~\"d-(B|C)\"")
                  .to("TBC")
                  .grouped(g -> g.groupBy(Set.of("foo", "bar")).groupWait(s(120))))
          .child(
              RoutingRule.when("kind=\"zone\"")
                  .grouped(g -> g.groupBy(Set.of("zone")))
                  .child(
                      RoutingRule.when("mode=\"test\"")
                          .to("TT")
                          .child(
                              RoutingRule.when("hold=\"long\"")
                                  .grouped(g -> g.groupWait(s(120))))));

  private static List<RoutingRule.Route> routes(String labels) {
    AlertBuilder alert = Alert.condition(AlertTier.WATCHLIST, Venue.BINANCE, "BTCUSDT", "c");
    if (!labels.isEmpty()) {
      for (String label : labels.split(" ", -1)) {
        String[] pair = label.split("=", -1);
        alert.label(pair[0], pair[1]);
      }
    }
    return TREE.routes(alert.createdAt(0));
  }

  @ParameterizedTest
  @CsvSource({
    "H1, desk=alpha, TA", "H2, desk=d-C, TBC", "H3, desk=alpha mode=test, TT",
    "H4, desk=alpha mode=live, TL1 TL2", "H5, kind=zone, T0", "H6, kind=zone mode=test, TT",
    "H7, '', T0", "H8, desk=xd-C, T0"
  })
  void leads_to_targets(String name, String labels, String targets) {
    assertThat(routes(labels).stream().map(r -> String.join(",", r.targets())))
        .as(name)
        .containsExactly(targets.split(" ", -1));
  }

  @Test
  void children_inherit_grouping_and_waits() {
    GroupPolicy h2 = routes("desk=d-C").getFirst().grouping().orElseThrow();
    assertThat(h2.groupBy()).containsExactlyInAnyOrder("foo", "bar");
    assertThat(h2.groupWait()).isEqualTo(s(120));
    assertThat(routes("desk=alpha mode=test").getFirst().grouping().orElseThrow().groupBy())
        .containsExactly(GroupPolicy.ALL);
    List<RoutingRule.Route> h4 = routes("desk=alpha mode=live");
    assertThat(h4.get(0).grouping().orElseThrow().groupWait()).isEqualTo(s(60));
    GroupPolicy second = h4.get(1).grouping().orElseThrow();
    assertThat(second.groupBy()).containsExactly("book");
    assertThat(second.groupInterval()).isEqualTo(s(300));
    assertThat(second.repeatInterval()).isEqualTo(s(3_600));
    assertThat(routes("kind=zone").getFirst().grouping().orElseThrow().groupBy())
        .containsExactly("zone");
    GroupPolicy deep =
        routes("kind=zone mode=test hold=long").getFirst().grouping().orElseThrow();
    assertThat(deep.groupBy()).containsExactly("zone");
    assertThat(deep.groupWait()).isEqualTo(s(120));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"mode!=\"live\";true", "mode=~\".+\";false", "mode=\"\";true"})
  void missing_label_is_the_empty_text(String matcher, boolean expected) {
    Alert alert =
        Alert.condition(AlertTier.WATCHLIST, Venue.BINANCE, "BTCUSDT", "c").createdAt(0);
    assertThat(LabelMatcher.parse(matcher).test(alert)).isEqualTo(expected);
  }

  @Test
  void bad_matchers_are_named() {
    assertThatThrownBy(() -> LabelMatcher.parse("mode")).hasMessageContaining("'mode'");
    assertThatThrownBy(() -> LabelMatcher.parse("mode=~\"(\"")).hasMessageContaining("'('");
  }
}
