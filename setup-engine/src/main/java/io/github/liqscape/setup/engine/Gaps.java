// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * Counts the candles that are missing among the last so many bars.
 *
 * <p>Threading: single writer.
 */
final class Gaps {

  private final int[] missing;
  private int bars;
  private int sum;

  Gaps(int size) {
    missing = new int[size];
  }

  /** A bar before which so many are missing. */
  void add(long missingBefore) {
    int place = bars++ % missing.length;
    if (missingBefore == 0 && sum == 0) {
      // The usual case: where nothing was missing for so long, all places say 0 already.
      return;
    }
    int capped = (int) Math.min(missingBefore, 1_000_000);
    sum += capped - missing[place];
    missing[place] = capped;
  }

  int sum() {
    return sum;
  }

  void save(StateWriter out) throws IOException {
    out.integer(bars).integer(sum).integers(missing);
  }

  void restore(StateReader in) throws IOException {
    bars = in.integer(0, Integer.MAX_VALUE);
    sum = in.integer();
    int[] saved = in.integers(missing.length);
    System.arraycopy(saved, 0, missing, 0, saved.length);
  }
}
