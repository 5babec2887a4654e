// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.NaiveConstants.BINS;

import io.github.liqscape.instrument.PositionSide;

/** One number for the state of a map, blind to the last digits of its sums. */
final class StateHash {

  private StateHash() {}

  /**
   * Mixes every mass as billionths of the open interest, every {@code theta} at 30 bits, and the
   * mark's bucket.
   *
   * @param first lowest bucket looked at
   * @param last highest bucket looked at
   */
  static long of(MassView view, int first, int last) {
    double unit = view.openInterest() > 0 ? 1e9 / view.openInterest() : 1e9;
    long hash = mix(0, view.markBucket());
    for (PositionSide side : PositionSide.values()) {
      hash = mix(hash, Math.round(view.unknown(side) * unit));
      for (int bin = 0; bin < BINS; bin++) {
        hash = mix(hash, Math.round(view.far(side, bin) * unit));
        double theta = view.shape(side, bin) / view.rate(side, bin);
        hash = mix(hash, Math.round(Math.log(theta) * 1e9));
        for (int k = first; k <= last; k++) {
          long mass = Math.round(view.mass(side, bin, k) * unit);
          if (mass != 0) {
            hash = mix(mix(hash, k), mass);
          }
        }
      }
    }
    return hash;
  }

  private static long mix(long hash, long value) {
    long z = (hash ^ value) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
    return z ^ (z >>> 29);
  }
}
