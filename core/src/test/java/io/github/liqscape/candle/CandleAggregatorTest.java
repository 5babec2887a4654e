// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import static io.github.liqscape.candle.RandomCandles.at;
import static io.github.liqscape.candle.RandomCandles.forming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleAggregatorTest {

  private final CandleAggregator aggregator = CandleAggregator.of(Timeframe.M1, Timeframe.M5);
  private final List<Aggregate> out = new ArrayList<>();

  @Test
  void the_last_part_closes_the_candle_at_once() {
    add(0, 1, 2, 3);
    assertThat(out).isEmpty();
    add(4);
    assertThat(out).hasSize(1);
    Candle candle = out.get(0).candle();
    assertThat(out.get(0).complete()).isTrue();
    assertThat(candle.closed()).isTrue();
    assertThat(candle.openNanos()).isEqualTo(at(Timeframe.M1, 0).openNanos());
    assertThat(candle.open()).isEqualTo(at(Timeframe.M1, 0).open());
    assertThat(candle.close()).isEqualTo(at(Timeframe.M1, 4).close());
    double volume = 0;
    int count = 0;
    for (int i = 0; i < 5; i++) {
      volume += at(Timeframe.M1, i).volume();
      count += at(Timeframe.M1, i).tradeCount();
      assertThat(candle.high()).isGreaterThanOrEqualTo(at(Timeframe.M1, i).high());
      assertThat(candle.low()).isLessThanOrEqualTo(at(Timeframe.M1, i).low());
    }
    assertThat(candle.volume()).isEqualTo(volume);
    assertThat(candle.tradeCount()).isEqualTo(count);
  }

  @Test
  void missing_parts_are_counted_wherever_they_are_missing() {
    add(3, 4);
    add(5, 7, 9);
    add(10, 11);
    add(20);
    assertThat(out).extracting(Aggregate::missing).containsExactly(3, 2, 3);
    assertThat(out).noneMatch(Aggregate::complete);
    assertThat(aggregator.count(Append.AFTER_GAP)).isEqualTo(3);
  }

  @Test
  void a_period_without_parts_gives_no_candle() {
    add(4, 15);
    assertThat(out).hasSize(1);
    assertThat(aggregator.forming().orElseThrow().openNanos())
        .isEqualTo(at(Timeframe.M1, 15).openNanos());
  }

  @Test
  void one_part_may_finish_two_candles() {
    add(0, 9);
    assertThat(out).extracting(Aggregate::missing).containsExactly(4, 4);
  }

  @Test
  void time_alone_closes_a_candle_whose_parts_stay_away() {
    add(0, 1);
    aggregator.advanceTo(at(Timeframe.M1, 5).openNanos() - 1, out::add);
    assertThat(out).isEmpty();
    aggregator.advanceTo(at(Timeframe.M1, 5).openNanos(), out::add);
    assertThat(out).extracting(Aggregate::missing).containsExactly(3);
    assertThat(aggregator.add(at(Timeframe.M1, 4), out::add)).isEqualTo(Append.OUT_OF_ORDER);
    assertThat(out).hasSize(1);
  }

  @Test
  void a_part_is_never_taken_twice_or_backwards() {
    add(0, 2);
    assertThat(aggregator.add(at(Timeframe.M1, 2), out::add)).isEqualTo(Append.DUPLICATE);
    assertThat(aggregator.add(at(Timeframe.M1, 1), out::add)).isEqualTo(Append.OUT_OF_ORDER);
    assertThat(aggregator.count(Append.DUPLICATE)).isEqualTo(1);
    add(4);
    assertThat(out).extracting(Aggregate::missing).containsExactly(2);
  }

  @Test
  void unknown_volumes_stay_unknown() {
    for (int i = 0; i < 5; i++) {
      Candle part = at(Timeframe.M1, i);
      double volume = i == 3 ? Double.NaN : 1;
      aggregator.add(
          new Candle(
              Timeframe.M1, part.openNanos(), 1, 1, 1, 1, 2, volume, volume, i == 2 ? -1 : 1, true),
          out::add);
    }
    Candle candle = out.get(0).candle();
    assertThat(candle.volume()).isEqualTo(10);
    assertThat(candle.quoteVolume()).isNaN();
    assertThat(candle.takerBuyVolume()).isNaN();
    assertThat(candle.tradeCount()).isEqualTo(-1);
  }

  @Test
  void the_forming_candle_includes_the_forming_part() {
    assertThat(aggregator.forming()).isEmpty();
    add(0);
    aggregator.add(forming(at(Timeframe.M1, 1)), out::add);
    Candle candle = aggregator.forming().orElseThrow();
    assertThat(candle.closed()).isFalse();
    assertThat(candle.open()).isEqualTo(at(Timeframe.M1, 0).open());
    assertThat(candle.close()).isEqualTo(at(Timeframe.M1, 1).close());
    add(1);
    assertThat(aggregator.forming().orElseThrow().volume())
        .isEqualTo(at(Timeframe.M1, 0).volume() + at(Timeframe.M1, 1).volume());
    assertThat(aggregator.add(forming(at(Timeframe.M1, 1)), out::add))
        .isEqualTo(Append.OUT_OF_ORDER);
    aggregator.add(forming(at(Timeframe.M1, 5)), out::add);
    assertThat(aggregator.forming().orElseThrow().openNanos())
        .isEqualTo(at(Timeframe.M1, 5).openNanos());
    assertThat(out).isEmpty();
  }

  @Test
  void timeframes_must_divide() {
    assertThatThrownBy(() -> CandleAggregator.of(Timeframe.M3, Timeframe.M5))
        .hasMessage("the larger timeframe must be a multiple of 3m, was 5m");
    assertThatThrownBy(() -> aggregator.add(at(Timeframe.M5, 0), out::add))
        .hasMessage("candle must be of 1m, was of 5m");
  }

  private void add(int... steps) {
    for (int step : steps) {
      aggregator.add(at(Timeframe.M1, step), out::add);
    }
  }
}
