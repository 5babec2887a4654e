package io.github.liqscape.bybit;

import static io.github.liqscape.testkit.ScriptedMarket.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Bybit v5, linear market, as its manual describes it: envelopes with {@code retCode}, lists that
 * descend, times in milliseconds and numbers as text.
 */
final class BybitVenueScript implements VenueScript {

  private static final Instrument BTCUSDT =
      Instrument.linear(Venue.BYBIT, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.1")
          .lotSize("0.001")
          .build();
  private static final long MS = 1_000_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public ExchangeAdapterProvider provider() {
    return new BybitAdapterProvider();
  }

  @Override
  public String market() {
    return "linear";
  }

  @Override
  public Instrument instrument() {
    return BTCUSDT;
  }

  // ---- answers --------------------------------------------------------------------------------

  @Override
  public Reply answer(Request request, ScriptedMarket market) {
    String path = request.path().replaceFirst("^/v5/market/", "");
    String symbol = request.parameter("symbol");
    if (path.equals("time")) {
      return envelope(market, 0, "OK", "{'timeNano':'" + market.nowNanos() + "'}");
    }
    if (!request.parameter("category").equals("linear")) {
      return envelope(market, 10001, "params error: category invalid", "{}");
    }
    if (!symbol.isEmpty() && !symbol.equals(BTCUSDT.symbol())) {
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
                  tier("2000000", "0.005", "0.01", "100", ""),
                  tier("10000000", "0.01", "0.02", "50", "10000")),
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

  private static String json(String text) {
    return text.replace('\'', '"');
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

  private static Reply page(ScriptedMarket market, List<String> rows, String cursor) {
    return envelope(
        market,
        0,
        "OK",
        "{'category':'linear','list':["
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

  private static long limit(Request request, long usual, long most) {
    return Math.min(most, request.number("limit").orElse(usual));
  }

  private static String terms(ScriptedMarket market) {
    return "{'symbol':'BTCUSDT','contractType':'LinearPerpetual','status':'Trading',"
        + "'baseCoin':'BTC',"
        + "'quoteCoin':'USDT','settleCoin':'USDT','launchTime':'"
        + market.listedNanos() / MS
        + "',"
        + "'leverageFilter':{'maxLeverage':'100.00'},'priceFilter':{'tickSize':'0.10'},"
        + "'lotSizeFilter':{'qtyStep':'0.001','minOrderQty':'0.001','minNotionalValue':'5'},"
        + "'fundingInterval':480}";
  }

  private static String tier(
      String limit, String maintenance, String initial, String leverage, String deduction) {
    return "{'id':1,'symbol':'BTCUSDT','riskLimitValue':'"
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

  private static Reply candles(Request request, ScriptedMarket market, PriceKind price) {
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
        fields = Stream.concat(fields, Stream.of(text(c.volume()), text(c.quoteVolume())));
      }
      rows.add("['" + String.join("','", fields.toList()) + "']");
    }
    return page(market, newest(rows, limit(request, 200, 1_000)), "");
  }

  private static Reply openInterest(Request request, ScriptedMarket market) {
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
    long limit = limit(request, 50, 200);
    String cursor = "";
    if (rows.size() > limit) {
      long oldest = all.get((int) (all.size() - limit)).eventNanos() / MS;
      cursor = Long.toString(oldest - 1);
    }
    return page(market, newest(rows, limit), cursor);
  }

  private static Reply funding(Request request, ScriptedMarket market) {
    if (request.number("startTime").isPresent() && request.number("endTime").isEmpty()) {
      return envelope(market, 10001, "endTime is missing", "{}");
    }
    long from = request.number("startTime").orElse(0L);
    long to = request.number("endTime").orElse(market.nowMillis());
    List<String> rows = new ArrayList<>();
    for (FundingRate rate : market.funding(from * MS, to * MS)) {
      rows.add(
          "{'symbol':'BTCUSDT','fundingRate':'"
              + text(rate.rate())
              + "','fundingRateTimestamp':'"
              + rate.settlementNanos() / MS
              + "'}");
    }
    return page(market, newest(rows, limit(request, 200, 200)), "");
  }

  private static Reply recentTrades(Request request, ScriptedMarket market) {
    List<String> rows = new ArrayList<>();
    for (Trade t : market.trades()) {
      rows.add(
          "{'execId':'"
              + t.id()
              + "','symbol':'BTCUSDT','price':'"
              + text(t.price())
              + "','size':'"
              + text(t.quantity())
              + "','side':'"
              + taker(t)
              + "','time':'"
              + t.eventNanos() / MS
              + "','isBlockTrade':false,'isRPITrade':false,'seq':'1'}");
    }
    return page(market, newest(rows, limit(request, 500, 1_000)), "");
  }

  private static String taker(Trade trade) {
    return trade.taker() == OrderSide.BUY ? "Buy" : "Sell";
  }

  // ---- frames ---------------------------------------------------------------------------------

  @Override
  public String frame(MarketEvent event) {
    long ms = event.eventNanos() / MS;
    return json(
        switch (event) {
          case Trade t ->
              "{'topic':'publicTrade.BTCUSDT','type':'snapshot','ts':"
                  + ms
                  + ",'data':[{'T':"
                  + ms
                  + ",'s':'BTCUSDT','S':'"
                  + taker(t)
                  + "','v':'"
                  + text(t.quantity())
                  + "','p':'"
                  + text(t.price())
                  + "','L':'PlusTick','i':'"
                  + t.id()
                  + "','BT':false,'RPI':false,'seq':1}]}";
          case MarkPrice m ->
              "{'topic':'tickers.BTCUSDT','type':'snapshot','data':{'symbol':'BTCUSDT',"
                  + "'markPrice':'"
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
              "{'topic':'allLiquidation.BTCUSDT','type':'snapshot','ts':"
                  + (ms + 400)
                  + ",'data':[{'T':"
                  + ms
                  + ",'s':'BTCUSDT','S':'"
                  + (f.liquidatedSide() == PositionSide.LONG ? "Buy" : "Sell")
                  + "','v':'"
                  + text(f.quantity())
                  + "','p':'"
                  + text(f.bankruptcyPrice())
                  + "'}]}";
          default -> throw new IllegalArgumentException("no frame for " + event);
        });
  }

  private static String candleFrame(Candle c, long ms) {
    return "{'topic':'kline.1.BTCUSDT','data':[{'start':"
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
        + text(c.quoteVolume())
        + "','confirm':"
        + c.closed()
        + ",'timestamp':"
        + ms
        + "}],'ts':"
        + ms
        + ",'type':'snapshot'}";
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
                k.quoteVolume(),
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
              o.instrument(), o.eventNanos(), o.receivedNanos(), o.quantity(), Double.NaN);
      default -> event;
    };
  }
}
