// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static io.github.liqscape.testkit.ScriptedMarket.json;
import static io.github.liqscape.testkit.ScriptedMarket.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.ExchangeAdapterProvider;
import io.github.liqscape.testkit.ScriptedHttp.Reply;
import io.github.liqscape.testkit.ScriptedHttp.Request;
import io.github.liqscape.testkit.ScriptedMarket;
import io.github.liqscape.testkit.VenueScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Binance as its manual describes it: lists that ascend, errors with a code, times in milliseconds
 * and prices as text.
 */
// An Instrument never changes, and the frames belong to this one script.
@SuppressWarnings("ImmutableEnumChecker")
enum BinanceVenueScript implements VenueScript {
  /** Quantities in base coins. */
  USDM(
      "usdm",
      "/fapi/v1/",
      "BTCUSDT",
      1,
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.1")
          .lotSize("0.001")
          .build()),
  /** Quantities in contracts of 100 dollars, values in coins. */
  COINM(
      "coinm",
      "/dapi/v1/",
      "BTCUSD",
      2,
      Instrument.inverse(Venue.BINANCE, "BTCUSD_PERP", "BTC", "USD")
          .tickSize("0.1")
          .lotSize("1")
          .contractSize("100")
          .build());

  private static final long MS = 1_000_000;
  private static final long DAYS_200 = 200L * 86_400_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String id;
  private final String path;
  private final String pair;
  private final Instrument instrument;
  private final BinanceFrames frames;

  BinanceVenueScript(String id, String path, String pair, int number, Instrument instrument) {
    this.id = id;
    this.path = path;
    this.pair = pair;
    this.instrument = instrument;
    this.frames = new BinanceFrames(instrument, pair, number);
  }

  private String symbol() {
    return instrument.symbol();
  }

  @Override
  public ExchangeAdapterProvider provider() {
    return new BinanceAdapterProvider();
  }

  @Override
  public String market() {
    return id;
  }

  @Override
  public Instrument instrument() {
    return instrument;
  }

  // ---- answers --------------------------------------------------------------------------------

  @Override
  public Reply answer(Request request, ScriptedMarket market) {
    boolean known =
        List.of("", symbol()).contains(request.parameter("symbol"))
            && List.of("", pair).contains(request.parameter("pair"));
    if (!known) {
      return Reply.of(400, json("{'code':-1121,'msg':'Invalid symbol.'}"));
    }
    if (request.path().equals("/futures/data/openInterestHist")) {
      return openInterest(request, market);
    }
    if (!request.path().startsWith(path)) {
      return Reply.of(404, "");
    }
    return switch (request.path().substring(path.length())) {
      case "time" -> Reply.ok(json("{'serverTime':" + market.nowMillis() + "}"));
      case "exchangeInfo" -> Reply.ok(json("{'symbols':[" + terms(market) + "]}"));
      case "fundingInfo" -> rows(List.of());
      case "klines" -> candles(request, market, PriceKind.LAST);
      case "markPriceKlines" -> candles(request, market, PriceKind.MARK);
      case "indexPriceKlines" -> candles(request, market, PriceKind.INDEX);
      case "fundingRate" -> funding(request, market);
      case "aggTrades" -> trades(request, market);
      default -> Reply.of(404, "");
    };
  }

  private static Reply rows(List<String> rows) {
    return Reply.ok(json("[" + String.join(",", rows) + "]"));
  }

  private static List<String> first(List<String> rows, long limit) {
    return rows.subList(0, (int) Math.min(rows.size(), limit));
  }

  private String terms(ScriptedMarket market) {
    boolean coins = this == COINM;
    return "{'symbol':'"
        + symbol()
        + "','pair':'"
        + pair
        + "','contractType':'PERPETUAL',"
        + (coins ? "'contractStatus':'TRADING','contractSize':100," : "'status':'TRADING',")
        + "'onboardDate':"
        + market.listedNanos() / MS
        + ",'baseAsset':'BTC','quoteAsset':'"
        + instrument.quoteAsset()
        + "','marginAsset':'"
        + (coins ? "BTC" : "USDT")
        + "','pricePrecision':2,'filters':[{'filterType':'PRICE_FILTER','tickSize':'0.10'},"
        + (coins
            ? "{'filterType':'LOT_SIZE','stepSize':'1'}]}"
            : "{'filterType':'LOT_SIZE','stepSize':'0.001'},"
                + "{'filterType':'MIN_NOTIONAL','notional':'100'}]}");
  }

  /** USD-M counts the limit from the start; COIN-M from the end, and spans 200 days at most. */
  private Reply candles(Request request, ScriptedMarket market, PriceKind price) {
    if (request.parameter("pair").isEmpty() == (price == PriceKind.INDEX)) {
      return Reply.of(400, json("{'code':-1102,'msg':'A mandatory parameter was not sent.'}"));
    }
    if (!request.parameter("interval").equals("1m")) {
      return Reply.of(400, json("{'code':-1120,'msg':'Invalid interval.'}"));
    }
    List<String> rows = new ArrayList<>();
    long from = request.number("startTime").orElse(0L) * MS;
    long to = request.number("endTime").orElse(market.nowMillis()) * MS;
    boolean traded = price == PriceKind.LAST;
    if (this == COINM && (to - from) / MS > DAYS_200) {
      return Reply.of(400, json("{'code':-1127,'msg':'More than 200 days.'}"));
    }
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
              + (traded ? text(frames.value(c)) : "0")
              + "',"
              + Math.max(0, c.tradeCount())
              + ",'"
              + (traded ? text(c.takerBuyVolume()) : "0")
              + "','0','0']");
    }
    long limit = request.limit(500, 1_500);
    return rows(
        this == COINM
            ? rows.subList((int) Math.max(0, rows.size() - limit), rows.size())
            : first(rows, limit));
  }

  private Reply funding(Request request, ScriptedMarket market) {
    long from = request.number("startTime").orElse(0L);
    long to = request.number("endTime").orElse(market.nowMillis());
    List<String> rows = new ArrayList<>();
    // The venue's times trail the settlement by some milliseconds.
    for (FundingRate rate : market.funding((from - 7) * MS, (to - 7) * MS)) {
      rows.add(
          "{'symbol':'"
              + symbol()
              + "','fundingRate':'"
              + text(rate.rate())
              + "','fundingTime':"
              + (rate.settlementNanos() / MS + 7)
              + ",'markPrice':'50000.0'}");
    }
    return rows(first(rows, request.limit(100, 1_000)));
  }

  private Reply openInterest(Request request, ScriptedMarket market) {
    if (!request.parameter("period").equals("5m")) {
      return Reply.of(400, json("{'code':-1130,'msg':'Invalid period.'}"));
    }
    boolean byPair = request.parameter("contractType").equals("PERPETUAL");
    if (byPair != (this == COINM) || request.parameter("pair").isEmpty() == byPair) {
      return Reply.of(400, json("{'code':-1102,'msg':'A mandatory parameter was not sent.'}"));
    }
    long from = request.number("startTime").orElse(0L);
    long to = request.number("endTime").orElse(market.nowMillis());
    List<String> rows = new ArrayList<>();
    for (OpenInterest o : market.openInterest(Timeframe.M5, from * MS, to * MS)) {
      rows.add(
          (this == COINM
                  ? "{'pair':'BTCUSD','contractType':'PERPETUAL'"
                  : "{'symbol':'BTCUSDT'")
              + ",'sumOpenInterest':'"
              + text(o.quantity())
              + "','sumOpenInterestValue':'"
              + text(this == COINM ? 123.5 : o.notional())
              + "','timestamp':"
              + o.eventNanos() / MS
              + "}");
    }
    return rows(first(rows, request.limit(30, 500)));
  }

  private Reply trades(Request request, ScriptedMarket market) {
    long fromId = request.number("fromId").orElse(0L);
    List<String> rows =
        market.trades().stream()
            .filter(t -> Long.parseLong(t.id()) >= fromId)
            .map(t -> "{" + frames.fields(t) + "}")
            .toList();
    return rows(first(rows, request.limit(500, 1_000)));
  }

  // ---- frames ---------------------------------------------------------------------------------

  @Override
  public String frame(MarketEvent event) {
    return frames.of(event);
  }

  @Override
  public List<String> replies(String message) {
    try {
      return List.of(json("{'result':null,'id':" + MAPPER.readTree(message).path("id") + "}"));
    } catch (JsonProcessingException e) {
      throw new AssertionError("the client sent what is no JSON: " + message, e);
    }
  }

  @Override
  public MarketEvent delivered(MarketEvent event) {
    if (this == USDM) {
      return event;
    }
    return switch (event) {
      case CandleEvent c when c.price() == PriceKind.LAST -> {
        Candle k = c.candle();
        yield new CandleEvent(
            c.instrument(),
            c.eventNanos(),
            c.receivedNanos(),
            c.price(),
            new Candle(
                k.timeframe(),
                k.openNanos(),
                k.open(),
                k.high(),
                k.low(),
                k.close(),
                k.volume(),
                k.volume() * 100,
                k.takerBuyVolume(),
                k.tradeCount(),
                k.closed()));
      }
      case OpenInterest o ->
          new OpenInterest(
              o.instrument(), o.eventNanos(), o.receivedNanos(), o.quantity(), o.quantity() * 100);
      default -> event;
    };
  }
}
