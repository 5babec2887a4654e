// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static io.github.liqscape.binance.BinanceArchiveFiles.BTCUSDT;
import static io.github.liqscape.binance.BinanceArchiveFiles.USDM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.CsvRow;
import io.github.liqscape.recorded.CsvTable;
import io.github.liqscape.recorded.RecordedData;
import io.github.liqscape.recorded.TradeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real numbers of the venue, put into the shape of its archive and read back: no recorded set has
 * that shape itself. Another reader of the house says what must come out.
 */
class BinanceArchiveRecordedTest {

  @TempDir Path folder;

  private static Path recorded(String relative) {
    Path path = RecordedData.path(relative);
    assumeTrue(Files.exists(path), "recorded data not found: " + path);
    return path;
  }

  private List<MarketEvent> readBack(
      String kind, String tag, CsvTable from, Function<CsvRow, String> toRow) throws Exception {
    try (from) {
      String[] rows = from.rows().map(toRow).filter(r -> !r.isEmpty()).toArray(String[]::new);
      Path zip = BinanceArchiveFiles.zip(folder, "BTCUSDT-" + tag + "-2025-06-23.csv", rows);
      BinanceArchiveFiles.Read read = BinanceArchiveFiles.read(USDM, kind, zip);
      assertThat(read.count().firstMalformed()).isEmpty();
      return read.events();
    }
  }

  @Test
  void candles_agree_with_the_reader_of_recorded_files() throws Exception {
    Path file = recorded("aligned-2025-06-23/binance_BTCUSDT_1m.csv");
    List<MarketEvent> events =
        readBack(
            "klines-1m", "1m", CsvTable.open(file),
            r ->
                String.join(
                    ",",
                    r.text("open_time"), r.text("open"), r.text("high"), r.text("low"),
                    r.text("close"), r.text("volume"),
                    Long.toString(r.integer("open_time") + 59_999), "", "0", "", "", "0"));
    assertThat(events).hasSize(480);
    assertThat(events)
        .isEqualTo(
            CandleFile.of(file, BTCUSDT, Timeframe.M1).read().events().stream()
                .map(e -> CandleEvent.recorded(BTCUSDT, PriceKind.LAST, counted(e.candle())))
                .toList());
  }

  /** The recording has no count, and the archive always has one. */
  private static Candle counted(Candle c) {
    return new Candle(
        c.timeframe(), c.openNanos(), c.open(), c.high(), c.low(), c.close(), c.volume(),
        c.quoteVolume(), c.takerBuyVolume(), 0, true);
  }

  @Test
  void two_years_of_funding_settle_every_eight_hours() throws Exception {
    Path file = recorded("binance-usdm-funding-2023-2025/BTCUSDT_funding.csv.gz");
    List<MarketEvent> events =
        readBack(
            "fundingRate", "fundingRate", CsvTable.open(file),
            r ->
                // The venue is 1 … 16 ms late; the recording has lost that.
                (r.integer("open_time") + r.integer("open_time") / 1000 % 17)
                    + ",8," + r.text("open"));
    assertThat(events).hasSize(2_151);
    long eightHours = Duration.ofHours(8).toNanos();
    for (int i = 1; i < events.size(); i++) {
      FundingRate before = (FundingRate) events.get(i - 1);
      assertThat(((FundingRate) events.get(i)).settlementNanos() - before.settlementNanos())
          .isEqualTo(eightHours);
    }
  }

  @Test
  void trades_agree_with_the_reader_of_recorded_files() throws Exception {
    Path file = recorded("binance-usdm-liquidations-2025-01/large_trades.csv.gz");
    CsvTable table =
        CsvTable.headerless(
            file, "received", "symbol", "id", "price", "quantity", "time", "buyer_is_maker");
    List<MarketEvent> events =
        readBack(
            "trades", "trades", table,
            r ->
                r.text("symbol").equals("BTCUSDT")
                    ? String.join(
                        ",",
                        r.text("id"), r.text("price"), r.text("quantity"), "0", r.text("time"),
                        r.text("buyer_is_maker"))
                    : "");
    List<Trade> expected =
        TradeFile.recorded(
                file, symbol -> Optional.of(BTCUSDT).filter(i -> i.symbol().equals(symbol)))
            .read()
            .events();
    assertThat(events).hasSameSizeAs(expected).hasSizeGreaterThan(1_000);
    assertThat(events)
        .extracting(e -> timed((Trade) e))
        .containsExactlyElementsOf(
            expected.stream()
                .map(BinanceArchiveRecordedTest::timed)
                .sorted(
                    Comparator.comparingLong(Trade::eventNanos)
                        .thenComparingLong(t -> Long.parseLong(t.id())))
                .toList());
  }

  /** Without the time of receipt, which the archive has not. */
  private static Trade timed(Trade t) {
    return new Trade(
        t.instrument(), t.eventNanos(), t.eventNanos(), t.id(), t.price(), t.quantity(), t.taker());
  }
}
