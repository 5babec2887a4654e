// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import static io.github.liqscape.recorded.RecordedSets.at;
import static io.github.liqscape.recorded.RecordedSets.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.RecordedSets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Aggregated recordings against candles that a venue made itself. */
class RecordedAggregationTest {

  private static final Instrument BTC = RecordedSets.BTC;

  @Test
  void minutes_of_binance_make_the_hours_of_binance() {
    for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
      assertHours(
          "binance-usdm-1m-2025-05/" + symbol + "_1m.csv.gz", Timeframe.M1, symbol + "_binance",
          719);
    }
  }

  @Test
  void five_minutes_around_the_crash_make_the_hours_of_binance() {
    assertHours(
        "binance-usdm-5m-2025-10-crash/BTCUSDT_5m.csv.gz", Timeframe.M5, "BTCUSDT_binance", 926);
    assertHours(
        "binance-usdm-5m-2025-10-crash/ETHUSDT_5m.csv.gz", Timeframe.M5, "ETHUSDT_binance", 734);
  }

  @Test
  void five_minutes_of_bybit_make_the_hours_of_bybit() {
    for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
      assertHours(
          "bybit-linear-5m-2025-06/" + symbol + "_5m.csv.gz", Timeframe.M5, symbol + "_bybit",
          1_444);
    }
  }

  @Test
  void four_hours_make_1832_full_days() {
    List<Candle> days = new ArrayList<>();
    Map<Long, Candle> expected =
        byOpen("binance-usdm-oi-1h-2026-03/candles_1d.csv.gz", Timeframe.D1);
    aggregated("binance-usdm-oi-1h-2026-03/candles_4h.csv.gz", Timeframe.H4, Timeframe.D1)
        .stream().filter(Aggregate::complete).map(Aggregate::candle).forEach(days::add);
    assertThat(days).hasSize(1_832);
    days.forEach(day -> assertSame(day, at(expected, day.openNanos())));
  }

  @Test
  void the_holes_of_a_long_history_are_where_they_should_be() {
    CandleSeries hours = CandleSeries.of(Timeframe.H1, 50_000);
    CandleFile.of(file("btc-eth-spot-2019-2025/btc_1h.csv.gz"), BTC, Timeframe.H1)
        .candles().forEach(hours::append);
    assertThat(hours.size()).isEqualTo(43_113);
    assertThat(hours.count(Append.AFTER_GAP)).isEqualTo(7);
    assertThat(hours.missing()).isEqualTo(10);
    int before = hours.indexOf(RecordedSets.nanos("2023-03-04T16:00:00Z"));
    assertThat(hours.missingBefore(before + 1)).isEqualTo(4);
    for (String hour :
        List.of("2019-04-11T12", "2019-06-20T14", "2019-10-31T19", "2020-01-30T16",
            "2020-09-04T22", "2020-10-20T19")) {
      int index = hours.indexOf(RecordedSets.nanos(hour + ":00:00Z"));
      assertThat(hours.missingBefore(index + 1)).as(hour).isEqualTo(1);
    }
    CandleSeries sixHours = CandleSeries.of(Timeframe.H6, 10_000);
    CandleFile.of(file("btc-eth-spot-2019-2025/eth_6h.csv.gz"), RecordedSets.ETH, Timeframe.H6)
        .candles().forEach(sixHours::append);
    assertThat(sixHours.size()).isEqualTo(8_867);
    assertThat(sixHours.missing()).isEqualTo(1);
    int may = sixHours.indexOf(RecordedSets.nanos("2019-05-15T00:00:00Z"));
    assertThat(sixHours.missingBefore(may + 1)).isEqualTo(1);
  }

  private static void assertHours(String parts, Timeframe from, String name, int full) {
    Map<Long, Candle> expected =
        byOpen("multivenue-1h-2025/" + name + "_1h.csv.gz", Timeframe.H1);
    int compared = 0;
    for (Aggregate aggregate : aggregated(parts, from, Timeframe.H1)) {
      if (aggregate.complete()) {
        compared++;
        assertSame(
            aggregate.candle(), at(expected, aggregate.candle().openNanos()));
      }
    }
    assertThat(compared).as(parts).isEqualTo(full);
  }

  private static void assertSame(Candle candle, Candle expected) {
    assertThat(candle.open()).isEqualTo(expected.open());
    assertThat(candle.high()).isEqualTo(expected.high());
    assertThat(candle.low()).isEqualTo(expected.low());
    assertThat(candle.close()).isEqualTo(expected.close());
    assertThat(candle.volume()).isEqualTo(expected.volume(), within(expected.volume() * 1e-6));
  }

  private static List<Aggregate> aggregated(String parts, Timeframe from, Timeframe to) {
    List<Aggregate> out = new ArrayList<>();
    CandleAggregator aggregator = CandleAggregator.of(from, to);
    CandleFile.of(file(parts), BTC, from).candles().forEach(c -> aggregator.add(c, out::add));
    return out;
  }

  private static Map<Long, Candle> byOpen(String name, Timeframe timeframe) {
    Map<Long, Candle> byOpen = new HashMap<>();
    CandleFile.of(file(name), BTC, timeframe).candles()
        .forEach(candle -> byOpen.put(candle.openNanos(), candle));
    return byOpen;
  }
}
