// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.OrderSide;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MarketPriceTest {

  private static final double TICK = 0.1;

  private final MarketPrice calm = price(SyntheticMarketConfig.builder().jumpsPerDay(0));

  @Test
  void a_market_order_of_the_depth_moves_the_last_price_by_one_percent() {
    double impact = calm.impactOf(OrderSide.SELL, 30_000_000);
    assertThat(impact).isEqualTo(-0.01);
    double before = calm.quoteTicks(OrderSide.SELL, 0) * TICK;
    calm.push(impact, false);
    assertThat(calm.quoteTicks(OrderSide.SELL, 0) * TICK)
        .isCloseTo(before * Math.exp(-0.01), within(0.2));
    assertThat(calm.index()).isCloseTo(60_000, within(1e-6));
  }

  @Test
  void of_a_forced_order_a_share_stays_in_the_index_and_reaches_the_mark_later() {
    double last = calm.quoteTicks(OrderSide.SELL, 0) * TICK;
    calm.push(-0.02, true);
    assertThat(calm.quoteTicks(OrderSide.SELL, 0) * TICK)
        .isCloseTo(last * Math.exp(-0.02), within(0.2));
    assertThat(calm.index()).isCloseTo(60_000 * Math.exp(-0.15 * 0.02), within(1e-6));
    assertThat(calm.mark()).isCloseTo(60_000, within(1e-6));
    for (int second = 1; second < 60; second++) {
      calm.advance(second);
    }
    // 30 bp stay in the index. The premium, which also fell for a while, adds about as much.
    assertThat(calm.mark()).isBetween(60_000 * 0.992, 60_000 * 0.998);
  }

  @Test
  void the_impact_of_an_order_fades() {
    calm.push(0.01, false);
    for (int second = 1; second <= 300; second++) {
      calm.advance(second);
    }
    assertThat(calm.quoteTicks(OrderSide.BUY, 0) * TICK)
        .isCloseTo(calm.index(), within(calm.index() * 5e-5));
  }

  @Test
  void buyers_pay_the_next_tick_and_sellers_get_the_one_below() {
    calm.advance(1);
    assertThat(calm.quoteTicks(OrderSide.BUY, 0) * TICK).isGreaterThanOrEqualTo(calm.index());
    assertThat(calm.quoteTicks(OrderSide.SELL, 0) * TICK).isLessThanOrEqualTo(calm.index());
  }

  @Test
  void a_day_moves_by_about_the_volatility_that_was_asked() {
    for (double volatility : new double[] {0.01, 0.05}) {
      MarketPrice price = price(SyntheticMarketConfig.builder().dailyVolatility(volatility));
      double last = price.index();
      double squares = 0;
      int hours = 24 * 20;
      for (int second = 0; second < hours * 3_600; second++) {
        price.advance(second);
        if (second % 3_600 == 3_599) {
          squares += Math.pow(Math.log(price.index() / last), 2);
          last = price.index();
        }
      }
      assertThat(Math.sqrt(squares / hours * 24)).isBetween(0.7 * volatility, 1.4 * volatility);
    }
  }

  private static MarketPrice price(SyntheticMarketConfigBuilder config) {
    return new MarketPrice(config.build(), new Steps(new BigDecimal("0.1")), new Draw(4));
  }
}
