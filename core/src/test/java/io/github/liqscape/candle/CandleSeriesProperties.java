// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import static io.github.liqscape.candle.RandomCandles.throughBytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The ring against a plain list that keeps everything. */
class CandleSeriesProperties {

  @Property
  void a_series_is_the_tail_of_the_list_of_all_candles_taken(
      @ForAll @IntRange(min = 1, max = 70) int capacity,
      @ForAll @IntRange(min = 0, max = 200) int offers,
      @ForAll long seed) {
    Random random = new Random(seed);
    CandleSeries series = CandleSeries.of(Timeframe.M5, capacity);
    List<Candle> all = new ArrayList<>();
    long missing = 0;
    int newest = -1;
    for (int i = 0; i < offers; i++) {
      int step = Math.max(0, newest + random.nextInt(5) - 1);
      Append outcome = series.append(RandomCandles.at(Timeframe.M5, step));
      if (step > newest) {
        int gap = all.isEmpty() ? 0 : step - newest - 1;
        assertThat(outcome).isEqualTo(gap > 0 ? Append.AFTER_GAP : Append.APPENDED);
        missing += gap;
        newest = step;
        all.add(RandomCandles.at(Timeframe.M5, step));
      } else {
        assertThat(outcome.taken()).isFalse();
      }
      if (random.nextInt(20) == 0) {
        series = throughBytes(series::save, CandleSeries::restore);
      }
    }
    assertThat(series.endIndex()).isEqualTo(all.size());
    assertThat(series.size()).isEqualTo(Math.min(capacity, all.size()));
    assertThat(series.missing()).isEqualTo(missing);
    Candles snapshot = series.snapshot();
    for (int index = series.firstIndex(); index < series.endIndex(); index++) {
      assertThat(series.candle(index)).isEqualTo(all.get(index));
      assertThat(snapshot.candle(index)).isEqualTo(all.get(index));
      assertThat(series.indexOf(all.get(index).openNanos())).isEqualTo(index);
    }
  }
}
