// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.paper.review.Trades;
import org.junit.jupiter.api.Test;

class CostAttributionTest {

  @Test
  void a_late_long_pays_for_delay_and_execution() {
    Trades t = Trades.trade("late");
    t.signal = 100;
    t.submit = 100.4;
    t.entry = 100.7;
    t.feesE8 = 12_345;
    CostAttribution costs = CostAttribution.of(t.build());
    assertThat(costs.delayE8()).isEqualTo(80_000_000);
    assertThat(costs.executionE8()).isEqualTo(60_000_000);
    assertThat(costs.entryCostE8()).isEqualTo(140_000_000);
    assertThat(costs.marketE8()).isEqualTo(800_000_000);
    assertThat(costs.netE8()).isEqualTo(660_000_000 - 12_345);
  }

  @Test
  void an_inverse_short_is_split_in_coin() {
    Trades t = Trades.trade("inverse").shortSide();
    t.instrument = Trades.INVERSE;
    t.steps = 1_000;
    t.signal = 101;
    t.submit = 100.5;
    t.exit = 96;
    t.decided = 95.5;
    CostAttribution costs = CostAttribution.of(t.build());
    // 1000 USD: 1000/101 = 9.90099010, 1000/100.5 = 9.95024876, 1000/100 = 10,
    // 1000/95.5 and 1000/96.
    assertThat(costs.delayE8()).isEqualTo(995_024_876 - 990_099_010);
    assertThat(costs.executionE8()).isEqualTo(1_000_000_000 - 995_024_876);
    assertThat(costs.exitE8()).isEqualTo(1_047_120_419 - 1_041_666_667);
    assertThat(costs.netE8()).isEqualTo(41_666_667);
  }
}
