// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import static io.github.liqscape.candle.RandomCandles.at;
import static io.github.liqscape.candle.RandomCandles.forming;
import static io.github.liqscape.candle.RandomCandles.throughBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CandleSeriesTest {

  private final CandleSeries series = CandleSeries.of(Timeframe.M1, 3);

  @Test
  void an_index_stays_when_the_oldest_candles_are_forgotten() {
    for (int step = 0; step < 5; step++) {
      assertThat(series.append(at(Timeframe.M1, step))).isEqualTo(Append.APPENDED);
    }
    assertThat(series.size()).isEqualTo(3);
    assertThat(series.firstIndex()).isEqualTo(2);
    assertThat(series.newestIndex()).isEqualTo(4);
    assertThat(series.candle(3)).isEqualTo(at(Timeframe.M1, 3));
    assertThat(series.close(3)).isEqualTo(at(Timeframe.M1, 3).close());
    assertThat(series.indexOf(at(Timeframe.M1, 4).openNanos())).isEqualTo(4);
    assertThat(series.indexOf(at(Timeframe.M1, 1).openNanos())).isEqualTo(-1);
    assertThatThrownBy(() -> series.close(1))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("index must be in [2, 5), was 1");
    assertThatThrownBy(() -> series.close(5)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void an_empty_series_has_nothing() {
    assertThat(series.isEmpty()).isTrue();
    assertThat(series.newestIndex()).isEqualTo(-1);
    assertThat(series.forming()).isEmpty();
    assertThat(series.indexOf(0)).isEqualTo(-1);
  }

  @Test
  void a_gap_is_reported_once_and_seen_ever_after() {
    series.append(at(Timeframe.M1, 0));
    assertThat(series.append(at(Timeframe.M1, 4))).isEqualTo(Append.AFTER_GAP);
    series.append(at(Timeframe.M1, 5));
    assertThat(series.count(Append.AFTER_GAP)).isEqualTo(1);
    assertThat(series.missing()).isEqualTo(3);
    assertThat(series.missingBefore(0)).isZero();
    assertThat(series.missingBefore(1)).isEqualTo(3);
    assertThat(series.missingBefore(2)).isZero();
  }

  @Test
  void a_closed_candle_is_never_taken_twice_or_changed() {
    series.append(at(Timeframe.M1, 0));
    series.append(at(Timeframe.M1, 2));
    Candle other = Candle.closed(Timeframe.M1, at(Timeframe.M1, 0).openNanos(), 1, 1, 1, 1, 1);
    assertThat(series.append(at(Timeframe.M1, 0))).isEqualTo(Append.DUPLICATE);
    assertThat(series.append(other)).isEqualTo(Append.CORRECTION);
    assertThat(series.append(at(Timeframe.M1, 1))).isEqualTo(Append.OUT_OF_ORDER);
    assertThat(series.append(at(Timeframe.M1, -5))).isEqualTo(Append.OUT_OF_ORDER);
    assertThat(series.count(Append.OUT_OF_ORDER)).isEqualTo(2);
    assertThat(series.size()).isEqualTo(2);
    assertThat(series.candle(0)).isEqualTo(at(Timeframe.M1, 0));
  }

  @Test
  void the_forming_candle_is_kept_apart_and_goes_when_it_closes() {
    series.append(at(Timeframe.M1, 0));
    Candle forming = forming(at(Timeframe.M1, 1));
    assertThat(series.append(forming)).isEqualTo(Append.FORMING);
    assertThat(series.size()).isEqualTo(1);
    assertThat(series.forming()).contains(forming);
    assertThat(series.append(forming(at(Timeframe.M1, 0)))).isEqualTo(Append.OUT_OF_ORDER);
    series.append(at(Timeframe.M1, 1));
    assertThat(series.forming()).isEmpty();
    assertThat(series.append(forming)).isEqualTo(Append.OUT_OF_ORDER);
  }

  @Test
  void a_late_close_leaves_the_next_forming_candle_alone() {
    series.append(forming(at(Timeframe.M1, 1)));
    series.append(at(Timeframe.M1, 0));
    assertThat(series.forming()).contains(forming(at(Timeframe.M1, 1)));
    assertThat(series.append(forming(at(Timeframe.M1, 3)))).isEqualTo(Append.FORMING);
    assertThat(series.append(forming(at(Timeframe.M1, 2)))).isEqualTo(Append.OUT_OF_ORDER);
  }

  @Test
  void a_correction_starts_a_new_revision_and_does_not_rewrite_history() {
    series.append(at(Timeframe.M1, 0));
    series.append(at(Timeframe.M1, 1));
    Candle right = Candle.closed(Timeframe.M1, at(Timeframe.M1, 0).openNanos(), 1, 1, 1, 1, 1);
    CandleSeries corrected = series.corrected(right);
    assertThat(corrected.candle(0)).isEqualTo(right);
    assertThat(corrected.candle(1)).isEqualTo(at(Timeframe.M1, 1));
    assertThat(corrected.revision()).isEqualTo(1);
    assertThat(series.candle(0)).isEqualTo(at(Timeframe.M1, 0));
    assertThat(series.revision()).isZero();
    assertThatThrownBy(() -> series.corrected(at(Timeframe.M1, 9)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_snapshot_never_changes() {
    series.append(at(Timeframe.M1, 0));
    series.append(forming(at(Timeframe.M1, 1)));
    Candles snapshot = series.snapshot();
    for (int step = 1; step < 9; step++) {
      series.append(at(Timeframe.M1, step));
    }
    assertThat(snapshot.size()).isEqualTo(1);
    assertThat(snapshot.candle(0)).isEqualTo(at(Timeframe.M1, 0));
    assertThat(snapshot.forming()).contains(forming(at(Timeframe.M1, 1)));
    Candles newest = series.snapshot(2);
    assertThat(newest.firstIndex()).isEqualTo(7);
    assertThat(newest.candle(8)).isEqualTo(at(Timeframe.M1, 8));
  }

  @Test
  void wrong_timeframes_and_capacities_are_callers_bugs() {
    assertThatThrownBy(() -> series.append(at(Timeframe.M5, 0)))
        .hasMessage("candle must be of 1m, was of 5m");
    assertThatThrownBy(() -> CandleSeries.of(Timeframe.M1, 0))
        .hasMessage("capacity must be in [1, 16777216], was 0");
    assertThatThrownBy(() -> series.snapshot(-1)).hasMessage("newest must be >= 0, was -1");
  }

  @Test
  void a_restored_series_has_everything() {
    series.append(at(Timeframe.M1, 0));
    series.append(at(Timeframe.M1, 3));
    series.append(at(Timeframe.M1, 3));
    series.append(forming(at(Timeframe.M1, 4)));
    CandleSeries restored =
        throughBytes(series.corrected(at(Timeframe.M1, 3))::save, CandleSeries::restore);
    assertThat(restored.capacity()).isEqualTo(3);
    assertThat(restored.revision()).isEqualTo(1);
    assertThat(restored.missing()).isEqualTo(2);
    assertThat(restored.count(Append.DUPLICATE)).isEqualTo(1);
    assertThat(restored.forming()).contains(forming(at(Timeframe.M1, 4)));
    assertThat(restored.candle(1)).isEqualTo(at(Timeframe.M1, 3));
  }
}
