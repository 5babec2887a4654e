// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationZone;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The high-interest zones of one profile in its order, with what it says of them in columns. The
 * next profile mostly keeps the order, so that hardly a zone has to be looked up by its root id, and
 * a zone of which it says the same need not be looked at.
 *
 * <p>Threading: single writer.
 */
final class ShownZones {

  int size;
  @Nullable ZoneSlot[] slot = new ZoneSlot[32];

  /** Whether the next profile shows it, too. */
  boolean[] again = new boolean[32];

  private @Nullable String[] rootId = new String[32];
  private double[] low = new double[32];
  private double[] high = new double[32];
  private double[] percentile = new double[32];
  private double[] notional = new double[32];
  private boolean[] currency = new boolean[32];
  private boolean[] above = new boolean[32];

  void add(ZoneSlot of, LiquidationZone shown) {
    add(
        of, shown.rootId(), shown.low(), shown.high(), shown.percentile(),
        shown.expectedForced().mean(), shown.fidelity().showsCurrency(),
        shown.side() == PositionSide.SHORT);
  }

  void add(ZoneSlot of, MemoryZone zone) {
    add(
        of, zone.rootId(), zone.low(), zone.high(), zone.percentile(), zone.notional(),
        zone.currency(), zone.side() == PositionSide.SHORT);
  }

  private void add(
      ZoneSlot of, String id, double from, double to, double rank, double mean, boolean quoted,
      boolean ofShorts) {
    if (size == slot.length) {
      grow();
    }
    slot[size] = of;
    again[size] = false;
    rootId[size] = id;
    low[size] = from;
    high[size] = to;
    percentile[size] = rank;
    notional[size] = mean;
    currency[size] = quoted;
    above[size] = ofShorts;
    size++;
  }

  /** Whether the zone at a place has this root id. */
  boolean isOf(int place, String id) {
    return place < size && id.equals(rootId[place]);
  }

  /** Whether a zone of another profile says the same as the one at a place. */
  boolean same(int place, LiquidationZone shown) {
    return low[place] == shown.low() && high[place] == shown.high()
        && Double.compare(percentile[place], shown.percentile()) == 0
        && Double.compare(notional[place], shown.expectedForced().mean()) == 0
        && currency[place] == shown.fidelity().showsCurrency()
        && above[place] == (shown.side() == PositionSide.SHORT);
  }

  /** Place of a slot, -1 if the profile does not show it. */
  int find(ZoneSlot wanted) {
    for (int i = 0; i < size; i++) {
      if (slot[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** The memory no longer has a zone. */
  void forget(ZoneSlot forgotten) {
    int place = find(forgotten);
    if (place >= 0) {
      slot[place] = null;
      rootId[place] = null;
    }
  }

  void clear() {
    Arrays.fill(slot, 0, size, null);
    Arrays.fill(rootId, 0, size, null);
    size = 0;
  }

  private void grow() {
    int length = 2 * size;
    slot = Arrays.copyOf(slot, length);
    again = Arrays.copyOf(again, length);
    rootId = Arrays.copyOf(rootId, length);
    low = Arrays.copyOf(low, length);
    high = Arrays.copyOf(high, length);
    percentile = Arrays.copyOf(percentile, length);
    notional = Arrays.copyOf(notional, length);
    currency = Arrays.copyOf(currency, length);
    above = Arrays.copyOf(above, length);
  }
}
