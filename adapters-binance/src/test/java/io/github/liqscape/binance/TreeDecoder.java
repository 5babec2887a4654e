// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.FrameDecoder;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.Subscription;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The decoder again, slow and simple, over a tree of Jackson's: what the fast one is compared with.
 * It wants every kind of event of USD-M, and throws where the other writes down a fault.
 */
final class TreeDecoder implements FrameDecoder {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final Pattern WHOLE = Pattern.compile("[0-9]+");

  private final Map<String, Instrument> instruments;
  private long received;

  TreeDecoder(Subscription subscription) {
    instruments =
        subscription.instruments().stream()
            .collect(Collectors.toMap(Instrument::symbol, Function.identity()));
  }

  @Override
  public void decode(String frame, long receivedNanos, FrameSink sink) {
    received = receivedNanos;
    JsonNode root;
    try {
      root = MAPPER.readTree(frame);
    } catch (JsonProcessingException e) {
      sink.malformed("json");
      return;
    }
    JsonNode data = root.isObject() && root.has("data") ? root.get("data") : root;
    if (data.isArray()) {
      boolean strange = false;
      for (JsonNode element : data) {
        if (element.isObject()) {
          message(element, sink);
        } else {
          strange = true;
        }
      }
      if (strange) {
        sink.malformed("elements");
      }
    } else if (data.isObject()) {
      message(data, sink);
    } else {
      sink.malformed("root");
    }
  }

  private void message(JsonNode f, FrameSink sink) {
    if (!f.path("e").isTextual()) {
      answer(f, sink);
      return;
    }
    String type = f.get("e").textValue();
    JsonNode body =
        switch (type) {
          case "forceOrder" -> f.path("o");
          case "kline" -> f.path("k");
          default -> f;
        };
    switch (type) {
      case "aggTrade",
          "markPriceUpdate",
          "kline",
          "forceOrder",
          "bookTicker",
          "depthUpdate",
          "contractInfo" -> {
        JsonNode symbol = f.has("s") ? f.get("s") : body.path("s");
        if (!body.isObject()) {
          sink.malformed("body");
        } else if (foreign(f) || foreign(body)) {
          sink.foreign();
        } else if (!symbol.isTextual()) {
          sink.malformed("symbol");
        } else if (!instruments.containsKey(symbol.textValue())) {
          sink.foreign();
        } else {
          try {
            read(type, f, body, instruments.get(symbol.textValue()), sink);
          } catch (IllegalArgumentException e) {
            sink.malformed(String.valueOf(e.getMessage()));
          }
        }
      }
      default -> sink.skipped();
    }
  }

  private static boolean foreign(JsonNode f) {
    return f.has("st") && maybeWhole(f.get("st")) != 1;
  }

  private static void answer(JsonNode f, FrameSink sink) {
    long id = f.has("id") ? maybeWhole(f.get("id")) : -1;
    int known = id > Integer.MAX_VALUE ? -1 : (int) id;
    if (f.has("result") && known >= 0 && !f.has("error")) {
      sink.accepted(known);
    } else if (f.has("code") || f.has("error")) {
      sink.refused(known, "");
    } else {
      sink.malformed("type");
    }
  }

  private void read(String type, JsonNode f, JsonNode body, Instrument i, FrameSink sink) {
    switch (type) {
      case "aggTrade" -> {
        long number = whole(f.path("a"));
        sink.trade(
            new Trade(
                i,
                time(f.path("T")),
                received,
                f.get("a").asText(),
                decimal(f.path("p")),
                decimal(f.path("q")),
                flag(f.path("m")) ? OrderSide.SELL : OrderSide.BUY),
            number);
      }
      case "markPriceUpdate" -> mark(f, i, sink);
      case "kline" -> {
        boolean closed = flag(body.path("x"));
        if (!body.path("i").asText().equals("1m") || !body.path("i").isTextual()) {
          sink.skipped();
          return;
        }
        Candle candle =
            new Candle(
                Timeframe.M1,
                time(body.path("t")),
                decimal(body.path("o")),
                decimal(body.path("h")),
                decimal(body.path("l")),
                decimal(body.path("c")),
                known(body.path("v")),
                known(body.path("q")),
                known(body.path("V")),
                Math.toIntExact(Math.min(whole(body.path("n")), 1L << 31)),
                closed);
        sink.event(new CandleEvent(i, time(f.path("E")), received, PriceKind.LAST, candle));
      }
      case "forceOrder" -> {
        double fill = orNone(body.path("ap"));
        double bankruptcy = orNone(body.path("p"));
        if (Double.isNaN(fill) && Double.isNaN(bankruptcy)) {
          throw new IllegalArgumentException("no price");
        }
        sink.event(
            new ForcedOrder(
                i,
                time(body.path("T")),
                received,
                side(body.path("S")),
                decimal(body.has("z") ? body.get("z") : body.path("q")),
                fill,
                bankruptcy,
                ForcedOrder.Completeness.SAMPLED));
      }
      case "bookTicker" ->
          sink.event(
              new TopOfBook(
                  i,
                  time(f.path("T")),
                  received,
                  orNone(f.path("b")),
                  known(f.path("B")),
                  orNone(f.path("a")),
                  known(f.path("A"))));
      case "depthUpdate" ->
          sink.event(
              new BookChange(
                  i,
                  time(f.path("T")),
                  received,
                  false,
                  whole(f.path("U")),
                  whole(f.path("u")),
                  whole(f.path("pu")),
                  levels(f.path("b")),
                  levels(f.path("a"))));
      default -> contract(f, sink);
    }
  }

  private void mark(JsonNode f, Instrument i, FrameSink sink) {
    long time = time(f.path("E"));
    MarkPrice mark = new MarkPrice(i, time, received, decimal(f.path("p")), orNone(f.path("i")));
    sink.probe(i, time);
    sink.event(mark);
    if (given(f.path("r"))) {
      sink.event(
          new FundingRate(
              i,
              time,
              received,
              decimal(f.path("r")),
              time(f.path("T")),
              FundingIntervals.USUAL,
              FundingRate.Status.ESTIMATE));
    }
  }

  private static void contract(JsonNode f, FrameSink sink) {
    if (!given(f.path("bks"))) {
      sink.skipped();
      return;
    }
    if (!f.get("bks").isArray()) {
      throw new IllegalArgumentException("bks");
    }
    Brackets.ofContractInfo(Market.USDM, time(f.path("E")), f.get("bks").toString());
  }

  private static PositionSide side(JsonNode n) {
    return switch (n.isTextual() ? n.textValue() : "") {
      case "SELL" -> PositionSide.LONG;
      case "BUY" -> PositionSide.SHORT;
      default -> throw new IllegalArgumentException("side");
    };
  }

  private static BookLevels levels(JsonNode side) {
    if (!side.isArray()) {
      throw new IllegalArgumentException("levels");
    }
    double[] prices = new double[side.size()];
    double[] quantities = new double[side.size()];
    for (int i = 0; i < side.size(); i++) {
      if (!side.get(i).isArray() || side.get(i).size() != 2) {
        throw new IllegalArgumentException("level");
      }
      prices[i] = decimal(side.get(i).get(0));
      quantities[i] = decimal(side.get(i).get(1));
    }
    return BookLevels.of(prices, quantities, prices.length);
  }

  private static boolean given(JsonNode n) {
    return !n.isMissingNode() && !n.isNull() && !(n.isTextual() && n.textValue().isEmpty());
  }

  private static double orNone(JsonNode n) {
    if (!given(n)) {
      return Double.NaN;
    }
    double value = known(n);
    return value == 0 ? Double.NaN : value;
  }

  private static double known(JsonNode n) {
    double value = decimal(n);
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("number");
    }
    return value;
  }

  private static double decimal(JsonNode n) {
    @Nullable String text = n.isTextual() ? n.textValue() : null;
    if (text != null && DECIMAL.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    return n.isNumber() ? n.doubleValue() : Double.NaN;
  }

  private static long whole(JsonNode n) {
    long value = maybeWhole(n);
    if (value < 0) {
      throw new IllegalArgumentException("whole");
    }
    return value;
  }

  private static long maybeWhole(JsonNode n) {
    String text = n.isTextual() || n.isNumber() ? n.asText() : "";
    if (!WHOLE.matcher(text).matches()) {
      return -1;
    }
    var value = new BigInteger(text);
    return value.bitLength() < 64 ? value.longValueExact() : -1;
  }

  private static long time(JsonNode n) {
    long millis = whole(n);
    if (millis == 0 || millis > 9_000_000_000_000L) {
      throw new IllegalArgumentException("time");
    }
    return millis * 1_000_000;
  }

  private static boolean flag(JsonNode n) {
    if (!n.isBoolean()) {
      throw new IllegalArgumentException("flag");
    }
    return n.booleanValue();
  }
}
