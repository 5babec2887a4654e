// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.nio.file.Path;

/**
 * A file of the journal.
 *
 * @param first sequence of its first entry
 * @param end one more than the last sequence it covers; {@link SegmentHeader#OPEN} of the newest
 */
record Segment(Path path, long first, long end) {

  boolean newest() {
    return end == SegmentHeader.OPEN;
  }
}
