// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.MarkPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticLiquidationTest {

  private static final SyntheticMarketConfig WILD =
      Markets.wild()
          .positionsPerSide(300)
          .dailyVolatility(0.2)
          .meanHolding(Duration.ofHours(3))
          // Within two hours no funding changes a wallet.
          .start(Instant.parse("2026-01-01T01:00:00Z"))
          .build();

  @Test
  void a_position_is_forced_out_by_the_first_mark_that_reaches_its_liquidation_price() {
    SyntheticMarket market = SyntheticMarket.of(21, WILD);
    MarginTiers tiers = WILD.tiers();
    market.advanceTo(market.nowNanos(), event -> {});
    double lastMark = market.truth().mark();
    int seen = 0;
    for (int second = 0; second < 2 * 3_600; second++) {
      market.advance(Duration.ofMillis(999), event -> {});
      Truth before = market.truth();
      List<MarketEvent> events = Markets.events(market, Duration.ofMillis(1));
      double mark = mark(events);
      List<String> reached = new ArrayList<>();
      for (PositionSide side : PositionSide.values()) {
        List<TruePosition> nearestFirst = before.positions(side);
        assertThat(reached(nearestFirst.get(0), lastMark)).isFalse();
        nearestFirst.stream()
            .takeWhile(p -> reached(p, mark))
            .forEach(p -> reached.add(print(side, p.quantity(), bankruptcy(tiers, p))));
      }
      List<ForcedOrder> forced = Markets.forced(events);
      assertThat(forced)
          .extracting(f -> print(f.liquidatedSide(), f.quantity(), f.bankruptcyPrice()))
          .containsExactlyInAnyOrderElementsOf(reached);
      seen += forced.size();
      lastMark = mark;
    }
    assertThat(seen).isGreaterThan(60);
  }

  @Test
  void no_survivor_has_been_reached_by_the_mark_at_any_instant() {
    SyntheticMarket market = SyntheticMarket.of(22, Markets.wild().build());
    for (int i = 0; i < 1_000; i++) {
      market.advance(Duration.ofMillis(20_137), event -> {});
      Truth truth = market.truth();
      for (PositionSide side : PositionSide.values()) {
        assertThat(truth.positions(side)).isNotEmpty();
        assertThat(reached(truth.positions(side).get(0), truth.mark())).isFalse();
        assertThat(truth.quantityTo(side, truth.mark())).isZero();
      }
    }
  }

  @Test
  void liquidation_prices_are_those_of_the_margin_tiers() {
    SyntheticMarket market = SyntheticMarket.of(23);
    market.advance(Duration.ofHours(9), event -> {});
    MarginTiers tiers = market.config().tiers();
    for (PositionSide side : PositionSide.values()) {
      for (TruePosition p : market.truth().positions(side)) {
        double q = p.quantity();
        double price = p.liquidationPrice();
        assertThat(price)
            .isEqualTo(
                tiers.isolatedLiquidationPrice(side, q, p.entryPrice(), p.walletBalance()));
        double equity = p.walletBalance() + side.sign() * q * (price - p.entryPrice());
        assertThat(equity)
            .isCloseTo(tiers.maintenanceMarginAt(q * price), within(1e-10 * q * p.entryPrice()));
      }
    }
  }

  @Test
  void forced_orders_fill_at_market_and_die_before_they_are_bankrupt() {
    SyntheticMarket market = SyntheticMarket.of(24, Markets.wild().build());
    List<ForcedOrder> forced = Markets.forced(Markets.events(market, Duration.ofHours(12)));
    assertThat(forced).hasSizeGreaterThan(50);
    long beforeBankruptcy =
        forced.stream()
            .filter(
                f -> f.liquidatedSide().sign() * (f.fillPrice() - f.bankruptcyPrice()) > 0)
            .count();
    assertThat(beforeBankruptcy).isGreaterThan(forced.size() * 8L / 10);
  }

  private static boolean reached(TruePosition p, double mark) {
    return p.side().sign() * (mark - p.liquidationPrice()) <= 0;
  }

  private static double bankruptcy(MarginTiers tiers, TruePosition p) {
    return tiers.bankruptcyPrice(p.side(), p.quantity(), p.entryPrice(), p.walletBalance());
  }

  /** To the tick, as the tape prints it. */
  private static String print(PositionSide side, double quantity, double bankruptcy) {
    return side + " " + quantity + " @ " + Math.round(bankruptcy * 10);
  }

  private static double mark(List<MarketEvent> events) {
    return events.stream()
        .filter(MarkPrice.class::isInstance)
        .mapToDouble(e -> ((MarkPrice) e).mark())
        .findFirst()
        .orElseThrow();
  }
}
