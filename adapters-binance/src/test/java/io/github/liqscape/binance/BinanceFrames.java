// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

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
import java.util.Locale;

/** What Binance says on a socket about one contract, after its manual. */
final class BinanceFrames {

  private static final long MS = 1_000_000;

  private final String symbol;
  private final String pair;
  private final boolean coins;

  /** What the venue calls {@code st}. */
  private final int number;

  BinanceFrames(Instrument instrument, String pair, int number) {
    this.symbol = instrument.symbol();
    this.pair = pair;
    this.coins = instrument.contractType() == ContractType.INVERSE;
    this.number = number;
  }

  private String stream(String name) {
    return symbol.toLowerCase(Locale.ROOT) + "@" + name;
  }

  /** What was traded: in quote currency, or in coins, which nobody may take for it. */
  double value(Candle c) {
    return coins ? Math.rint(c.volume() * 1e8 / 512) / 1e8 : c.quoteVolume();
  }

  /** What a trade says on the socket and over HTTP alike; {@code m}: the buyer was the maker. */
  String fields(Trade t) {
    return "'a':"
        + t.id()
        + ",'p':'"
        + text(t.price())
        + "','q':'"
        + text(t.quantity())
        + (coins ? "" : "','nq':'" + text(t.quantity()))
        + "','f':1,'l':1,'T':"
        + t.eventNanos() / MS
        + ",'m':"
        + (t.taker() == OrderSide.SELL);
  }

  /** A message of the combined stream. */
  private String message(String stream, String type, long ms, String fields) {
    return "{'stream':'"
        + stream(stream)
        + "','data':{'e':'"
        + type
        + "','E':"
        + ms
        + ",'s':'"
        + symbol
        + "',"
        + fields
        + (coins ? ",'ps':'" + pair + "'" : "")
        + ",'st':"
        + number
        + "}}";
  }

  /** The message that tells of an event. */
  String of(MarketEvent event) {
    long ms = event.eventNanos() / MS;
    return json(
        switch (event) {
          case Trade t -> message("aggTrade", "aggTrade", ms + 3, fields(t));
          case MarkPrice m ->
              message(
                  "markPrice@1s",
                  "markPriceUpdate",
                  ms,
                  "'p':'"
                      + text(m.mark())
                      + "','i':'"
                      + text(m.index())
                      + "','P':'50000.0','r':'0.0001','T':"
                      + (ms / 28_800_000 + 1) * 28_800_000);
          case CandleEvent c -> message("kline_1m", "kline", ms, candleFields(c.candle()));
          case ForcedOrder f ->
              "{'stream':'"
                  + stream("forceOrder")
                  + "','data':{'e':'forceOrder','E':"
                  + (ms + 935)
                  + ",'o':{'s':'"
                  + symbol
                  + "','S':'"
                  + (f.liquidatedSide() == PositionSide.LONG ? "SELL" : "BUY")
                  + "','o':'LIMIT','f':'IOC','q':'"
                  + text(f.quantity())
                  + "','p':'"
                  + text(f.bankruptcyPrice())
                  + "','ap':'"
                  + text(f.fillPrice())
                  + "','X':'FILLED','l':'0.001','z':'"
                  + text(f.quantity())
                  + "','T':"
                  + ms
                  + ",'ps':'"
                  + pair
                  + "','st':"
                  + number
                  + "}}}";
          default -> throw new IllegalArgumentException("no frame for " + event);
        });
  }

  private String candleFields(Candle c) {
    return "'k':{'t':"
        + c.openNanos() / MS
        + ",'T':"
        + (c.closeNanos() / MS - 1)
        + ",'s':'"
        + symbol
        + "','i':'1m','f':1,'L':2,'o':'"
        + text(c.open())
        + "','c':'"
        + text(c.close())
        + "','h':'"
        + text(c.high())
        + "','l':'"
        + text(c.low())
        + "','v':'"
        + text(c.volume())
        + "','n':"
        + c.tradeCount()
        + ",'x':"
        + c.closed()
        + ",'q':'"
        + text(value(c))
        + "','V':'"
        + text(c.takerBuyVolume())
        + "','Q':'1','B':'0'}";
  }
}
