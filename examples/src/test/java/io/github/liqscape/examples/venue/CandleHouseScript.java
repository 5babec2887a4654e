// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.venue;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.ExchangeAdapterProvider;
import io.github.liqscape.testkit.ScriptedHttp;
import io.github.liqscape.testkit.ScriptedMarket;
import io.github.liqscape.testkit.VenueScript;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** The Candle House as its manual would have it. */
final class CandleHouseScript implements VenueScript {

  private static final int MOST_ROWS = 1_000;
  private static final long MILLI = 1_000_000;

  @Override
  public ExchangeAdapterProvider provider() {
    return new CandleHouseProvider();
  }

  @Override
  public String market() {
    return "perpetual";
  }

  @Override
  public Instrument instrument() {
    return Instrument.linear(CandleHouse.VENUE, "BTCUSDT", "BTC", "USDT")
        .tickSize("0.1")
        .lotSize("0.001")
        .build();
  }

  @Override
  public ScriptedHttp.Reply answer(ScriptedHttp.Request request, ScriptedMarket market) {
    return switch (request.path()) {
      case "/contracts" ->
          ScriptedHttp.Reply.ok("symbol,base,quote,tick,lot\nBTCUSDT,BTC,USDT,0.1,0.001\n");
      case "/candles" -> candles(request, market);
      default -> ScriptedHttp.Reply.of(404, "nothing is here");
    };
  }

  private static ScriptedHttp.Reply candles(ScriptedHttp.Request request, ScriptedMarket market) {
    if (!request.parameter("symbol").equals("BTCUSDT")) {
      return ScriptedHttp.Reply.of(404, "no such contract");
    }
    Duration length = Duration.ofMinutes(request.number("minutes").orElseThrow());
    Timeframe timeframe =
        Stream.of(Timeframe.values()).filter(t -> t.duration().equals(length)).findFirst()
            .orElseThrow();
    StringJoiner table = new StringJoiner("\n", "open_time,open,high,low,close,volume\n", "\n");
    long from = request.number("from").orElseThrow() * MILLI;
    long to = from + MOST_ROWS * timeframe.nanos() - 1;
    for (Candle c : market.candles(PriceKind.LAST, timeframe, from, to)) {
      table.add(
          String.join(
              ",", Long.toString(c.openNanos() / MILLI), ScriptedMarket.text(c.open()),
              ScriptedMarket.text(c.high()), ScriptedMarket.text(c.low()),
              ScriptedMarket.text(c.close()), ScriptedMarket.text(c.volume())));
    }
    return ScriptedHttp.Reply.ok(table.toString());
  }

  @Override
  public String frame(MarketEvent event) {
    throw new UnsupportedOperationException("the house has no live feed");
  }

  @Override
  public List<String> replies(String message) {
    return List.of();
  }

  /** It tells no volume but one. */
  @Override
  public MarketEvent delivered(MarketEvent event) {
    if (!(event instanceof CandleEvent told)) {
      return event;
    }
    Candle c = told.candle();
    return CandleEvent.recorded(
        told.instrument(), told.price(),
        Candle.closed(
            c.timeframe(), c.openNanos(), c.open(), c.high(), c.low(), c.close(), c.volume()));
  }
}
