// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * Tells the five-second slot of one event after another. Neighbours mostly share a slot or are in
 * the next one, and comparisons are cheaper than a division.
 *
 * <p>Threading: single writer.
 */
final class SlotCursor {

  private int slot = -1;
  private long begin = -EntryHistogram.SLOT_NANOS;
  private long end;

  /** {@link EntryHistogram#slotOf}. */
  int of(long nanos) {
    return nanos > begin && nanos <= end ? slot : move(nanos);
  }

  private int move(long nanos) {
    boolean next = nanos > end && nanos <= end + EntryHistogram.SLOT_NANOS;
    slot = next ? slot + 1 : EntryHistogram.slotOf(nanos);
    begin = slot * EntryHistogram.SLOT_NANOS;
    end = begin + EntryHistogram.SLOT_NANOS;
    return slot;
  }
}
