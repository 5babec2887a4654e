// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.review.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DivergenceTest {

  private static final long SECOND = 1_000_000_000L;

  private static Fill paper(String id, double price, long steps, long time) {
    return Trades.trade(id).fill(1, false, price, steps, time);
  }

  private static OwnFill own(String id, double price, double quantity, long time) {
    return new OwnFill(
        Trades.LINEAR, id, "", time, OrderSide.BUY, price, quantity, Double.NaN);
  }

  @Test
  void orders_pair_by_id_first_and_then_by_time_and_the_rest_is_listed() {
    DivergenceReport report =
        DivergenceReport.of(
            List.of(
                paper("a", 100, 1_000, 0), paper("a", 101, 1_000, SECOND),
                paper("b", 100, 1_000, 100 * SECOND), paper("c", 100, 1_000, 900 * SECOND)),
            List.of(
                own("a", 100.53, 2, 2 * SECOND), own("", 99.99, 0.5, 101 * SECOND),
                own("z", 100, 1, 500 * SECOND)),
            10 * SECOND);
    assertThat(report.pairs()).hasSize(2);
    DivergencePair first = report.pairs().get(0);
    assertThat(first.byId()).isTrue();
    assertThat(first.ticks()).isCloseTo(3, within(1e-6));
    assertThat(first.quantityRatio()).isCloseTo(1, within(1e-12));
    assertThat(first.delayNanos()).isEqualTo(2 * SECOND);
    DivergencePair second = report.pairs().get(1);
    assertThat(second.byId()).isFalse();
    assertThat(second.ticks()).isCloseTo(-1, within(1e-6));
    assertThat(report.paperOnly()).containsExactly("c");
    assertThat(report.ownOnly()).containsExactly("z");
    assertThat(report.medianTicks().orElseThrow()).isCloseTo(2, within(1e-6));
    assertThat(report.meanTicks().orElseThrow()).isCloseTo(1, within(1e-6));
    assertThat(report.comparison(3).p95Ticks()).isCloseTo(2.9, within(1e-6));
    assertThat(report.text()).contains("2 orders compared", "paired by time");
  }

  @Test
  void without_pairs_nothing_is_claimed() {
    DivergenceReport report = DivergenceReport.of(List.of(), List.of(), 0);
    assertThat(report.medianTicks()).isEmpty();
    assertThat(report.comparison(1).pairs()).isZero();
  }

  @Test
  void what_is_allowed_is_the_slippage_that_was_charged_to_fills_that_took() {
    List<Fill> fills = new ArrayList<>();
    for (int slip = 0; slip <= 20; slip++) {
      fills.add(slipped(slip, Liquidity.TAKER));
      fills.add(slipped(1_000, Liquidity.MAKER));
    }
    assertThat(DivergenceReport.allowanceTicks(fills)).isCloseTo(19, within(1e-9));
    assertThat(DivergenceReport.allowanceTicks(List.of(slipped(9, Liquidity.MAKER)))).isZero();
  }

  private static Fill slipped(long ticks, Liquidity liquidity) {
    return new Fill(
        1, "o", Trades.LINEAR, OrderSide.BUY, PositionSide.LONG, 10_000 + ticks, 1, 10_000, false,
        liquidity, 0, 0, 0, Set.of());
  }
}
