// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.testkit.ScriptedMarket.json;
import static io.github.liqscape.testkit.ScriptedMarket.text;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;

/** What Bybit says on a socket about one contract, after its manual. */
final class BybitFrames {

  private static final long MS = 1_000_000;

  private final String symbol;
  private final boolean coins;

  BybitFrames(Instrument instrument) {
    this.symbol = instrument.symbol();
    this.coins = instrument.contractType() == ContractType.INVERSE;
  }

  /** In quote currency, or in coins, which nobody may take for it. */
  double turnover(Candle c) {
    return coins ? Math.rint(c.volume() * 1e8 / 51_200) / 1e8 : c.quoteVolume();
  }

  static String taker(Trade trade) {
    return trade.taker() == OrderSide.BUY ? "Buy" : "Sell";
  }

  /** The message that tells of an event. */
  String of(MarketEvent event) {
    long ms = event.eventNanos() / MS;
    return json(
        switch (event) {
          case Trade t ->
              "{'topic':'publicTrade."
                  + symbol
                  + "','type':'snapshot','ts':"
                  + ms
                  + ",'data':[{'T':"
                  + ms
                  + ",'s':'"
                  + symbol
                  + "','S':'"
                  + taker(t)
                  + "','v':'"
                  + text(t.quantity())
                  + "','p':'"
                  + text(t.price())
                  + "','L':'PlusTick','i':'"
                  + t.id()
                  + "','BT':false,'RPI':false,'seq':1}]}";
          case MarkPrice m ->
              "{'topic':'tickers."
                  + symbol
                  + "','type':'snapshot','data':{'symbol':'"
                  + symbol
                  + "','markPrice':'"
                  + text(m.mark())
                  + "','indexPrice':'"
                  + text(m.index())
                  + "'},'cs':"
                  + ms
                  + ",'ts':"
                  + ms
                  + "}";
          case CandleEvent c -> candleFrame(c.candle(), ms);
          case ForcedOrder f ->
              "{'topic':'allLiquidation."
                  + symbol
                  + "','type':'snapshot','ts':"
                  + (ms + 400)
                  + ",'data':[{'T':"
                  + ms
                  + ",'s':'"
                  + symbol
                  + "','S':'"
                  + (f.liquidatedSide() == PositionSide.LONG ? "Buy" : "Sell")
                  + "','v':'"
                  + text(f.quantity())
                  + "','p':'"
                  + text(f.bankruptcyPrice())
                  + "'}]}";
          default -> throw new IllegalArgumentException("no frame for " + event);
        });
  }

  private String candleFrame(Candle c, long ms) {
    return "{'topic':'kline.1."
        + symbol
        + "','data':[{'start':"
        + c.openNanos() / MS
        + ",'end':"
        + (c.closeNanos() / MS - 1)
        + ",'interval':'1','open':'"
        + text(c.open())
        + "','close':'"
        + text(c.close())
        + "','high':'"
        + text(c.high())
        + "','low':'"
        + text(c.low())
        + "','volume':'"
        + text(c.volume())
        + "','turnover':'"
        + text(turnover(c))
        + "','confirm':"
        + c.closed()
        + ",'timestamp':"
        + ms
        + "}],'ts':"
        + ms
        + ",'type':'snapshot'}";
  }
}
