// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Months of the standard market: what it looks like, and how long it takes. */
@EnabledIfSystemProperty(
    named = "liqscape.thorough",
    matches = "true",
    disabledReason = "a minute long; run with -Pthorough")
class SyntheticMarketThoroughTest {

  private static final int DAYS = 30;

  @Test
  void a_month_looks_like_a_mid_size_perpetual() {
    List<Double> dailyReturns = new ArrayList<>();
    for (long seed = 1; seed <= 8; seed++) {
      SyntheticMarket market = SyntheticMarket.of(seed);
      long[] trades = {0};
      long[] forced = {0};
      double[] mark = {market.config().startPrice()};
      double low = mark[0];
      double high = mark[0];
      for (int day = 0; day < DAYS; day++) {
        double before = mark[0];
        market.advance(
            Duration.ofDays(1),
            event -> {
              trades[0] += event instanceof Trade ? 1 : 0;
              forced[0] += event instanceof ForcedOrder ? 1 : 0;
              mark[0] = event instanceof MarkPrice m ? m.mark() : mark[0];
            });
        dailyReturns.add(Math.log(mark[0] / before));
        low = Math.min(low, mark[0]);
        high = Math.max(high, mark[0]);
      }
      assertThat(trades[0]).as("trades of seed %d", seed).isBetween(2_500_000L, 8_000_000L);
      assertThat(forced[0]).as("forced of seed %d", seed).isBetween(9_000L, 150_000L);
      assertThat(high / low).as("range of seed %d", seed).isBetween(1.04, 2.0);
    }
    double variance =
        dailyReturns.stream().mapToDouble(r -> r * r).average().orElseThrow();
    assertThat(Math.sqrt(variance)).isBetween(0.018, 0.045);
  }

  @Test
  void months_do_not_accumulate_memory() {
    SyntheticMarket market = SyntheticMarket.of(9, Markets.wild().positionsPerSide(5_000).build());
    market.advance(Duration.ofDays(20), event -> {});
    long before = used();
    market.advance(Duration.ofDays(100), event -> {});
    assertThat(used() - before).isLessThan(32L << 20);
    assertThat(market.truth().counts().open()).isPositive();
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
