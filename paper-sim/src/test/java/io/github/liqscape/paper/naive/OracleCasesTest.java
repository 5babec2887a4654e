package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.policy.PaperTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published figures of other simulators, restated, for every venue there is. */
class OracleCasesTest {

  /** Another broker is one more line here. */
  static Map<String, Function<PaperTerms, TestVenue>> venues() {
    Map<String, Function<PaperTerms, TestVenue>> venues = new LinkedHashMap<>();
    venues.put("naive", NaiveBroker::new);
    return venues;
  }

  private static List<OracleCase> cases() {
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

  @TestFactory
  Stream<DynamicContainer> every_venue_gives_the_published_figures() {
    return venues().entrySet().stream()
        .map(
            venue ->
                DynamicContainer.dynamicContainer(
                    venue.getKey(),
                    cases().stream()
                        .map(
                            c ->
                                DynamicTest.dynamicTest(
                                    c.id(), () -> c.body().accept(new Rig(venue.getValue()))))));
  }
}
