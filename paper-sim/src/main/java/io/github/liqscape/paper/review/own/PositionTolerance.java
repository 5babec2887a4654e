// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

/**
 * By how much a position in truth may differ from the one on paper and still count as the same.
 *
 * @param lots of quantity, &gt;= 0
 * @param entryTicks of the entry price, &gt;= 0
 * @param liquidationTicks of the liquidation price, &gt;= 0
 */
public record PositionTolerance(double lots, double entryTicks, double liquidationTicks) {

  /**
   * No lot; half a tick of entry, which is what a price stated in ticks leaves open. Liquidation
   * price: the same, and one tick more, because {@code PaperPosition.liquidationPrice} is rounded
   * to the next tick.
   */
  public static final PositionTolerance DEFAULT = new PositionTolerance(0, 0.5, 1.5);

  public PositionTolerance {
    require("lots", lots);
    require("entry ticks", entryTicks);
    require("liquidation ticks", liquidationTicks);
  }

  private static void require(String name, double value) {
    if (!(value >= 0 && value <= 1e9)) {
      throw new IllegalArgumentException(name + " must be in [0, 1e9], was " + value);
    }
  }
}
