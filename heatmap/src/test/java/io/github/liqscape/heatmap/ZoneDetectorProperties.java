// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ZoneDetectorProperties {

  private final ZoneBands bands = new ZoneBands(2.5e-4);
  private final ZoneDetector detector = new ZoneDetector(bands);

  /** A rough landscape: log-normal noise over a rising ground, with empty stretches. */
  private static double[] landscape(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[400];
    for (int i = 0; i < 400; i++) {
      values[i] =
          random.nextInt(10) == 0 ? 0 : Math.exp(random.nextGaussian() * 1.5 + 0.01 * i);
    }
    return values;
  }

  @Property
  void zones_are_disjoint_in_order_within_widths_and_hot(@ForAll long seed) {
    lawful(seed);
  }

  /** Its peak of 3.98 lies in a gap of the second band, which is hot from 4 on, beside hot ones of the first. */
  @Test
  void a_zone_over_two_bands_may_have_its_peak_where_the_farther_one_is_not_hot() {
    lawful(-107);
  }

  private void lawful(long seed) {
    double[] smoothed = detector.smooth(landscape(seed));
    double[] thresholds = {3, 4, 5, 10, 60};
    List<ZoneCandidate> zones = detector.detect(smoothed, thresholds);
    assertThat(zones.size()).isLessThanOrEqualTo(12);
    int end = -1;
    for (ZoneCandidate zone : zones) {
      assertThat(zone.first()).isGreaterThan(end);
      end = zone.last();
      assertThat(zone.width()).isBetween(2, 40);
      assertThat(zone.peak()).isBetween(zone.first(), zone.last());
      assertThat(zone.centroid()).isBetween((double) zone.first(), zone.last() + 1.0);
      assertThat(zone.peakValue())
          .isEqualTo(Arrays.stream(smoothed, zone.first(), zone.last() + 1).max().orElseThrow());
      assertThat(longestCold(smoothed, thresholds, zone))
          .as("a gap has two buckets at most, and a zone %s is wider", zone)
          .isLessThan(Math.min(3, zone.width()));
      double sum = Arrays.stream(smoothed, zone.first(), zone.last() + 1).sum();
      assertThat(zone.sum()).isCloseTo(sum, within(1e-12 * sum));
    }
  }

  private int longestCold(double[] smoothed, double[] thresholds, ZoneCandidate zone) {
    int longest = 0;
    int run = 0;
    for (int i = zone.first(); i <= zone.last(); i++) {
      boolean hot = smoothed[i] > 0 && smoothed[i] >= thresholds[bands.band(i)];
      run = hot ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  @Property
  void a_constant_factor_on_values_and_thresholds_changes_no_zone(
      @ForAll long seed, @ForAll @IntRange(min = -30, max = 30) int octaves) {
    double factor = Math.scalb(1.0, octaves);
    double[] values = landscape(seed);
    double[] thresholds = {3, 4, 5, 10, 60};
    List<ZoneCandidate> plain = detector.detect(detector.smooth(values), thresholds);
    double[] scaledValues = Arrays.stream(values).map(v -> v * factor).toArray();
    double[] scaledThresholds = Arrays.stream(thresholds).map(v -> v * factor).toArray();
    List<ZoneCandidate> scaled = detector.detect(detector.smooth(scaledValues), scaledThresholds);
    assertThat(scaled)
        .isEqualTo(
            plain.stream()
                .map(
                    z ->
                        new ZoneCandidate(
                            z.first(),
                            z.last(),
                            z.peak(),
                            z.peakValue() * factor,
                            z.sum() * factor,
                            z.centroid()))
                .toList());
  }

  @Property
  void without_history_a_constant_factor_changes_no_zone_either(@ForAll long seed) {
    double[] unknown = new double[ZoneBands.COUNT];
    Arrays.fill(unknown, Double.NaN);
    double[] values = detector.smooth(landscape(seed));
    double[] scaled = Arrays.stream(values).map(v -> v * 1024).toArray();
    assertThat(detector.detect(scaled, unknown).stream().map(z -> List.of(z.first(), z.last())))
        .containsExactlyElementsOf(
            detector.detect(values, unknown).stream()
                .map(z -> List.of(z.first(), z.last()))
                .toList());
  }
}
