// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.spi.VenueFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the example of an adapter is found, and what it need not say. */
class CandleHouseTest {

  private static final Instrument BTC = new CandleHouseScript().instrument();

  private static ExchangeAdapter house() {
    return new CandleHouseProvider()
        .open(AdapterConfig.of("perpetual"), AdapterContext.standard());
  }

  @Test
  void the_service_loader_finds_it() {
    assertThat(ExchangeAdapters.installed().provider("candle-house"))
        .isInstanceOf(CandleHouseProvider.class);
  }

  @Test
  void what_it_does_not_offer_is_answered_so_without_a_line_of_its_own() {
    TimeRange range = new TimeRange(0, Timeframe.H1.nanos());
    try (ExchangeAdapter house = house()) {
      for (Answer<?> answer :
          List.of(
              house.openInterest(BTC, Timeframe.M5, range), house.funding(BTC, range),
              house.candles(BTC, PriceKind.MARK, Timeframe.M1, range))) {
        assertThat(answer)
            .isInstanceOfSatisfying(
                Answer.Failed.class,
                f ->
                    assertThat(f.failure().reason())
                        .isEqualTo(VenueFailure.Reason.UNSUPPORTED));
      }
      assertThat(house.marginTiers(BTC).orThrow()).isEmpty();
      assertThat(house.archive()).isEmpty();
      assertThatThrownBy(() -> house.subscribe(Subscription.map(BTC)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("candle-house perpetual has no live feed");
    }
  }
}
