// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import io.github.liqscape.instrument.PositionSide;
import java.util.Objects;

/**
 * A zone that is too far to act on: to be looked at again when price arrives.
 *
 * @param rootId root id of the zone
 * @param side the positions that would be closed there
 * @param low lower bound of the zone
 * @param high upper bound
 * @param armPrice near edge shifted one ATR toward the price
 * @param expiresNanos event time after which it means nothing
 */
public record ZoneWatch(
    String rootId, PositionSide side, double low, double high, double armPrice, long expiresNanos) {
  public ZoneWatch {
    Objects.requireNonNull(rootId, "rootId");
    Objects.requireNonNull(side, "side");
    if (!(low > 0 && high > low && armPrice > 0)) {
      throw new IllegalArgumentException(
          "a watch needs 0 < low < high and an arm price > 0, was [" + low + ", " + high + "] and "
              + armPrice);
    }
  }
}
