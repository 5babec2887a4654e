// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.testkit.ScriptedMarket.json;
import static io.github.liqscape.testkit.ScriptedMarket.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Bybit v5 as its manual describes it: envelopes with {@code retCode}, lists that descend, times in
 * milliseconds and numbers as text.
 */
// An Instrument never changes, and the frames belong to this one script.
@SuppressWarnings("ImmutableEnumChecker")
enum BybitVenueScript implements VenueScript {
  /** Sized in coins, settled in USDT. */
  LINEAR(
      "linear",
      "LinearPerpetual",
      Instrument.linear(Venue.BYBIT, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.1")
          .lotSize("0.001")
          .build()),
  /** Sized in dollars, settled in coins. */
  INVERSE(
      "inverse",
      "InversePerpetual",
      Instrument.inverse(Venue.BYBIT, "BTCUSD", "BTC", "USD").tickSize("0.1").lotSize("1").build());

  private static final long MS = 1_000_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String category;
  private final String contractType;
  private final Instrument instrument;
  private final BybitFrames frames;

  BybitVenueScript(String category, String contractType, Instrument instrument) {
    this.category = category;
    this.contractType = contractType;
    this.instrument = instrument;
    this.frames = new BybitFrames(instrument);
  }

  private String symbol() {
    return instrument.symbol();
  }

  @Override
  public ExchangeAdapterProvider provider() {
    return new BybitAdapterProvider();
  }

  @Override
  public String market() {
    return category;
  }

  @Override
  public Instrument instrument() {
    return instrument;
  }

  // ---- answers --------------------------------------------------------------------------------

  @Override
  public Reply answer(Request request, ScriptedMarket market) {
    String path = request.path().replaceFirst("^/v5/market/", "");
    String symbol = request.parameter("symbol");
    if (path.equals("time")) {
      return envelope(market, 0, "OK", "{'timeNano':'" + market.nowNanos() + "'}");
    }
    if (!request.parameter("category").equals(category)) {
      return envelope(market, 10001, "params error: category invalid", "{}");
    }
    if (!symbol.isEmpty() && !symbol.equals(symbol())) {
      return path.equals("instruments-info") || path.equals("risk-limit")
          ? page(market, List.of(), "")
          : envelope(market, 10001, "params error: symbol invalid", "{}");
    }
    return switch (path) {
      case "instruments-info" -> page(market, List.of(terms(market)), "");
      case "risk-limit" ->
          page(
              market,
              List.of(
                  tier(this == LINEAR ? "2000000" : "150", "0.005", "0.01", "100", ""),
                  this == LINEAR
                      ? tier("10000000", "0.01", "0.02", "50", "10000")
                      : tier("300", "0.01", "0.02", "50", "0.75")),
              "");
      case "kline" -> candles(request, market, PriceKind.LAST);
      case "mark-price-kline" -> candles(request, market, PriceKind.MARK);
      case "index-price-kline" -> candles(request, market, PriceKind.INDEX);
      case "open-interest" -> openInterest(request, market);
      case "funding/history" -> funding(request, market);
      case "recent-trade" -> recentTrades(request, market);
      default -> Reply.of(404, "");
    };
  }

  private static Reply envelope(ScriptedMarket market, int code, String message, String result) {
    return Reply.ok(
        json(
            "{'retCode':"
                + code
                + ",'retMsg':'"
                + message
                + "','result':"
                + result
                + ",'retExtInfo':{},'time':"
                + market.nowMillis()
                + "}"));
  }

  private Reply page(ScriptedMarket market, List<String> rows, String cursor) {
    return envelope(
        market,
        0,
        "OK",
        "{'category':'"
            + category
            + "','list':["
            + String.join(",", rows)
            + "],'nextPageCursor':'"
            + cursor
            + "'}");
  }

  /** The newest so many of ascending rows, newest first. */
  private static List<String> newest(List<String> ascending, long limit) {
    int from = (int) Math.max(0, ascending.size() - limit);
    return ascending.subList(from, ascending.size()).reversed();
  }

  private String terms(ScriptedMarket market) {
    boolean linear = this == LINEAR;
    return "{'symbol':'"
        + symbol()
        + "','contractType':'"
        + contractType
        + "','status':'Trading','baseCoin':'BTC','quoteCoin':'"
        + instrument.quoteAsset()
        + "','settleCoin':'"
        + (linear ? "USDT" : "BTC")
        + "','launchTime':'"
        + market.listedNanos() / MS
        + "',"
        + "'leverageFilter':{'maxLeverage':'100.00'},'priceFilter':{'tickSize':'0.10'},"
        + (linear
            ? "'lotSizeFilter':{'qtyStep':'0.001','minOrderQty':'0.001','minNotionalValue':'5'},"
            : "'lotSizeFilter':{'qtyStep':'1','minOrderQty':'1'},")
        + "'fundingInterval':480}";
  }

  private String tier(
      String limit, String maintenance, String initial, String leverage, String deduction) {
    return "{'id':1,'symbol':'"
        + symbol()
        + "','riskLimitValue':'"
        + limit
        + "','maintenanceMargin':'"
        + maintenance
        + "','initialMargin':'"
        + initial
        + "','isLowestRisk':1,'maxLeverage':'"
        + leverage
        + "','mmDeduction':'"
        + deduction
        + "'}";
  }

  private Reply candles(Request request, ScriptedMarket market, PriceKind price) {
    if (!request.parameter("interval").equals("1")) {
      return envelope(market, 10001, "Invalid period!", "{}");
    }
    List<String> rows = new ArrayList<>();
    long from = request.number("start").orElse(0L) * MS;
    long to = request.number("end").orElse(market.nowMillis()) * MS;
    for (Candle c : market.candles(price, Timeframe.M1, from, to)) {
      Stream<String> fields =
          Stream.of(
              Long.toString(c.openNanos() / MS),
              text(c.open()),
              text(c.high()),
              text(c.low()),
              text(c.close()));
      if (price == PriceKind.LAST) {
        fields = Stream.concat(fields, Stream.of(text(c.volume()), text(frames.turnover(c))));
      }
      rows.add("['" + String.join("','", fields.toList()) + "']");
    }
    return page(market, newest(rows, request.limit(200, 1_000)), "");
  }

  private Reply openInterest(Request request, ScriptedMarket market) {
    if (!request.parameter("intervalTime").equals("5min")) {
      return envelope(market, 10001, "Invalid interval", "{}");
    }
    // The cursor is the time before which the next page ends.
    long to = request.number("cursor").orElse(request.number("endTime").orElse(market.nowMillis()));
    long from = request.number("startTime").orElse(0L);
    List<OpenInterest> all = market.openInterest(Timeframe.M5, from * MS, to * MS);
    List<String> rows = new ArrayList<>();
    for (OpenInterest o : all) {
      rows.add(
          "{'openInterest':'"
              + text(o.quantity() * 2)
              + "','singleOpenInterest':'"
              + text(o.quantity())
              + "','timestamp':'"
              + o.eventNanos() / MS
              + "'}");
    }
    long limit = request.limit(50, 200);
    String cursor = "";
    if (rows.size() > limit) {
      long oldest = all.get((int) (all.size() - limit)).eventNanos() / MS;
      cursor = Long.toString(oldest - 1);
    }
    return page(market, newest(rows, limit), cursor);
  }

  private Reply funding(Request request, ScriptedMarket market) {
    if (request.number("startTime").isPresent() && request.number("endTime").isEmpty()) {
      return envelope(market, 10001, "endTime is missing", "{}");
    }
    long from = request.number("startTime").orElse(0L);
    long to = request.number("endTime").orElse(market.nowMillis());
    List<String> rows = new ArrayList<>();
    for (FundingRate rate : market.funding(from * MS, to * MS)) {
      rows.add(
          "{'symbol':'"
              + symbol()
              + "','fundingRate':'"
              + text(rate.rate())
              + "','fundingRateTimestamp':'"
              + rate.settlementNanos() / MS
              + "'}");
    }
    return page(market, newest(rows, request.limit(200, 200)), "");
  }

  private Reply recentTrades(Request request, ScriptedMarket market) {
    List<String> rows = new ArrayList<>();
    for (Trade t : market.trades()) {
      rows.add(
          "{'execId':'"
              + t.id()
              + "','symbol':'"
              + symbol()
              + "','price':'"
              + text(t.price())
              + "','size':'"
              + text(t.quantity())
              + "','side':'"
              + BybitFrames.taker(t)
              + "','time':'"
              + t.eventNanos() / MS
              + "','isBlockTrade':false,'isRPITrade':false,'seq':'1'}");
    }
    return page(market, newest(rows, request.limit(500, 1_000)), "");
  }

  // ---- frames ---------------------------------------------------------------------------------

  @Override
  public String frame(MarketEvent event) {
    return frames.of(event);
  }

  @Override
  public List<String> replies(String message) {
    JsonNode asked;
    try {
      asked = MAPPER.readTree(message);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the client sent what is no JSON: " + message, e);
    }
    String op = asked.path("op").asText();
    return List.of(
        json(
            "{'success':true,'ret_msg':'"
                + (op.equals("ping") ? "pong" : "")
                + "','conn_id':'c','req_id':'"
                + asked.path("req_id").asText()
                + "','op':'"
                + op
                + "'}"));
  }

  @Override
  public Optional<String> refusal(String message) {
    return message.contains("publicTrade.")
        ? Optional.of(
            replies(message)
                .getFirst()
                .replace("true", "false")
                .replace("\"ret_msg\":\"\"", "\"ret_msg\":\"Invalid topic\""))
        : Optional.empty();
  }

  @Override
  public MarketEvent delivered(MarketEvent event) {
    return switch (event) {
      case CandleEvent c -> {
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
                this == LINEAR ? k.quoteVolume() : k.volume(),
                Double.NaN,
                -1,
                k.closed()));
      }
      case ForcedOrder f ->
          new ForcedOrder(
              f.instrument(),
              f.eventNanos(),
              f.receivedNanos(),
              f.liquidatedSide(),
              f.quantity(),
              Double.NaN,
              f.bankruptcyPrice(),
              f.completeness());
      case OpenInterest o ->
          new OpenInterest(
              o.instrument(),
              o.eventNanos(),
              o.receivedNanos(),
              o.quantity(),
              this == LINEAR ? Double.NaN : o.quantity());
      default -> event;
    };
  }
}
