// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import java.io.IOException;

/** Rows of {@code kline.1}: a minute, closed when {@code confirm} says so. */
final class CandleRows implements FrameRows {

  private final Asked asked;

  CandleRows(Asked asked) {
    this.asked = asked;
  }

  @Override
  public void read(JsonParser p, Frame frame, FrameSink sink) throws IOException, Unreadable {
    long start = FrameHead.NONE;
    double open = 0;
    double high = 0;
    double low = 0;
    double close = 0;
    double volume = Double.NaN;
    double turnover = Double.NaN;
    Boolean confirm = null;
    while (p.nextToken() != JsonToken.END_OBJECT) {
      String name = p.currentName();
      p.nextToken();
      switch (name) {
        case "start" -> start = Fields.nanos(p, name);
        case "open" -> open = Fields.positive(p, name);
        case "high" -> high = Fields.positive(p, name);
        case "low" -> low = Fields.positive(p, name);
        case "close" -> close = Fields.positive(p, name);
        case "volume" -> volume = Fields.notNegative(p, name);
        case "turnover" -> turnover = Fields.notNegative(p, name);
        case "confirm" -> confirm = Fields.flag(p, name);
        default -> p.skipChildren();
      }
    }
    Instrument instrument = asked.instrument(frame.symbol());
    if (instrument == null) {
      sink.foreign();
      return;
    }
    if (confirm == null) {
      throw Unreadable.missing("confirm");
    }
    Required.present("start", start != FrameHead.NONE);
    Candle candle =
        new Candle(
            Timeframe.M1,
            start,
            open,
            high,
            low,
            close,
            volume,
            quoteVolume(instrument, volume, turnover),
            Double.NaN,
            -1,
            confirm);
    sink.event(
        new CandleEvent(
            instrument, frame.head().sentNanos(), frame.receivedNanos(), PriceKind.LAST, candle));
  }

  /** Linear turnover is quote currency; inverse turnover is coin, and the volume itself is USD. */
  static double quoteVolume(Instrument instrument, double volume, double turnover) {
    return instrument.contractType() == ContractType.LINEAR
        ? turnover
        : instrument.notional(volume, Double.NaN);
  }
}
