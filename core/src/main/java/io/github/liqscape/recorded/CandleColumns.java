// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import java.util.Optional;

/** Which column of a candle file is what. */
final class CandleColumns {

  private final String time;
  private final Optional<String> volume;
  private final Optional<String> quoteVolume;
  private final Optional<String> takerBuyVolume;
  private final Optional<String> count;

  CandleColumns(CsvTable table, boolean traded, boolean volumeInQuote) {
    time = table.need("open_time", "timestamp", "datetime", "time", "date");
    for (String needed : new String[] {"open", "high", "low", "close"}) {
      table.need(needed);
    }
    Optional<String> amount = table.find("volume");
    Optional<String> turnover = table.find("quote_volume", "quote_asset_volume", "turnover");
    Optional<String> none = Optional.empty();
    volume = traded && !volumeInQuote ? amount : none;
    quoteVolume = traded ? (volumeInQuote ? amount : turnover) : none;
    takerBuyVolume =
        traded ? table.find("taker_buy_volume", "taker_buy_base_asset_volume") : none;
    count = traded ? table.find("count", "number_of_trades") : none;
  }

  String time() {
    return time;
  }

  Candle candle(CsvRow row, Timeframe timeframe, long openNanos) {
    double open = row.number("open");
    double high = row.number("high");
    double low = row.number("low");
    double close = row.number("close");
    double traded = optional(row, volume);
    double quote = optional(row, quoteVolume);
    double takerBuy = optional(row, takerBuyVolume);
    int trades = count.map(column -> count(row, column)).orElse(-1);
    try {
      return new Candle(
          timeframe, openNanos, open, high, low, close, traded, quote, takerBuy, trades, true);
    } catch (IllegalArgumentException e) {
      throw row.malformed(String.valueOf(e.getMessage()));
    }
  }

  private static double optional(CsvRow row, Optional<String> column) {
    return column.map(row::numberOrNaN).orElse(Double.NaN);
  }

  private static int count(CsvRow row, String column) {
    long count = row.integer(column);
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw row.malformed(column, "must be in [0, " + Integer.MAX_VALUE + "], was " + count);
    }
    return (int) count;
  }
}
