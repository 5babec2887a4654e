// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryLawTest {

  private static final double QUIET = 61_400;

  private final SyntheticMarketConfig config = SyntheticMarketConfig.standard();
  private final Population nobody = new Population();
  private final EntryLaw law =
      new EntryLaw(config, new Traders(config, new Draw(1)), new Draw(2));
  private long second;

  @Test
  void a_break_of_the_range_draws_a_levered_crowd_in_its_direction() {
    List<Opening> quiet = run(6 * 3_600, QUIET);
    List<Opening> broken = run(600, QUIET * 1.006);
    assertThat(perSecond(broken, 600)).isGreaterThan(2 * perSecond(quiet, 6 * 3_600));
    assertThat(share(quiet, PositionSide.LONG)).isBetween(0.45, 0.55);
    assertThat(share(broken, PositionSide.LONG)).isGreaterThan(0.7);
    assertThat(meanLogLeverage(broken)).isGreaterThan(meanLogLeverage(quiet) + 0.15);
  }

  @Test
  void the_low_of_the_day_draws_buyers_that_rest() {
    run(3_600, QUIET * 0.994);
    List<Opening> quiet = run(24 * 3_600 - 7_200, QUIET);
    List<Opening> atLow = run(1_200, QUIET * 0.99401);
    // The four-hour range breaks downward at the same time: count resting orders only.
    double buyersAtLow = resting(atLow, PositionSide.LONG) / 1_200.0;
    double buyers = resting(quiet, PositionSide.LONG) / (24 * 3_600.0 - 7_200);
    assertThat(buyersAtLow).isGreaterThan(1.5 * buyers);
  }

  @Test
  void orders_come_in_time_order_within_their_second() {
    for (int i = 0; i < 3_000; i++) {
      long nanos = second * Markets.SECOND;
      long last = nanos;
      for (Opening o : run(1, QUIET)) {
        assertThat(o.nanos()).isBetween(last, nanos + Markets.SECOND - 1);
        last = o.nanos();
      }
    }
  }

  private List<Opening> run(int seconds, double mark) {
    List<Opening> openings = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      openings.addAll(law.plan(second++ * Markets.SECOND, mark, nobody));
    }
    return openings;
  }

  private static double perSecond(List<Opening> openings, int seconds) {
    return openings.size() / (double) seconds;
  }

  private static double share(List<Opening> openings, PositionSide side) {
    return openings.stream().filter(o -> o.side() == side).count() / (double) openings.size();
  }

  private static long resting(List<Opening> openings, PositionSide side) {
    return openings.stream().filter(o -> o.side() == side && o.resting()).count();
  }

  private static double meanLogLeverage(List<Opening> openings) {
    return openings.stream().mapToDouble(o -> Math.log(o.leverage())).average().orElseThrow();
  }
}
