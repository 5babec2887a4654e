package io.github.liqscape.binance;

import static io.github.liqscape.testkit.ScriptedMarket.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.ExchangeAdapterProvider;
import io.github.liqscape.testkit.ScriptedHttp.Reply;
import io.github.liqscape.testkit.ScriptedHttp.Request;
import io.github.liqscape.testkit.ScriptedMarket;
import io.github.liqscape.testkit.VenueScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Binance USD-M as its manual describes it: lists that ascend, errors with a code, times in
 * milliseconds and prices as text.
 */
final class BinanceVenueScript implements VenueScript {

  private static final Instrument BTCUSDT =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.1")
          .lotSize("0.001")
          .build();
  private static final long MS = 1_000_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public ExchangeAdapterProvider provider() {
    return new BinanceAdapterProvider();
  }

  @Override
  public String market() {
    return "usdm";
  }

  @Override
  public Instrument instrument() {
    return BTCUSDT;
  }

  // ---- answers --------------------------------------------------------------------------------

  @Override
  public Reply answer(Request request, ScriptedMarket market) {
    String symbol = request.parameter("symbol") + request.parameter("pair");
    if (!symbol.isEmpty() && !symbol.equals(BTCUSDT.symbol())) {
      return Reply.of(400, json("{'code':-1121,'msg':'Invalid symbol.'}"));
    }
    return switch (request.path()) {
      case "/fapi/v1/time" -> Reply.ok(json("{'serverTime':" + market.nowMillis() + "}"));
      case "/fapi/v1/exchangeInfo" -> Reply.ok(json("{'symbols':[" + terms(market) + "]}"));
      case "/fapi/v1/fundingInfo" -> rows(List.of());
      case "/fapi/v1/klines" -> candles(request, market, PriceKind.LAST);
      case "/fapi/v1/markPriceKlines" -> candles(request, market, PriceKind.MARK);
      case "/fapi/v1/indexPriceKlines" -> candles(request, market, PriceKind.INDEX);
      case "/fapi/v1/fundingRate" -> funding(request, market);
      case "/fapi/v1/aggTrades" -> trades(request, market);
      case "/futures/data/openInterestHist" -> openInterest(request, market);
      default -> Reply.of(404, "");
    };
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static Reply rows(List<String> rows) {
    return Reply.ok(json("[" + String.join(",", rows) + "]"));
  }

  private static List<String> first(List<String> rows, long limit) {
    return rows.subList(0, (int) Math.min(rows.size(), limit));
  }

  private static long limit(Request request, long usual, long most) {
    return Math.min(most, request.number("limit").orElse(usual));
  }

  private static String terms(ScriptedMarket market) {
    return "{'symbol':'BTCUSDT','pair':'BTCUSDT','contractType':'PERPETUAL','status':'TRADING',"
        + "'onboardDate':"
        + market.listedNanos() / MS
        + ",'baseAsset':'BTC','quoteAsset':'USDT','marginAsset':'USDT','pricePrecision':2,"
        + "'filters':[{'filterType':'PRICE_FILTER','tickSize':'0.10'},"
        + "{'filterType':'LOT_SIZE','stepSize':'0.001'},"
        + "{'filterType':'MIN_NOTIONAL','notional':'100'}]}";
  }

  private static Reply candles(Request request, ScriptedMarket market, PriceKind price) {
    if (!request.parameter("interval").equals("1m")) {
      return Reply.of(400, json("{'code':-1120,'msg':'Invalid interval.'}"));
    }
    List<String> rows = new ArrayList<>();
    long from = request.number("startTime").orElse(0L) * MS;
    long to = request.number("endTime").orElse(market.nowMillis()) * MS;
    boolean traded = price == PriceKind.LAST;
    for (Candle c : market.candles(price, Timeframe.M1, from, to)) {
      rows.add(
          "["
              + c.openNanos() / MS
              + ",'"
              + text(c.open())
              + "','"
              + text(c.high())
              + "','"
              + text(c.low())
              + "','"
              + text(c.close())
              + "','"
              + (traded ? text(c.volume()) : "0")
              + "',"
              + (c.closeNanos() / MS - 1)
              + ",'"
              + (traded ? text(c.quoteVolume()) : "0")
              + "',"
              + Math.max(0, c.tradeCount())
              + ",'"
              + (traded ? text(c.takerBuyVolume()) : "0")
              + "','0','0']");
    }
    return rows(first(rows, limit(request, 500, 1_500)));
  }

  private static Reply funding(Request request, ScriptedMarket market) {
    long from = request.number("startTime").orElse(0L);
    long to = request.number("endTime").orElse(market.nowMillis());
    List<String> rows = new ArrayList<>();
    // The venue's times trail the settlement by some milliseconds.
    for (FundingRate rate : market.funding((from - 7) * MS, (to - 7) * MS)) {
      rows.add(
          "{'symbol':'BTCUSDT','fundingRate':'"
              + text(rate.rate())
              + "','fundingTime':"
              + (rate.settlementNanos() / MS + 7)
              + ",'markPrice':'50000.0'}");
    }
    return rows(first(rows, limit(request, 100, 1_000)));
  }

  private static Reply openInterest(Request request, ScriptedMarket market) {
    if (!request.parameter("period").equals("5m")) {
      return Reply.of(400, json("{'code':-1130,'msg':'Invalid period.'}"));
    }
    long from = request.number("startTime").orElse(0L);
    long to = request.number("endTime").orElse(market.nowMillis());
    List<String> rows = new ArrayList<>();
    for (OpenInterest o : market.openInterest(Timeframe.M5, from * MS, to * MS)) {
      rows.add(
          "{'symbol':'BTCUSDT','sumOpenInterest':'"
              + text(o.quantity())
              + "','sumOpenInterestValue':'"
              + text(o.notional())
              + "','timestamp':"
              + o.eventNanos() / MS
              + "}");
    }
    return rows(first(rows, limit(request, 30, 500)));
  }

  private static Reply trades(Request request, ScriptedMarket market) {
    long fromId = request.number("fromId").orElse(0L);
    List<String> rows =
        market.trades().stream()
            .filter(t -> Long.parseLong(t.id()) >= fromId)
            .map(t -> "{" + fields(t) + "}")
            .toList();
    return rows(first(rows, limit(request, 500, 1_000)));
  }

  /** What a trade says on the socket and over HTTP alike; {@code m}: the buyer was the maker. */
  private static String fields(Trade t) {
    return "'a':"
        + t.id()
        + ",'p':'"
        + text(t.price())
        + "','q':'"
        + text(t.quantity())
        + "','nq':'"
        + text(t.quantity())
        + "','f':1,'l':1,'T':"
        + t.eventNanos() / MS
        + ",'m':"
        + (t.taker() == OrderSide.SELL);
  }

  // ---- frames ---------------------------------------------------------------------------------

  @Override
  public String frame(MarketEvent event) {
    long ms = event.eventNanos() / MS;
    return json(
        switch (event) {
          case Trade t ->
              "{'stream':'btcusdt@aggTrade','data':{'e':'aggTrade','E':"
                  + (ms + 3)
                  + ",'s':'BTCUSDT',"
                  + fields(t)
                  + ",'st':1}}";
          case MarkPrice m ->
              "{'stream':'btcusdt@markPrice@1s','data':{'e':'markPriceUpdate','E':"
                  + ms
                  + ",'s':'BTCUSDT','p':'"
                  + text(m.mark())
                  + "','ap':'50000.0','i':'"
                  + text(m.index())
                  + "','P':'50000.0','r':'0.0001','T':"
                  + (ms / 28_800_000 + 1) * 28_800_000
                  + ",'st':1}}";
          case CandleEvent c -> candleFrame(c.candle(), ms);
          case ForcedOrder f ->
              "{'stream':'btcusdt@forceOrder','data':{'e':'forceOrder','E':"
                  + (ms + 935)
                  + ",'o':{'s':'BTCUSDT','S':'"
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
                  + ",'ps':'BTCUSDT','st':1}}}";
          default -> throw new IllegalArgumentException("no frame for " + event);
        });
  }

  private static String candleFrame(Candle c, long ms) {
    return "{'stream':'btcusdt@kline_1m','data':{'e':'kline','E':"
        + ms
        + ",'s':'BTCUSDT','k':{'t':"
        + c.openNanos() / MS
        + ",'T':"
        + (c.closeNanos() / MS - 1)
        + ",'s':'BTCUSDT','i':'1m','f':1,'L':2,'o':'"
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
        + text(c.quoteVolume())
        + "','V':'"
        + text(c.takerBuyVolume())
        + "','Q':'1','B':'0'}}}";
  }

  @Override
  public List<String> replies(String message) {
    try {
      return List.of(json("{'result':null,'id':" + MAPPER.readTree(message).path("id") + "}"));
    } catch (JsonProcessingException e) {
      throw new AssertionError("the client sent what is no JSON: " + message, e);
    }
  }
}
