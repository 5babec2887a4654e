// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.setup.ZoneState;

/**
 * A zone as it is now, with what its memory needs to find and to order it. What every bar asks of
 * every zone is held here as well: of hundreds of memories most zones then stay out of the cache.
 *
 * <p>Threading: single writer.
 */
final class ZoneSlot {

  private MemoryZone zone;
  private final String rootId;

  /** Greater than that of every zone that was known before. */
  final int known;

  /** The newest profile in which it was found. */
  long found;

  /** Whether the memory still has it. */
  boolean held = true;

  /** Place among those that the newest profile showed. */
  int place;

  private double distance;
  private boolean untested;
  private boolean above;
  private double low;
  private double high;
  private double percentile;
  private double notional;
  private boolean currency;

  ZoneSlot(MemoryZone zone, int known) {
    this.rootId = zone.rootId();
    this.known = known;
    this.zone = zone;
    set(zone);
  }

  MemoryZone zone() {
    return zone;
  }

  void set(MemoryZone next) {
    zone = next;
    untested = next.state() == ZoneState.UNTESTED;
    above = next.side() == PositionSide.SHORT;
    low = next.low();
    high = next.high();
    percentile = next.percentile();
    notional = next.notional();
    currency = next.currency();
  }

  boolean untested() {
    return untested;
  }

  /** Whether a bar's wick comes to its near edge. */
  boolean reached(double barHigh, double barLow) {
    return above ? barHigh >= low : barLow <= high;
  }

  /** Whether a zone of a profile says the same of it as is known. */
  boolean same(LiquidationZone shown) {
    return low == shown.low() && high == shown.high()
        && Double.compare(percentile, shown.percentile()) == 0
        && Double.compare(notional, shown.expectedForced().mean()) == 0
        && currency == shown.fidelity().showsCurrency()
        && above == (shown.side() == PositionSide.SHORT);
  }

  boolean isOf(String rootId) {
    return held && this.rootId.equals(rootId);
  }

  /**
   * Sorts slots by their distance from a price, then by root id. From bar to bar few zones change
   * places, so that an insertion sort hardly moves any.
   */
  static void sort(ZoneSlot[] slots, int size, double price) {
    for (int i = 0; i < size; i++) {
      ZoneSlot slot = slots[i];
      slot.distance = Math.max(0, Math.max(slot.low - price, price - slot.high));
      int at = i;
      while (at > 0 && slot.before(slots[at - 1])) {
        slots[at] = slots[at - 1];
        at--;
      }
      slots[at] = slot;
    }
  }

  private boolean before(ZoneSlot other) {
    return distance < other.distance
        || (distance == other.distance && rootId.compareTo(other.rootId) < 0);
  }
}
