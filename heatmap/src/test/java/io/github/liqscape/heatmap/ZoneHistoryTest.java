// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.PositionSide;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ZoneHistoryTest {

  private static final long HOUR = 3_600_000_000_000L;
  private static final long START = 490_000; // hour of the first sample
  private static final PositionSide LONG = PositionSide.LONG;
  private static final PositionSide SHORT = PositionSide.SHORT;

  private final ZoneBands bands = new ZoneBands(2.5e-4);
  private final ZoneHistory history = new ZoneHistory(bands, 1);

  private static double[] flat(double value) {
    double[] values = new double[400];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] random(SplittableRandom random) {
    return DoubleStream.generate(() -> Math.exp(3 + 2 * random.nextGaussian()))
        .limit(400)
        .toArray();
  }

  private boolean sample(long hour, double[] longs, double[] shorts) {
    return history.sample((START + hour) * HOUR + 17, longs, shorts);
  }

  @Test
  void below_72_samples_there_is_no_rank() {
    for (int hour = 0; hour < 71; hour++) {
      sample(hour, flat(10), flat(10));
    }
    assertThat(history.ranks().ranked()).isFalse();
    assertThat(history.ranks().percentile(LONG, 2, 10)).isNaN();
    assertThat(history.ranks().thresholds85(SHORT)).containsOnly(Double.NaN);
    sample(71, flat(10), flat(10));
    assertThat(history.ranks().ranked()).isTrue();
    assertThat(history.ranks().percentile(LONG, 2, 5)).isZero();
    assertThat(history.ranks().percentile(LONG, 2, 20)).isEqualTo(100);
  }

  @Test
  void an_hour_is_sampled_once_and_never_out_of_order() {
    assertThat(sample(5, flat(1), flat(1))).isTrue();
    assertThat(history.sample((START + 6) * HOUR - 1, flat(1), flat(1))).isFalse();
    assertThat(sample(4, flat(1), flat(1))).isFalse();
    assertThat(history.samples()).isEqualTo(1);
  }

  @Test
  void sides_and_bands_have_histories_of_their_own() {
    for (int hour = 0; hour < 72; hour++) {
      double[] longs = flat(10);
      Arrays.fill(longs, 40, 80, 1_000); // 1-2 %
      sample(hour, longs, flat(100_000));
    }
    assertThat(history.ranks().threshold85(LONG, 1)).isCloseTo(10, within(1.0));
    assertThat(history.ranks().threshold85(LONG, 2)).isCloseTo(1_000, within(100.0));
    assertThat(history.ranks().threshold85(SHORT, 2)).isCloseTo(100_000, within(10_000.0));
    assertThat(history.ranks().percentile(LONG, 1, 100)).isEqualTo(100);
    assertThat(history.ranks().percentile(LONG, 2, 100)).isZero();
  }

  /** The naive twin keeps every value and sorts; bins may be 9 % wide. */
  @Test
  void it_ranks_like_a_list_of_all_values_of_the_last_30_days() {
    SplittableRandom random = new SplittableRandom(11);
    Deque<double[]> kept = new ArrayDeque<>();
    for (int hour = 0; hour < 1_000; hour++) {
      double[] longs = random(random);
      sample(hour, longs, flat(1));
      kept.addLast(longs);
      if (hour % 250 == 249) {
        while (kept.size() > history.samples()) {
          kept.removeFirst();
        }
        assertThat(kept.size()).isEqualTo(history.samples());
        for (int band = 0; band < ZoneBands.COUNT; band++) {
          int from = bands.from(band);
          int to = bands.to(band);
          double[] all =
              kept.stream().flatMapToDouble(v -> Arrays.stream(v, from, to)).sorted().toArray();
          double threshold = history.ranks().threshold85(LONG, band);
          assertThat(threshold).isCloseTo(all[all.length * 85 / 100], within(0.02 * threshold));
          for (double value : new double[] {0.01, 1, 20, 150, threshold, 5_000}) {
            long below = Arrays.stream(all).filter(v -> v < value).count();
            assertThat(history.ranks().percentile(LONG, band, value))
                .isCloseTo(100.0 * below / all.length, offset(0.5));
          }
        }
      }
    }
  }

  @Test
  void it_holds_27_to_30_days() {
    for (int hour = 0; hour < 2_000; hour++) {
      sample(hour, flat(1), flat(1));
      if (hour >= 720) {
        assertThat(history.samples()).isBetween(27 * 24, 30 * 24);
      }
    }
  }

  @Test
  void a_long_silence_forgets_everything() {
    for (int hour = 0; hour < 100; hour++) {
      sample(hour, flat(10), flat(10));
    }
    sample(100 + 31 * 24, flat(1_000), flat(1_000));
    assertThat(history.samples()).isEqualTo(1);
    assertThat(history.ranks().ranked()).isFalse();
  }

  @Test
  void the_threshold_is_where_the_percentile_is_85() {
    SplittableRandom random = new SplittableRandom(5);
    for (int hour = 0; hour < 200; hour++) {
      sample(hour, random(random), random(random));
    }
    for (int band = 0; band < ZoneBands.COUNT; band++) {
      double threshold = history.ranks().threshold85(SHORT, band);
      assertThat(history.ranks().percentile(SHORT, band, threshold)).isCloseTo(85, within(1e-6));
    }
  }

  @Test
  void percentiles_rise_with_the_value_from_0_to_100() {
    SplittableRandom random = new SplittableRandom(6);
    for (int hour = 0; hour < 100; hour++) {
      sample(hour, random(random), random(random));
    }
    double last = 0;
    assertThat(history.ranks().percentile(LONG, 4, 0)).isZero();
    for (double value = 1e-3; value < 1e12; value *= 1.03) {
      double percentile = history.ranks().percentile(LONG, 4, value);
      assertThat(percentile).isBetween(last, 100.0);
      last = percentile;
    }
    assertThat(last).isEqualTo(100);
  }

  @Test
  void values_in_another_unit_rank_alike() {
    ZoneHistory shares = new ZoneHistory(bands, Math.scalb(1.0, -30));
    SplittableRandom random = new SplittableRandom(8);
    for (int hour = 0; hour < 80; hour++) {
      double[] usd = random(random);
      double[] share = Arrays.stream(usd).map(v -> Math.scalb(v, -30)).toArray();
      sample(hour, usd, usd);
      shares.sample((START + hour) * HOUR, share, share);
    }
    assertThat(shares.ranks().threshold85(LONG, 3))
        .isEqualTo(Math.scalb(history.ranks().threshold85(LONG, 3), -30));
    assertThat(shares.ranks().percentile(LONG, 3, Math.scalb(50.0, -30)))
        .isEqualTo(history.ranks().percentile(LONG, 3, 50));
  }

  @Test
  void a_bad_value_is_refused_and_changes_nothing() {
    double[] bad = flat(1);
    bad[7] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sample(0, flat(1), bad))
        .withMessageContaining("NaN at 7");
    assertThatIllegalArgumentException().isThrownBy(() -> sample(0, new double[3], flat(1)));
    assertThat(history.samples()).isZero();
    assertThat(sample(0, flat(1), flat(1))).isTrue();
  }

  private byte[] saved() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    history.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static ZoneHistory restored(byte[] bytes, ZoneBands bands) throws IOException {
    return ZoneHistory.restore(new DataInputStream(new ByteArrayInputStream(bytes)), bands, 1);
  }

  @Test
  void a_restored_history_goes_on_bit_for_bit_alike() throws IOException {
    SplittableRandom random = new SplittableRandom(9);
    for (int hour = 0; hour < 900; hour++) {
      sample(hour, random(random), random(random));
    }
    ZoneHistory copy = restored(saved(), bands);
    for (int hour = 900; hour < 1_000; hour++) {
      double[] longs = random(random);
      double[] shorts = random(random);
      sample(hour, longs, shorts);
      copy.sample((START + hour) * HOUR + 17, longs, shorts);
      assertThat(copy.samples()).isEqualTo(history.samples());
      for (PositionSide side : PositionSide.values()) {
        assertThat(copy.ranks().thresholds85(side)).isEqualTo(history.ranks().thresholds85(side));
        assertThat(copy.ranks().percentile(side, 2, 33.3)).isEqualTo(history.ranks().percentile(side, 2, 33.3));
      }
    }
  }

  @Test
  void an_empty_history_survives_too() throws IOException {
    assertThat(restored(saved(), bands).samples()).isZero();
  }

  @Test
  void nonsense_is_not_restored() throws IOException {
    sample(0, flat(10), flat(10));
    byte[] bytes = saved();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> restored(bytes, new ZoneBands(5e-4)))
        .withMessageContaining("must count");
    byte[] samples = bytes.clone();
    int slot = (int) Math.floorMod(Math.floorDiv(START, 72L), 10L);
    int at = 8 + 12 * slot; // the only block with counts is this one
    ByteBuffer.wrap(samples).putInt(at + 8, 73);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> restored(samples, bands))
        .withMessageContaining("73 samples");
    byte[] block = bytes.clone();
    ByteBuffer.wrap(block).putLong(at, 3);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> restored(block, bands));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> restored(Arrays.copyOf(bytes, bytes.length - 1), bands));
  }
}
