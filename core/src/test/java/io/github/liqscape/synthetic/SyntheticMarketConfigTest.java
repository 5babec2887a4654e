// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.MarkPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SyntheticMarketConfigTest {

  @Test
  void the_standard_market_is_a_synthetic_btcusdt_from_the_start_of_2026() {
    SyntheticMarket market = SyntheticMarket.of(5);
    assertThat(market.instrument()).hasToString("synthetic:BTCUSDT");
    assertThat(market.config()).hasToString(SyntheticMarketConfig.standard().toString());
    assertThat(market.seed()).isEqualTo(5);
    assertThat(market.nowNanos())
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * Markets.SECOND);
  }

  @Test
  void another_instrument_at_another_price_works_the_same() {
    SyntheticMarketConfig config =
        Markets.small()
            .instrument(
                Instrument.linear(Venue.SYNTHETIC, "XUSDT", "X", "USDT")
                    .tickSize("0.00001")
                    .lotSize("1")
                    .build())
            .tiers(KnownMarginTiers.bybitBtcusdt2026())
            .startPrice(0.25)
            .build();
    List<MarketEvent> events =
        Markets.events(SyntheticMarket.of(6, config), Duration.ofHours(1));
    assertThat(events).hasSizeGreaterThan(3_600);
    assertThat(events)
        .filteredOn(MarkPrice.class::isInstance)
        .allMatch(e -> Math.abs(((MarkPrice) e).mark() - 0.25) < 0.05);
  }

  @Test
  void what_is_out_of_range_is_refused_with_its_value() {
    refused(b -> b.dailyVolatility(0.5), "dailyVolatility must be in", "0.5");
    refused(b -> b.dailyVolatility(Double.NaN), "dailyVolatility", "NaN");
    refused(b -> b.feedback(1), "feedback", "1.0");
    refused(b -> b.positionsPerSide(3), "positionsPerSide", "3.0");
    refused(b -> b.meanNotional(1), "meanNotional", "1.0");
    refused(b -> b.meanHolding(Duration.ofSeconds(5)), "meanHolding", "5.0");
    refused(b -> b.momentumShare(0.6).dipShare(0.6), "momentumShare + dipShare", "1.2");
    refused(b -> b.stopShare(0.6).topUpShare(0.6), "stopShare + topUpShare", "1.2");
    refused(b -> b.markInterval(Duration.ofMillis(500)), "markInterval", "PT0.5S");
    refused(b -> b.openInterestInterval(Duration.ZERO), "openInterestInterval", "PT0S");
    refused(b -> b.start(Instant.ofEpochMilli(1)), "start", "00.001Z");
    refused(
        b -> b.instrument(Instrument.inverse(Venue.SYNTHETIC, "BTCUSD", "BTC", "USD").build()),
        "linear",
        "INVERSE");
  }

  private static void refused(
      UnaryOperator<SyntheticMarketConfigBuilder> change, String... message) {
    SyntheticMarketConfigBuilder builder = change.apply(SyntheticMarketConfig.builder());
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(message);
  }
}
