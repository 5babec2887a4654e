// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SlotCursorProperties {

  @Property(tries = 200)
  void every_slot_is_the_one_of_the_division(
      @ForAll @LongRange(min = -20, max = 1_800_000_000) long startSeconds,
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = -7, max = 12) Long> steps) {
    SlotCursor cursor = new SlotCursor();
    long nanos = startSeconds * 1_000_000_000L;
    for (long step : steps) {
      // Whole seconds, so that ends of slots are met, until an odd step leaves them.
      nanos += step % 2 == 0 ? step * 1_000_000_000L : step * 1_234_567_891L;
      nanos = step == 12 ? Math.floorDiv(nanos, 5_000_000_000L) * 5_000_000_000L : nanos;
      assertThat(cursor.of(nanos)).as("%d", nanos).isEqualTo(EntryHistogram.slotOf(nanos));
    }
  }
}
