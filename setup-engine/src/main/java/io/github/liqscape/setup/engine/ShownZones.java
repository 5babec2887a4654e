// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The zones of the newest profile in its order. The next profile mostly keeps it, so that hardly a
 * zone has to be looked up by its root id.
 *
 * <p>Threading: single writer.
 */
final class ShownZones {

  private @Nullable ZoneSlot[] shown = new ZoneSlot[32];
  private @Nullable ZoneSlot[] showing = new ZoneSlot[32];
  private int size;
  private int next;
  private int expected;

  /** The memory's slot of a zone of the profile being taken; null if it has none. */
  @Nullable ZoneSlot find(String rootId, Map<String, ZoneSlot> byRoot) {
    ZoneSlot slot = expected < size ? shown[expected] : null;
    if (slot == null || !slot.isOf(rootId)) {
      slot = byRoot.get(rootId);
      if (slot == null || slot.place >= size || shown[slot.place] != slot) {
        return slot;
      }
      expected = slot.place;
    }
    expected++;
    return slot;
  }

  /** The next zone of the profile being taken. */
  void show(ZoneSlot slot) {
    if (next == showing.length) {
      showing = Arrays.copyOf(showing, 2 * next);
    }
    slot.place = next;
    showing[next++] = slot;
  }

  /** The profile has been taken. */
  void done() {
    @Nullable ZoneSlot[] before = shown;
    shown = showing;
    showing = before;
    Arrays.fill(before, 0, size, null);
    size = next;
    next = 0;
    expected = 0;
  }

  void clear() {
    done();
    done();
  }
}
