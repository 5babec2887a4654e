package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

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
  void zones_are_disjoint_in_order_within_widths_and_hot_at_their_peaks(@ForAll long seed) {
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
      assertThat(zone.peakValue()).isGreaterThanOrEqualTo(thresholds[bands.band(zone.peak())]);
      double sum = Arrays.stream(smoothed, zone.first(), zone.last() + 1).sum();
      assertThat(zone.sum()).isCloseTo(sum, within(1e-12 * sum));
    }
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
