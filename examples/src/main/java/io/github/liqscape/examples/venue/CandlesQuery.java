// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.venue;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.TimeRange;
import java.net.URI;

/**
 * {@code GET /candles?symbol=…&minutes=…&from=…}: {@code open_time,open,high,low,close,volume}, ascending,
 * at most 1,000 rows from a time in epoch milliseconds on; the last one may still be forming.
 */
final class CandlesQuery extends CsvQuery<CandleEvent> {

  private static final long MILLI = 1_000_000;

  private final URI base;
  private final Instrument instrument;
  private final Timeframe timeframe;
  private final long until;
  private long from;
  private long newest;

  CandlesQuery(URI base, Instrument instrument, Timeframe timeframe, TimeRange range) {
    super("open_time,open,high,low,close,volume");
    this.base = base;
    this.instrument = instrument;
    this.timeframe = timeframe;
    until = range.toNanos();
    long open = timeframe.openOf(range.fromNanos());
    from = open == range.fromNanos() ? open : open + timeframe.nanos();
    newest = from - timeframe.nanos();
    if (from >= until) {
      finish();
    }
  }

  @Override
  URI page() {
    return URI.create(
        base + "/candles?symbol=" + instrument.symbol() + "&minutes="
            + timeframe.duration().toMinutes() + "&from=" + from / MILLI);
  }

  @Override
  void row(String[] f, long nowNanos) {
    long open = Math.multiplyExact(Long.parseLong(f[0]), MILLI);
    Candle candle =
        Candle.closed(
            timeframe, open, number(f[1]), number(f[2]), number(f[3]), number(f[4]), number(f[5]));
    if (open > newest && open < until && candle.closeNanos() <= nowNanos) {
      add(CandleEvent.recorded(instrument, PriceKind.LAST, candle));
      newest = open;
    }
  }

  /** The venue's page is over when it brought nothing new: then there is nothing more. */
  @Override
  boolean complete(long nowNanos) {
    boolean nothingNew = newest < from;
    from = newest + timeframe.nanos();
    return nothingNew || from >= until || from + timeframe.nanos() > nowNanos;
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
