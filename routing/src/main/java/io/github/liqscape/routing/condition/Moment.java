// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.UserLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger may look at when it is asked.
 *
 * @param market prices and candles
 * @param now event time, epoch nanoseconds
 * @param closed bars that close at this moment; empty between closes
 * @param atClose the bar whose close is being judged; null where the forming one may be looked at
 * @param zones high-interest zones of the newest profile
 * @param zonesAsOf its time
 * @param levels newest drawings by id
 * @param setup given at this moment, if any
 * @param chart said at this moment, if anything
 */
record Moment(
    MarketView market,
    long now,
    List<Bars> closed,
    @Nullable Bars atClose,
    List<LiquidationZone> zones,
    long zonesAsOf,
    Map<String, UserLevel> levels,
    @Nullable Setup setup,
    @Nullable ChartSignal chart) {

  /** The price; at a close the last price is the close. */
  double price(PriceKind kind) {
    return atClose != null && kind == PriceKind.LAST ? atClose.close() : market.price(kind);
  }

  /** Mark price, else the last one; at a close the close. */
  double zonePrice() {
    return atClose != null ? atClose.close() : market.markOrLast();
  }

  Bars bars(Timeframe timeframe) {
    return market.bars(timeframe);
  }

  /** The forming candle; never at a close. */
  Optional<Candle> forming(Timeframe timeframe) {
    return atClose != null ? Optional.empty() : market.forming(timeframe);
  }

  /** Whether a whole bar of this timeframe closes now. */
  boolean closes(Timeframe timeframe) {
    for (Bars bars : closed) {
      if (bars.timeframe() == timeframe && bars.complete()) {
        return true;
      }
    }
    return false;
  }

  /** A distance in quote currency, NaN if it is not known. */
  double distance(Distance within, double from) {
    return switch (within) {
      case Distance.Percent p -> from * p.percent() / 100;
      case Distance.AtrMultiple a ->
          a.multiple() * bars(a.timeframe()).atr(SetupConstants.ATR_PERIODS);
    };
  }
}
