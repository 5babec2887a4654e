// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.review.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** P13: the parts of a trade's result sum to what the wallet gained, to the last 1e-8. */
class CostAttributionProperties {

  @Property
  void the_parts_sum_to_the_net_result_exactly(@ForAll long seed, @ForAll boolean inverse) {
    Random random = new Random(seed);
    Trades t = Trades.trade("x");
    t.instrument = inverse ? Trades.INVERSE : Trades.LINEAR;
    if (random.nextBoolean()) {
      t.shortSide();
    }
    t.hasOrigin = random.nextInt(4) > 0;
    t.signal = 90 + random.nextInt(40) / 2.0 + random.nextDouble();
    t.submit = random.nextInt(5) == 0 ? Double.NaN : 90 + random.nextInt(40) / 2.0;
    t.decided = random.nextInt(5) == 0 ? Double.NaN : 90 + random.nextInt(40) / 2.0;
    t.feesE8 = random.nextInt(100_000) - 20_000L;
    t.fundingE8 = random.nextInt(100_000) - 50_000L;
    t.insuranceE8 = random.nextInt(3) == 0 ? random.nextInt(100_000) - 50_000L : 0;
    List<Fill> fills = new ArrayList<>();
    long open = 0;
    for (int i = 0; i < 5; i++) {
      long size = 1L + random.nextInt(700);
      open += size;
      fills.add(t.fill(i, false, 95 + random.nextInt(20) / 2.0, size, Trades.START + i));
    }
    t.steps = open;
    // Booked profits are rounded per fill: a few 1e-8 away from the exact value.
    while (open > 0) {
      long size = Math.min(open, 1L + random.nextInt(900));
      open -= size;
      fills.add(t.fill(9, true, 95 + random.nextInt(20) / 2.0, size, Trades.START + 99));
    }
    int s = t.side == PositionSide.LONG ? 1 : -1;
    long exact =
        s * (ContractValue.ofFills(fills, Fill::closes)
            - ContractValue.ofFills(fills, f -> !f.closes()));
    PaperTrade trade = t.build(fills, exact + random.nextInt(7) - 3L);

    assertThat(CostAttribution.of(trade).netE8()).isEqualTo(trade.netE8());
  }
}
