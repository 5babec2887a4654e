// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;

/**
 * The inner state of a map, cell by cell, as its tests compare it. Buckets are absolute, bins count
 * from 0 at the lowest leverage, masses are in the venue's quantity unit.
 */
interface MassView {

  /** Mass in a bucket; 0 outside the window. */
  double mass(PositionSide side, int bin, int bucket);

  /** Mass of a bin outside the window. */
  double far(PositionSide side, int bin);

  /** Open interest whose opening was not seen. */
  double unknown(PositionSide side);

  /** The {@code a} of a bin's {@code theta = a/b}. */
  double shape(PositionSide side, int bin);

  /** The {@code b} of a bin's {@code theta = a/b}. */
  double rate(PositionSide side, int bin);

  /** Bucket of the mark; meaningless before the first price. */
  int markBucket();

  /** Bucket the windows are laid around; meaningless before the first price. */
  int centreBucket();

  /** Open interest of the last interval step, 0 before the first. */
  double openInterest();
}
