// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * Tells the five-second slot of one event after another. Neighbours mostly share a slot, and two
 * comparisons are cheaper than a division.
 *
 * <p>Threading: single writer.
 */
final class SlotCursor {

  private long begin = Long.MAX_VALUE;
  private long end;
  private int slot;

  /** {@link EntryHistogram#slotOf}. */
  int of(long nanos) {
    return nanos > begin && nanos <= end ? slot : move(nanos);
  }

  private int move(long nanos) {
    slot = EntryHistogram.slotOf(nanos);
    begin = slot * EntryHistogram.SLOT_NANOS;
    end = begin + EntryHistogram.SLOT_NANOS;
    return slot;
  }
}
