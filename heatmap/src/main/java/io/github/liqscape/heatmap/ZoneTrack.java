// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * A zone with a name. Buckets are those of the absolute price grid.
 *
 * @param low lowest bucket
 * @param high highest bucket, included
 * @param peak bucket of the highest value, between them
 * @param id stable while the zone overlaps its earlier self by at least half
 * @param rootId id of the first ancestor
 * @param firstSeenNanos start of the period between two rolls in which the id first appeared
 */
record ZoneTrack(
    int low, int high, int peak, String id, String rootId, long firstSeenNanos) {

  ZoneTrack {
    if (!(low <= peak && peak <= high)) {
      throw new IllegalArgumentException(
          "must be low <= peak <= high, was " + low + ", " + peak + ", " + high);
    }
  }

  /** Number of buckets both in this zone and in a range, whose ends are included. */
  int intersection(int from, int to) {
    return Math.max(0, Math.min(high, to) - Math.max(low, from) + 1);
  }

  /** Number of buckets in either, if they meet. */
  int union(int from, int to) {
    return high - low + 1 + to - from + 1 - intersection(from, to);
  }
}
