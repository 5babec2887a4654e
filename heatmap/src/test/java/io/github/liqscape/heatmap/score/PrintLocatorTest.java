// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.ForcedOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintLocatorTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Instrument LINEAR =
      Instrument.linear(Venue.BYBIT, "BTCUSDT", "BTC", "USDT").build();
  private static final Instrument INVERSE =
      Instrument.inverse(Venue.BYBIT, "BTCUSD", "BTC", "USD").build();

  private final PrintLocator locator =
      new PrintLocator(order -> MapScore.Builder.trigger(order, 0.005));
  private final List<LocatedPrint> found = new ArrayList<>();

  private static ForcedOrder print(
      Instrument instrument, PositionSide side, double fill, double bankruptcy) {
    return new ForcedOrder(
        instrument, 100 * SECOND, 100 * SECOND, side, 2, fill, bankruptcy,
        ForcedOrder.Completeness.COMPLETE);
  }

  @Test
  void nearest_mark_within_a_second_wins_over_both_prices() {
    locator.mark(99 * SECOND, 101);
    locator.print(print(LINEAR, PositionSide.LONG, 90, 80));
    locator.mark(100 * SECOND + 400_000_000L, 102);
    locator.advance(102 * SECOND, found::add);

    assertThat(found)
        .containsExactly(new LocatedPrint(100 * SECOND, PositionSide.LONG, 102, 204));
  }

  @Test
  void earlier_of_two_equally_near_marks_counts() {
    locator.mark(99 * SECOND, 101);
    locator.mark(101 * SECOND, 103);
    locator.print(print(LINEAR, PositionSide.LONG, 90, 80));
    locator.advance(102 * SECOND, found::add);

    assertThat(found.getFirst().price()).isEqualTo(101);
  }

  @Test
  void print_waits_until_its_mark_can_no_longer_come() {
    locator.print(print(LINEAR, PositionSide.LONG, 90, 80));
    locator.advance(102 * SECOND - 1, found::add);
    assertThat(found).isEmpty();
    locator.flush(found::add);
    assertThat(found).hasSize(1);
  }

  @Test
  void bankruptcy_price_becomes_trigger_price_where_no_mark_is_near() {
    locator.mark(99 * SECOND - 1, 101);
    locator.print(print(LINEAR, PositionSide.LONG, 90, 99.5));
    locator.print(print(LINEAR, PositionSide.SHORT, 90, 100.5));
    locator.print(print(INVERSE, PositionSide.SHORT, 90, 100));
    locator.flush(found::add);

    assertThat(found)
        .extracting(LocatedPrint::price)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
        .containsExactlyInAnyOrder(99.5 / 0.995, 100.5 / 1.005, 99.5);
  }

  @Test
  void fill_price_is_the_last_resort_and_no_price_is_no_print() {
    locator.print(print(LINEAR, PositionSide.LONG, 90, Double.NaN));
    locator.print(print(LINEAR, PositionSide.LONG, Double.NaN, Double.NaN));
    locator.flush(found::add);

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().price()).isEqualTo(90);
    assertThat(found.getFirst().usd()).isEqualTo(180, within(1e-12));
  }
}
