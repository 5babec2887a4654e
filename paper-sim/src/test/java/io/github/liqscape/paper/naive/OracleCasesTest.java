// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.paper.FastVenue;
import io.github.liqscape.paper.policy.PaperTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Published figures of other simulators, restated, for every venue there is. */
class OracleCasesTest {

  /** Another broker is one more line here. */
  static Map<String, Function<PaperTerms, TestVenue>> venues() {
    Map<String, Function<PaperTerms, TestVenue>> venues = new LinkedHashMap<>();
    venues.put("naive", NaiveBroker::new);
    venues.put("fast", FastVenue::new);
    return venues;
  }

  static List<OracleCase> cases() {
    List<OracleCase> all = new ArrayList<>();
    all.addAll(OracleBarCases.stopsAndLimits());
    all.addAll(OracleBarCases.timing());
    all.addAll(OracleBarCases.trailing());
    all.addAll(OracleBarCases.brackets());
    all.addAll(OracleBookCases.books());
    all.addAll(OracleBookCases.queues());
    all.addAll(OracleBookCases.handling());
    all.addAll(OracleMoneyCases.profits());
    all.addAll(OracleMoneyCases.fundings());
    all.addAll(OracleMoneyCases.margins());
    all.addAll(OracleMoneyCases.liquidations());
    return all;
  }

  /** Cases that are not about a venue, or that its doors do not reach, and why. */
  private static Map<String, String> elsewhere() {
    Map<String, String> why = new LinkedHashMap<>();
    String plans = "about plans of setups, which the broker's client turns into orders";
    String noPrice = "asks for the price of a liquidation, which a venue decides but does not tell";
    String formula = "another venue's formula: core's LiquidationFormula is tested with it";
    String metric = "a figure of the review, not of the venue";
    why.put("A44", "a return on margin: " + metric);
    why.put("A47", plans);
    why.put("A64", plans);
    why.put("A57", "cuts a bar at a price: no door of a venue");
    why.put("A59", "cuts a bar at a price: no door of a venue");
    why.put("B18", "books of single orders (L3): no such event in core");
    why.put("D23", metric);
    why.put("E16", "when funding comes next: times come from the data");
    why.put("F01", noPrice + "; its margin is no notional over a leverage");
    why.put("F02", noPrice + "; its margin is no notional over a leverage");
    why.put("F04", noPrice + "; two instruments at given entries");
    why.put("F05", noPrice + "; two instruments at given entries");
    why.put("F10", formula);
    why.put("F11", formula);
    why.put("F12", formula);
    why.put("F13", formula);
    why.put("F14", "an early-exit line, not a rule of this venue");
    why.put("F15", formula);
    why.put("F16", "margins of notionals beside any order: F21 has the same rule");
    why.put("F18", "margins of notionals beside any order: F21 has the same rule");
    why.put("F19", "margins of notionals beside any order: F21 has the same rule");
    why.put("F23", "an account without opening check, or without liquidation: not offered");
    why.put("F26", "a position without any price cannot come about on bars or by trades");
    why.put("G01", metric);
    why.put("G02", metric);
    why.put("G03", metric);
    return why;
  }

  @Test
  void a_case_runs_or_is_named_with_the_reason_never_both() {
    List<String> run = cases().stream().map(c -> c.id().substring(0, 3)).toList();
    assertThat(elsewhere().keySet()).doesNotContainAnyElementsOf(run);
    assertThat(run.stream().distinct().count() + elsewhere().size()).isEqualTo(137);
  }

  @TestFactory
  Stream<DynamicContainer> every_venue_gives_the_published_figures() {
    return onEveryVenue(cases());
  }

  @TestFactory
  Stream<DynamicContainer> every_venue_keeps_the_rules_that_no_published_case_touches() {
    return onEveryVenue(UnpublishedCases.all());
  }

  private static Stream<DynamicContainer> onEveryVenue(List<OracleCase> cases) {
    return venues().entrySet().stream()
        .map(
            venue ->
                DynamicContainer.dynamicContainer(
                    venue.getKey(),
                    cases.stream()
                        .map(
                            c ->
                                DynamicTest.dynamicTest(
                                    c.id(), () -> c.body().accept(new Rig(venue.getValue()))))));
  }
}
