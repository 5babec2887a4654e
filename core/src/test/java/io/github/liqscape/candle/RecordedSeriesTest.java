// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import static io.github.liqscape.recorded.RecordedSets.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.RecordedSets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows, gaps and duplicates that the READMEs of the recorded sets name. */
class RecordedSeriesTest {

  @ParameterizedTest(name = "{0}: {2} candles, {3} gaps")
  @CsvSource({
    "aligned-2025-06-23/binance_BTCUSDT_1m.csv, 1m, 480, 0",
    "aligned-2025-06-23/bybit_ETHUSDT_5m.csv, 5m, 96, 0",
    "binance-spot-5m-2024-10/BTCUSDT_5m.csv.gz, 5m, 41021, 0",
    "binance-spot-5m-2024-10/BTCUSDT_usdm_8h_mark.csv.gz, 8h, 427, 0",
    "binance-usdm-1m-2025-05/BTCUSDT_1m.csv.gz, 1m, 43199, 0",
    "binance-usdm-1m-2025-05/ETHUSDT_1m.csv.gz, 1m, 43200, 0",
    "binance-usdm-1m-2025-05/BTCUSDT_8h_mark.csv.gz, 8h, 89, 0",
    "binance-usdm-5m-2025-10-crash/BTCUSDT_5m.csv.gz, 5m, 11123, 0",
    "binance-usdm-5m-2025-10-crash/ETHUSDT_8h_mark.csv.gz, 8h, 91, 0",
    "binance-usdm-funding-2023-2025/ETHUSDT_8h_mark.csv.gz, 8h, 2155, 0",
    "binance-usdm-oi-1h-2026-03/candles_4h.csv.gz, 4h, 11000, 0",
    "binance-usdm-oi-1h-2026-03/candles_1d.csv.gz, 1d, 2000, 0",
    "bybit-linear-5m-2025-06/ETHUSDT_5m.csv.gz, 5m, 17336, 0",
    "bybit-linear-5m-2025-06/ETHUSDT_4h_mark.csv.gz, 4h, 361, 0",
    "multivenue-1h-2025/SOLUSDT_bybit_1h.csv.gz, 1h, 8736, 0",
    "btc-eth-spot-2019-2025/btc_1h.csv.gz, 1h, 43113, 7",
    "btc-eth-spot-2019-2025/eth_6h.csv.gz, 6h, 8867, 1",
  })
  void a_recorded_set_has_the_candles_and_gaps_it_names(
      String name, String timeframe, int candles, int gaps) {
    CandleSeries series = CandleSeries.of(Timeframe.ofCode(timeframe), 100_000);
    CandleFile set = CandleFile.of(file(name), RecordedSets.BTC, series.timeframe());
    try (var events = set.stream()) {
      events.forEach(event -> series.append(event.candle()));
    }
    assertThat(series.size()).isEqualTo(candles);
    assertThat(series.count(Append.AFTER_GAP)).isEqualTo(gaps);
  }
}
