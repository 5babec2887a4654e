// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.Trade;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class HedgersTest {

  @Test
  void each_side_with_the_desks_is_the_open_interest_at_every_minute() {
    SyntheticMarket market = SyntheticMarket.of(71, smallHedged().build());
    for (int minute = 0; minute < 1_440; minute++) {
      double[] told = {Double.NaN};
      market.advance(
          Duration.ofMinutes(1),
          event -> told[0] = event instanceof OpenInterest oi ? oi.quantity() : told[0]);
      Truth truth = market.truth();
      long hedged = lots(truth.hedgedQuantity());
      long maker = lots(truth.makerQuantity());
      long longs = lots(truth, PositionSide.LONG) + Math.max(0, maker) + hedged;
      long shorts = lots(truth, PositionSide.SHORT) + Math.max(0, -maker) + hedged;
      assertThat(longs)
          .as("minute %d", minute)
          .isEqualTo(shorts)
          .isEqualTo(lots(truth.openInterest()));
      assertThat(told[0]).as("minute %d", minute).isEqualTo(truth.openInterest());
    }
  }

  @Test
  void they_move_no_price_and_liquidate_nobody() {
    List<MarketEvent> with =
        Markets.events(SyntheticMarket.of(72, smallHedged().build()), Duration.ofHours(12));
    List<MarketEvent> without =
        Markets.events(
            SyntheticMarket.of(72, smallHedged().hedgedNotional(0).build()),
            Duration.ofHours(12));
    for (Predicate<MarketEvent> kind :
        List.<Predicate<MarketEvent>>of(
            MarkPrice.class::isInstance, ForcedOrder.class::isInstance)) {
      assertThat(digests(with, kind)).isNotEmpty().isEqualTo(digests(without, kind));
    }
    assertThat(digests(with, Trade.class::isInstance))
        .hasSizeGreaterThan(digests(without, Trade.class::isInstance).length);
  }

  @Test
  void what_they_hold_keeps_changing_and_returns_to_its_usual_size() {
    SyntheticMarketConfig config = smallHedged().hedgedHolding(Duration.ofHours(6)).build();
    SyntheticMarket market = SyntheticMarket.of(73, config);
    double usual = market.truth().hedgedQuantity();
    assertThat(usual * config.startPrice()).isBetween(0.999e8, 1.001e8);
    double[] held = new double[72];
    for (int hour = 0; hour < held.length; hour++) {
      market.advance(Duration.ofHours(1), event -> {});
      held[hour] = market.truth().hedgedQuantity();
    }
    assertThat(Arrays.stream(held).distinct().count()).isGreaterThan(60);
    assertThat(Arrays.stream(held).min().orElseThrow()).isGreaterThan(0.6 * usual);
    assertThat(Arrays.stream(held).max().orElseThrow()).isLessThan(1.5 * usual);
  }

  @Test
  void the_hedged_market_is_mostly_hedged_and_its_crowd_stops_and_tops_up() {
    SyntheticMarket market = SyntheticMarket.of(74, SyntheticMarketConfig.hedged());
    market.advance(Duration.ofHours(16), event -> {});
    Truth truth = market.truth();
    assertThat(truth.hedgedQuantity() / truth.openInterest()).isBetween(0.6, 0.95);
    PositionCounts counts = truth.counts();
    assertThat(counts.opened()).isGreaterThan(1_000);
    assertThat(counts.stopped()).isGreaterThan(50);
    assertThat(counts.tookProfit()).isGreaterThan(10);
    assertThat(counts.toppedUp()).isGreaterThan(20);
    assertThat(counts.liquidated()).isGreaterThan(10);
  }

  private static SyntheticMarketConfigBuilder smallHedged() {
    return Markets.wild().hedgedNotional(100_000_000);
  }

  private static long[] digests(List<MarketEvent> events, Predicate<MarketEvent> kind) {
    return events.stream().filter(kind).mapToLong(Markets::digest).toArray();
  }

  private static long lots(Truth truth, PositionSide side) {
    return truth.positions(side).stream().mapToLong(p -> lots(p.quantity())).sum();
  }

  private static long lots(double quantity) {
    return Math.round(quantity * 1_000);
  }
}
