// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneDetectorTest {

  private static final double[] TEN = {10, 10, 10, 10, 10};
  private static final double[] UNKNOWN = new double[ZoneBands.COUNT];

  static {
    Arrays.fill(UNKNOWN, Double.NaN);
  }

  private final ZoneDetector detector = new ZoneDetector(new ZoneBands(2.5e-4));

  /** 400 buckets of 1 with these values from a bucket on. */
  private static double[] values(int from, double... inner) {
    double[] values = new double[400];
    Arrays.fill(values, 1);
    System.arraycopy(inner, 0, values, from, inner.length);
    return values;
  }

  private static double[] plateau(int width, double value) {
    double[] plateau = new double[width];
    Arrays.fill(plateau, value);
    return plateau;
  }

  private static List<String> spans(List<ZoneCandidate> zones) {
    return zones.stream().map(zone -> zone.first() + "-" + zone.last()).toList();
  }

  @Test
  void rule_1_hot_is_at_least_the_threshold_of_the_own_band() {
    double[] values = values(10, 20, 20, 9.99);
    values[100] = 20;
    values[101] = 10;
    double[] thresholds = {20, 1000, 1000, 10, 1000};
    values[300] = 999;
    values[301] = 999;
    assertThat(spans(detector.detect(values, thresholds))).containsExactly("10-11", "100-101");
  }

  @Test
  void rule_1_nothing_is_never_hot_even_if_history_was_empty() {
    assertThat(detector.detect(new double[400], new double[5])).isEmpty();
    assertThat(detector.detect(new double[400], UNKNOWN)).isEmpty();
  }

  @Test
  void rule_1_without_history_the_top_15_percent_of_each_present_band_are_hot() {
    double[] values = new double[400];
    for (int i = 0; i < 400; i++) {
      values[i] = i % 20 < 3 ? 50 - i % 20 : 1 + 1e-6 * i; // 3 of 20 is 15 %
    }
    List<ZoneCandidate> zones = detector.detect(values, UNKNOWN);
    assertThat(zones).hasSize(12).allMatch(zone -> zone.width() == 3 && zone.first() % 20 == 0);
  }

  @Test
  void rule_2_gaps_of_two_are_joined_and_of_three_are_not() {
    assertThat(spans(detector.detect(values(60, 12, 12, 9, 9, 12, 12), TEN)))
        .containsExactly("60-65");
    assertThat(spans(detector.detect(values(60, 12, 12, 9, 9, 9, 12, 12), TEN)))
        .containsExactly("60-61", "65-66");
  }

  @Test
  void rule_2_runs_go_on_across_the_edges_of_bands() {
    assertThat(spans(detector.detect(values(36, plateau(8, 12)), TEN))).containsExactly("36-43");
  }

  @Test
  void rule_3_a_valley_below_0_6_of_the_lower_peak_splits() {
    double[] deep = {30, 30, 30, 40, 17.9, 30, 30, 30, 30};
    assertThat(spans(detector.detect(values(60, deep), TEN))).containsExactly("60-63", "64-68");
    double[] shallow = {30, 30, 30, 40, 18, 30, 30, 30, 30};
    assertThat(spans(detector.detect(values(60, shallow), TEN))).containsExactly("60-68");
  }

  @Test
  void rule_3_a_part_of_three_buckets_is_not_split_off() {
    double[] nearShort = {30, 30, 30, 11, 30, 30, 30, 30, 30};
    assertThat(spans(detector.detect(values(60, nearShort), TEN))).containsExactly("60-68");
    double[] farShort = {30, 30, 30, 30, 30, 30, 11, 30, 30};
    assertThat(spans(detector.detect(values(60, farShort), TEN))).containsExactly("60-68");
    double[] justLong = {30, 30, 30, 30, 11, 30, 30, 30};
    assertThat(spans(detector.detect(values(60, justLong), TEN))).containsExactly("60-63", "64-67");
  }

  @Test
  void rule_3_parts_are_split_again() {
    double[] three = {30, 30, 30, 30, 15, 30, 30, 30, 30, 12, 30, 30, 30, 30};
    assertThat(spans(detector.detect(values(60, three), TEN)))
        .containsExactly("60-63", "64-68", "69-73");
    double[] nearDeeper = {30, 30, 30, 30, 12, 30, 30, 30, 30, 15, 30, 30, 30, 30};
    assertThat(spans(detector.detect(values(60, nearDeeper), TEN)))
        .containsExactly("60-63", "64-68", "69-73");
  }

  @Test
  void rule_3_a_joined_gap_is_a_valley_like_any_other() {
    double[] gap = {30, 30, 30, 30, 1, 1, 30, 30, 30, 30};
    assertThat(spans(detector.detect(values(60, gap), TEN))).containsExactly("60-63", "64-69");
  }

  @Test
  void rule_4_one_bucket_is_no_zone() {
    assertThat(detector.detect(values(60, 1e9), TEN)).isEmpty();
  }

  @Test
  void rule_4_forty_buckets_are_one_zone_and_more_are_cut_at_the_lowest_of_the_middle() {
    assertThat(spans(detector.detect(values(100, plateau(40, 12)), TEN)))
        .containsExactly("100-139");
    double[] wide = plateau(45, 12);
    wide[3] = 10;
    wide[17] = 11;
    assertThat(spans(detector.detect(values(100, wide), TEN)))
        .containsExactly("100-116", "117-144");
    assertThat(spans(detector.detect(values(100, plateau(45, 12)), TEN)))
        .containsExactly("100-111", "112-144"); // of equals the nearest in the middle half
  }

  @Test
  void rule_4_any_width_is_cut_into_the_fewest_parts_without_loss() {
    for (int width = 41; width <= 400; width++) {
      List<ZoneCandidate> zones =
          detector.detect(Arrays.copyOf(plateau(width, 12), 400), TEN);
      assertThat(zones).hasSize((width + 39) / 40).allMatch(zone -> zone.width() <= 40);
      assertThat(zones.stream().mapToInt(ZoneCandidate::width).sum()).isEqualTo(width);
      assertThat(zones.stream().mapToInt(ZoneCandidate::width).min().orElseThrow())
          .isGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void rule_5_the_twelve_largest_stay_nearest_first() {
    double[] values = values(0);
    for (int zone = 0; zone < 14; zone++) {
      values[20 * zone] = zone == 3 || zone == 7 ? 11 : 20;
      values[20 * zone + 1] = 20;
    }
    List<ZoneCandidate> zones = detector.detect(values, TEN);
    assertThat(zones).hasSize(12).isSortedAccordingTo((a, b) -> a.first() - b.first());
    assertThat(spans(zones)).doesNotContain("60-61", "140-141").contains("260-261");
  }

  @Test
  void a_zone_knows_its_peak_its_sum_and_its_centroid() {
    ZoneCandidate zone = detector.detect(values(60, 10, 30, 30, 10), TEN).getFirst();
    assertThat(zone.width()).isEqualTo(4);
    assertThat(zone.peak()).isEqualTo(61);
    assertThat(zone.peakValue()).isEqualTo(30);
    assertThat(zone.sum()).isEqualTo(80);
    assertThat(zone.centroid()).isCloseTo(62, within(1e-12)); // the edge between 61 and 62
  }

  @Test
  void a_lone_spike_is_a_zone_once_smoothed() {
    double[] spike = new double[400];
    spike[200] = 1000;
    List<ZoneCandidate> zones = detector.detect(detector.smooth(spike), TEN);
    assertThat(zones).hasSize(1);
    assertThat(zones.getFirst().peak()).isEqualTo(200);
    assertThat(zones.getFirst().centroid()).isCloseTo(200.5, within(1e-9));
  }

  @Test
  void arrays_of_another_grid_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> detector.detect(new double[399], TEN))
        .withMessageContaining("400");
    assertThatIllegalArgumentException().isThrownBy(() -> detector.smooth(new double[399]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> detector.detect(new double[400], new double[4]));
  }
}
