// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * The distance bands within which zones are ranked: 0-0.5, 0.5-1, 1-2, 2-5 and 5-10 % from the
 * mark.
 *
 * <p>Buckets are counted outward from the mark, 0 being the nearest. Distance is the logarithm of
 * the price ratio, mark to bucket centre, as if the mark stood at the near edge of bucket 0: so a
 * price axis turned upside down has the same bands. Immutable.
 */
final class ZoneBands {

  /** Number of bands. */
  static final int COUNT = 5;

  private static final double[] OUTER_EDGE = {0.005, 0.01, 0.02, 0.05, 0.10};

  private final double bucketWidth;
  private final int[] end = new int[COUNT];

  /**
   * @param bucketWidth log width of a bucket, in [1e-4, 0.1]
   */
  ZoneBands(double bucketWidth) {
    if (!(bucketWidth >= 1e-4 && bucketWidth <= 0.1)) {
      throw new IllegalArgumentException("bucket width must be in [1e-4, 0.1], was " + bucketWidth);
    }
    this.bucketWidth = bucketWidth;
    for (int band = 0; band < COUNT; band++) {
      // A centre on an edge belongs outside, whatever the last bit of the division says.
      end[band] = (int) Math.ceil(OUTER_EDGE[band] / bucketWidth - 0.5 - 1e-9);
    }
  }

  /** Log width of a bucket. */
  double bucketWidth() {
    return bucketWidth;
  }

  /** Number of buckets in all bands: 400 of 2.5 bp. */
  int buckets() {
    return end[COUNT - 1];
  }

  /** First bucket of a band. */
  int from(int band) {
    return band == 0 ? 0 : end[band - 1];
  }

  /** The bucket after the last of a band; equal to {@link #from} if the band is empty. */
  int to(int band) {
    return end[band];
  }

  /** The band of a bucket in [0, {@link #buckets}). */
  int band(int bucket) {
    if (bucket < 0 || bucket >= buckets()) {
      throw new IllegalArgumentException(
          "bucket must be in [0, " + buckets() + "), was " + bucket);
    }
    int band = 0;
    while (bucket >= end[band]) {
      band++;
    }
    return band;
  }
}
