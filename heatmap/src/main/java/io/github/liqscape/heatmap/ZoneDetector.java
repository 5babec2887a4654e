// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the high-interest zones of one side: where the smoothed expected forced flow is high for
 * its distance from the mark.
 *
 * <ol>
 *   <li>A bucket is hot if its smoothed value is positive and at least its band's threshold.
 *       Without a threshold the top 15 % of the present band are hot.
 *   <li>Runs of hot buckets with at most two cold ones between them are joined.
 *   <li>A run is split at its deepest valley, if that is below 0.6 of the lower of the peaks beside
 *       it and both parts keep four buckets; then the parts again. The valley goes to the far part.
 *   <li>Zones are 2 to 40 buckets wide. Narrower ones are dropped. Wider ones are cut into as few
 *       parts as possible, each cut at the lowest bucket of the middle half.
 *   <li>The twelve of the largest sum stay.
 * </ol>
 *
 * <p>All choices between equals fall to the bucket nearer to the mark. A pure function of its
 * arguments, safe for use by many threads.
 */
final class ZoneDetector {

  /** The most zones of a side. */
  static final int MAX_ZONES = 12;

  static final int MIN_WIDTH = 2;
  static final int MAX_WIDTH = 40;

  private static final int MAX_GAP = 2;
  private static final int MIN_PART = 4;
  private static final double VALLEY = 0.6;

  private static final Comparator<ZoneCandidate> LARGEST_FIRST =
      Comparator.comparingDouble(ZoneCandidate::sum)
          .reversed()
          .thenComparingInt(ZoneCandidate::first);

  private final ZoneBands bands;
  private final ZoneSmoother smoother;

  ZoneDetector(ZoneBands bands) {
    this.bands = bands;
    this.smoother = new ZoneSmoother(bands.bucketWidth());
  }

  /**
   * The smoothed values on which zones are found and history is kept.
   *
   * @param expectedForced per bucket outward from the mark, each at least 0; what lies beyond the
   *     bands is ignored
   */
  double[] smooth(double[] expectedForced) {
    return smooth(expectedForced, new ZoneSmoother.Room());
  }

  /** The same in the caller's scratch space. */
  double[] smooth(double[] expectedForced, ZoneSmoother.Room room) {
    if (expectedForced.length < bands.buckets()) {
      throw new IllegalArgumentException(
          "there must be at least " + bands.buckets() + " buckets, were " + expectedForced.length);
    }
    return smoother.smooth(expectedForced, bands.buckets(), room);
  }

  /**
   * The zones, nearest first.
   *
   * @param smoothed result of {@link #smooth}
   * @param thresholds one per band, at least 0; NaN ranks within the present band
   */
  List<ZoneCandidate> detect(double[] smoothed, double[] thresholds) {
    if (smoothed.length != bands.buckets() || thresholds.length != ZoneBands.COUNT) {
      throw new IllegalArgumentException(
          "there must be " + bands.buckets() + " buckets and " + ZoneBands.COUNT
              + " thresholds, were " + smoothed.length + " and " + thresholds.length);
    }
    List<ZoneCandidate> zones = new ArrayList<>();
    int first = -1;
    int last = -1;
    for (int band = 0; band < ZoneBands.COUNT; band++) {
      int to = bands.to(band);
      double threshold =
          Double.isNaN(thresholds[band])
              ? presentThreshold(smoothed, bands.from(band), to)
              : thresholds[band];
      for (int i = bands.from(band); i < to; i++) {
        if (!(smoothed[i] >= threshold && smoothed[i] > 0)) {
          continue;
        }
        if (first < 0) {
          first = i;
        } else if (i - last - 1 > MAX_GAP) {
          split(smoothed, first, last, zones);
          first = i;
        }
        last = i;
      }
    }
    if (first >= 0) {
      split(smoothed, first, last, zones);
    }
    if (zones.size() > MAX_ZONES) {
      zones.sort(LARGEST_FIRST);
      zones.subList(MAX_ZONES, zones.size()).clear();
      zones.sort(Comparator.comparingInt(ZoneCandidate::first));
    }
    return List.copyOf(zones);
  }

  /** The value that the top 15 % of a band reach. */
  private static double presentThreshold(double[] smoothed, int from, int to) {
    if (from == to) {
      return Double.NaN;
    }
    double[] values = Arrays.copyOfRange(smoothed, from, to);
    return ranked(values, values.length * 85 / 100);
  }

  /** The value that a sort would put at an index. C. A. R. Hoare's FIND; reorders the values. */
  private static double ranked(double[] values, int index) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      double pivot = values[index];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (pivot < values[j]) {
          j--;
        }
        if (i <= j) {
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (j < index) {
        low = i;
      }
      if (index < i) {
        high = j;
      }
    }
    return values[index];
  }

  private static void split(double[] values, int first, int last, List<ZoneCandidate> zones) {
    int valley = deepestValley(values, first, last);
    if (valley < 0) {
      cut(values, first, last, zones);
      return;
    }
    split(values, first, valley - 1, zones);
    split(values, valley, last, zones);
  }

  /** The bucket with the lowest ratio to the lower peak beside it, -1 if none is below 0.6. */
  private static int deepestValley(double[] values, int first, int last) {
    if (last - first + 1 < 2 * MIN_PART) {
      return -1;
    }
    double[] farPeak = new double[last - first + 2];
    for (int i = last; i > first; i--) {
      farPeak[i - first] = Math.max(values[i], farPeak[i - first + 1]);
    }
    int deepest = -1;
    double lowestRatio = VALLEY;
    double nearPeak = 0;
    for (int i = first; i <= last - MIN_PART + 1; i++) {
      double ratio = values[i] / Math.min(nearPeak, farPeak[i - first]);
      if (i >= first + MIN_PART && ratio < lowestRatio) {
        lowestRatio = ratio;
        deepest = i;
      }
      nearPeak = Math.max(nearPeak, values[i]);
    }
    return deepest;
  }

  private static void cut(double[] values, int first, int last, List<ZoneCandidate> zones) {
    int width = last - first + 1;
    if (width <= MAX_WIDTH) {
      if (width >= MIN_WIDTH) {
        zones.add(candidate(values, first, last));
      }
      return;
    }
    int parts = (width + MAX_WIDTH - 1) / MAX_WIDTH;
    int nearParts = parts / 2;
    int fewest = Math.max((width + 3) / 4, width - MAX_WIDTH * (parts - nearParts));
    int most = Math.min(width * 3 / 4, MAX_WIDTH * nearParts);
    int lowest = first + fewest;
    for (int i = lowest + 1; i <= first + most; i++) {
      if (values[i] < values[lowest]) {
        lowest = i;
      }
    }
    cut(values, first, lowest - 1, zones);
    cut(values, lowest, last, zones);
  }

  private static ZoneCandidate candidate(double[] values, int first, int last) {
    int peak = first;
    double sum = 0;
    double moment = 0;
    for (int i = first; i <= last; i++) {
      sum += values[i];
      moment += values[i] * (i - first + 0.5);
      if (values[i] > values[peak]) {
        peak = i;
      }
    }
    return new ZoneCandidate(first, last, peak, values[peak], sum, first + moment / sum);
  }
}
