// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * A zone as found in one profile, before it has a name. Buckets count outward from the mark, 0
 * being the nearest.
 *
 * @param first nearest bucket
 * @param last farthest bucket, included
 * @param peak bucket of the highest smoothed value; the nearest of equals
 * @param peakValue that value
 * @param sum of the smoothed values
 * @param centroid mean position weighted by smoothed value, in buckets: {@code i + 0.5} is the
 *     centre of bucket {@code i}
 */
record ZoneCandidate(
    int first, int last, int peak, double peakValue, double sum, double centroid) {

  /** Number of buckets. */
  int width() {
    return last - first + 1;
  }
}
