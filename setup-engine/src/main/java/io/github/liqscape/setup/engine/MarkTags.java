// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.ZoneTag;
import org.jspecify.annotations.Nullable;

/**
 * The tags that marks give, kept by the mark's kind and number: a level tags zones for hundreds of
 * bars, and its name need not be written anew for each.
 *
 * <p>Threading: any. Entries are immutable; two threads that miss the same one make equal ones.
 */
final class MarkTags {

  private static final int PLACES = 64;

  /** A mark's tags below and above the price, the same one if it does not matter. */
  private record Entry(long number, ZoneTag below, ZoneTag above) {}

  private final @Nullable Entry[] entries = new Entry[Mark.values().length * PLACES];

  /** The tag of a mark, by whether its centre is below the close. */
  ZoneTag tag(Mark mark, long number, boolean below) {
    int place = (int) (number ^ (number >>> 7) ^ (number >>> 21)) & (PLACES - 1);
    int slot = mark.ordinal() * PLACES + place;
    Entry entry = entries[slot];
    if (entry == null || entry.number != number) {
      entry = made(mark, number);
      entries[slot] = entry;
    }
    return below ? entry.below : entry.above;
  }

  private static Entry made(Mark mark, long number) {
    String id = mark.code() + "-" + number;
    ZoneTag below = new ZoneTag(mark.tag(true), id);
    boolean same = mark.tag(true) == mark.tag(false);
    return new Entry(number, below, same ? below : new ZoneTag(mark.tag(false), id));
  }
}
