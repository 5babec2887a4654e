// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.liquidation.Fidelity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeatmapHistoryTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final int MARK_BUCKET = 44_008;

  private final double[] values = new double[HeatmapHistory.BUCKETS];

  @Test
  void a_column_reads_back_within_half_a_step_at_its_absolute_bucket() {
    HeatmapHistory history = HeatmapHistory.builder().build();
    values[2_000] = 123_456;
    append(history, 0, MARK_BUCKET);

    HeatmapHistory.Column column = history.column(0);
    assertThat(column.value(MARK_BUCKET - 48)).isCloseTo(123_456, within(123_456 * 0.047));
    assertThat(column.value(MARK_BUCKET - 47)).isZero();
    assertThat(column.value(Integer.MIN_VALUE)).isZero();
    assertThat(column.value(Integer.MAX_VALUE)).isZero();
    assertThat(column.firstBucket()).isEqualTo(MARK_BUCKET - 2_048);
    assertThat(column.mark()).isEqualTo(60_000);
    assertThat(column.longSum()).isEqualTo(1e6);
    assertThat(column.shortSum()).isEqualTo(2e6);
    assertThat(column.coverage()).isEqualTo(0.5);
    assertThat(column.fidelity()).isEqualTo(Fidelity.OI_ANCHORED);
  }

  @Test
  void the_edges_are_the_absolute_log_grid() {
    assertThat(HeatmapHistory.low(MARK_BUCKET, 1)).isEqualTo(StrictMath.exp(44_008 * 2.5e-4));
    assertThat(HeatmapHistory.low(MARK_BUCKET / 4, 4))
        .isCloseTo(HeatmapHistory.low(MARK_BUCKET, 1), within(1e-6));
  }

  @Test
  void a_full_ring_drops_the_oldest_and_nothing_else_changes() {
    HeatmapHistory history = HeatmapHistory.builder().capacity(70).build();
    for (int i = 0; i < 200; i++) {
      values[i] = 1_000 + i;
      append(history, i * MINUTE, MARK_BUCKET + i);
      if (i == 150) {
        HeatmapHistory.Column newest = history.column(69);
        assertThat(newest.timeNanos()).isEqualTo(150 * MINUTE);
      }
    }
    assertThat(history.columns()).isEqualTo(70);
    assertThat(history.timeNanos(0)).isEqualTo(130 * MINUTE);
    HeatmapHistory.Column closed = history.column(20);
    assertThat(closed.timeNanos()).isEqualTo(150 * MINUTE);
    assertThat(closed.value(closed.firstBucket() + 150)).isPositive();
    assertThat(closed.value(closed.firstBucket() + 151)).isZero();
    assertThatThrownBy(() -> history.column(70)).hasMessageContaining("was 70");
  }

  @Test
  void a_day_of_minutes_stays_below_six_mebibytes() {
    HeatmapHistory history = HeatmapHistory.builder().build();
    assertThat(history.offHeapBytes()).isZero();
    for (int i = 0; i < 1_440; i++) {
      append(history, i * MINUTE, MARK_BUCKET);
    }
    assertThat(history.offHeapBytes()).isLessThan(6L << 20);
  }

  @Test
  void coarse_columns_are_means_of_decoded_values_aligned_by_price() {
    HeatmapHistory history = tiered(3, 10);
    for (int i = 0; i < 3; i++) {
      values[1_000 - i] = 300 * (i + 1);
      append(history, i * MINUTE, MARK_BUCKET + i);
      values[1_000 - i] = 0;
    }
    HeatmapHistory coarse = history.coarser().orElseThrow();
    assertThat(coarse.columns()).isOne();
    HeatmapHistory.Column mean = coarse.column(0);
    int bucket = MARK_BUCKET - 1_048;
    double expected = 0;
    for (int i = 0; i < 3; i++) {
      expected += history.column(i).value(bucket) / 3;
    }
    assertThat(mean.value(bucket)).isCloseTo(expected, within(expected * 0.047));
    assertThat(mean.value(bucket - 1)).isZero();
    assertThat(mean.timeNanos()).isZero();
    assertThat(mean.markBucket()).isEqualTo(MARK_BUCKET);
  }

  @Test
  void a_block_mostly_unknown_is_a_coarse_gap_and_an_unfinished_one_is_closed_by_the_next() {
    HeatmapHistory history = tiered(3, 10);
    values[0] = 5;
    append(history, 0, MARK_BUCKET);
    history.appendGap(MINUTE, Fidelity.OI_ANCHORED, 0.4);
    assertThat(history.coarser().orElseThrow().columns()).isZero();
    append(history, 3 * MINUTE, MARK_BUCKET);
    append(history, 4 * MINUTE, MARK_BUCKET);
    append(history, 7 * MINUTE, MARK_BUCKET);

    HeatmapHistory coarse = history.coarser().orElseThrow();
    assertThat(coarse.columns()).isEqualTo(2);
    assertThat(coarse.column(0).isGap()).isTrue();
    assertThat(coarse.column(0).mark()).isNaN();
    assertThat(coarse.column(1).isGap()).isFalse();
  }

  @Test
  void shares_never_mix_with_currency_in_a_mean() {
    HeatmapHistory history = tiered(3, 10);
    values[7] = 1e8;
    history.append(
        0, 60_000, MARK_BUCKET, MARK_BUCKET - 2_048, values, 1, 1, Fidelity.VOLUME_PROXY, 1);
    values[7] = 100;
    append(history, MINUTE, MARK_BUCKET);
    append(history, 2 * MINUTE, MARK_BUCKET);

    HeatmapHistory.Column mean = history.coarser().orElseThrow().column(0);
    assertThat(mean.fidelity()).isEqualTo(Fidelity.OI_ANCHORED);
    assertThat(mean.value(mean.firstBucket() + 7)).isCloseTo(100, within(5.0));
  }

  @Test
  void a_restored_history_continues_as_the_saved_one() throws IOException {
    HeatmapHistory history = tiered(5, 4);
    for (int i = 0; i < 23; i++) {
      values[i] = 10 * i;
      if (i % 7 == 3) {
        history.appendGap(i * MINUTE, Fidelity.CANDLE_OI, 0.1);
      } else {
        append(history, i * MINUTE, MARK_BUCKET + i);
      }
    }
    HeatmapHistory restored = restore(saved(history));
    assertThat(saved(restored)).isEqualTo(saved(history));
    HeatmapHistory copy = history.copy();
    for (int i = 23; i < 40; i++) {
      values[i] = 10 * i;
      append(history, i * MINUTE, MARK_BUCKET + i);
      append(restored, i * MINUTE, MARK_BUCKET + i);
      append(copy, i * MINUTE, MARK_BUCKET + i);
    }
    assertThat(saved(restored)).isEqualTo(saved(history));
    assertThat(saved(copy)).isEqualTo(saved(history));
  }

  @Test
  void what_is_no_history_is_refused_with_a_reason() throws IOException {
    byte[] good = saved(HeatmapHistory.builder().build());
    byte[] otherVersion = good.clone();
    otherVersion[7] = 9;
    byte[] damaged = good.clone();
    damaged[8] = -1;
    assertThatThrownBy(() -> restore(new byte[64])).hasMessageContaining("not a heatmap history");
    assertThatThrownBy(() -> restore(otherVersion))
        .hasMessageContaining("version must be 1, was 9");
    assertThatThrownBy(() -> restore(damaged)).isInstanceOf(IOException.class);
  }

  @Test
  void a_bad_column_is_refused_and_changes_nothing() {
    HeatmapHistory history = HeatmapHistory.builder().build();
    append(history, MINUTE, MARK_BUCKET);
    assertThatThrownBy(() -> append(history, MINUTE, MARK_BUCKET)).hasMessageContaining("later");
    assertThatThrownBy(() -> append(history, 2 * MINUTE + 1, MARK_BUCKET))
        .hasMessageContaining("multiple of PT1M");
    values[3] = Double.NaN;
    assertThatThrownBy(() -> append(history, 2 * MINUTE, MARK_BUCKET)).hasMessageContaining("NaN");
    assertThat(history.columns()).isOne();
    assertThatThrownBy(() -> HeatmapHistory.builder().gridFactor(3)).hasMessageContaining("was 3");
    assertThatThrownBy(
            () -> HeatmapHistory.builder().coarser(Duration.ofSeconds(90), 5).build())
        .hasMessageContaining("PT1M30S");
  }

  private static HeatmapHistory tiered(int minutes, int columns) {
    return HeatmapHistory.builder()
        .capacity(10)
        .coarser(Duration.ofMinutes(minutes), columns)
        .build();
  }

  private void append(HeatmapHistory history, long time, int markBucket) {
    history.append(
        time, 60_000, markBucket, markBucket - 2_048, values, 1e6, 2e6, Fidelity.OI_ANCHORED, 0.5);
  }

  private static byte[] saved(HeatmapHistory history) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    history.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static HeatmapHistory restore(byte[] bytes) throws IOException {
    return HeatmapHistory.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
