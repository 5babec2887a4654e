// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import static io.github.liqscape.recorded.RecordedSets.BTC;
import static io.github.liqscape.recorded.RecordedSets.ETH;
import static io.github.liqscape.recorded.RecordedSets.at;
import static io.github.liqscape.recorded.RecordedSets.binance;
import static io.github.liqscape.recorded.RecordedSets.bybit;
import static io.github.liqscape.recorded.RecordedSets.file;
import static io.github.liqscape.recorded.RecordedSets.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.OpenInterest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the READMEs of the recorded sets promise about candles, funding and open interest. */
class RecordedSetsTest {

  private static final long EIGHT_HOURS = 8 * Timeframe.H1.nanos();

  @Test
  void end_stamped_minutes_with_volume_in_dollars_have_no_gap() {
    List<Candle> candles =
        CandleFile.of(file("btc-perp-1m-2022-01/btc_perp_1m.csv.gz"), BTC, Timeframe.M1)
            .endStamped().volumeInQuote().candles();
    assertThat(candles).hasSize(45_031);
    assertThat(candles.get(0).openNanos()).isEqualTo(nanos("2021-12-31T23:00:00Z"));
    assertThat(holes(candles)).isZero();
    assertThat(candles.get(0).quoteVolume()).isEqualTo(2300413.7295);
  }

  @Test
  void the_crash_of_october_2025_is_where_it_should_be() {
    Map<Long, Candle> btc = byOpen(
        CandleFile.of(file("binance-usdm-5m-2025-10-crash/BTCUSDT_5m.csv.gz"), BTC, Timeframe.M5)
            .candles());
    Candle fall = at(btc, nanos("2025-10-10T21:15:00Z"));
    assertThat(fall)
        .isEqualTo(
            Candle.closed(Timeframe.M5, fall.openNanos(), 112137.6, fall.high(), 102193.6,
                103441.3, 39820.621));
    assertThat(at(btc, nanos("2025-10-10T21:20:00Z")).low()).isEqualTo(101516.5);
    assertThat(btc.values().stream().mapToDouble(Candle::low).min()).hasValue(101516.5);
    Map<Long, Candle> eth = byOpen(
        CandleFile.of(file("binance-usdm-5m-2025-10-crash/ETHUSDT_5m.csv.gz"), ETH, Timeframe.M5)
            .candles());
    assertThat(at(eth, fall.openNanos()).open()).isEqualTo(3723.05);
    assertThat(at(eth, fall.openNanos()).close()).isEqualTo(3476.18);
    assertThat(at(eth, fall.openNanos()).volume()).isEqualTo(857410.316);
    assertThat(at(eth, nanos("2025-10-10T21:20:00Z")).low()).isEqualTo(3400.0);
  }

  @Test
  void lows_of_the_crash_differ_between_venues() {
    Map<String, Double> lows =
        Map.of(
            "BTCUSDT_binance", 101516.5, "BTCUSDT_bybit", 101045.9,
            "ETHUSDT_binance", 3400.00, "ETHUSDT_bybit", 3311.76,
            "SOLUSDT_binance", 141.28, "SOLUSDT_bybit", 146.57);
    lows.forEach(
        (name, low) ->
            assertThat(at(byOpen(hourly(name)), nanos("2025-10-10T21:00:00Z")).low())
                .as(name)
                .isEqualTo(low));
  }

  @Test
  void the_open_last_candle_of_sol_is_dropped() {
    CandleFile sol =
        CandleFile.of(
            file("multivenue-1h-2025/SOLUSDT_binance_1h.csv.gz"), binance("SOL"), Timeframe.H1);
    Recording<CandleEvent> read = sol.dropLast().read();
    assertThat(read.rows()).isEqualTo(8_736);
    assertThat(read.events()).hasSize(8_735);
    assertThat(sol.candles().get(8_735).volume()).isEqualTo(9138.46);
    assertThat(read.events().get(8_734).candle().volume()).isGreaterThan(1_000_000);
  }

  @Test
  void the_mark_candles_of_bybit_have_no_volume() {
    List<CandleEvent> events =
        CandleFile.of(
                file("bybit-linear-5m-2025-06/BTCUSDT_4h_mark.csv.gz"), bybit("BTC"), Timeframe.H4)
            .mark().read().events();
    assertThat(events).hasSize(361).allMatch(e -> Double.isNaN(e.candle().volume()));
  }

  @Test
  void two_years_of_funding_settle_every_eight_hours_however_late_they_are_stamped() {
    assertFunding("BTCUSDT", BTC, 2_151, 577, -0.00012232, 0.00088148);
    assertFunding("ETHUSDT", ETH, 2_155, 580, -0.00025121, 0.00101724);
  }

  private static void assertFunding(
      String name, Instrument instrument, int rows, int late, double lowest, double highest) {
    List<FundingRate> rates =
        FundingFile.of(file("binance-usdm-funding-2023-2025/" + name + "_funding.csv.gz"),
            instrument).read().events();
    assertThat(rates).hasSize(rows);
    assertThat(rates).filteredOn(r -> r.eventNanos() != r.settlementNanos())
        .hasSize(late)
        .allMatch(r -> r.eventNanos() - r.settlementNanos() <= 16_000_000);
    for (int i = 1; i < rates.size(); i++) {
      assertThat(rates.get(i).settlementNanos() - rates.get(i - 1).settlementNanos())
          .isEqualTo(EIGHT_HOURS);
    }
    assertThat(rates.stream().mapToDouble(FundingRate::rate).min()).hasValue(lowest);
    assertThat(rates.stream().mapToDouble(FundingRate::rate).max()).hasValue(highest);
  }

  @Test
  void funding_of_two_venues_and_coins_comes_from_one_file() {
    int late = 0;
    for (Instrument instrument : List.of(BTC, ETH, bybit("BTC"), bybit("ETH"))) {
      Recording<FundingRate> read =
          FundingFile.of(file("multivenue-1h-2025/funding_binance_bybit.csv.gz"), instrument)
              .read();
      assertThat(read.events()).hasSize(1_092);
      assertThat(read.rows()).isEqualTo(4_368);
      long lateHere = read.events().stream()
          .filter(r -> r.eventNanos() != r.settlementNanos()).count();
      late += (int) lateHere;
      if (instrument.venue().id().equals("bybit")) {
        assertThat(lateHere).isZero();
      }
    }
    assertThat(late).isEqualTo(1_128);
  }

  @Test
  void the_oldest_funding_is_not_exactly_every_eight_hours() {
    List<FundingRate> rates =
        FundingFile.of(file("binance-usdm-oi-1h-2026-03/funding_rate.csv.gz"), BTC).read().events();
    assertThat(rates).hasSize(1_000).allMatch(r -> Math.abs(r.rate()) <= 0.003);
    int jittered = 0;
    for (int i = 1; i < rates.size(); i++) {
      jittered +=
          rates.get(i).eventNanos() - rates.get(i - 1).eventNanos() == EIGHT_HOURS ? 0 : 1;
      assertThat(rates.get(i).settlementNanos() - rates.get(i - 1).settlementNanos())
          .isEqualTo(EIGHT_HOURS);
    }
    assertThat(jittered).isEqualTo(332);
  }

  @Test
  void open_interest_value_over_quantity_is_the_mark_price_of_that_time() {
    List<OpenInterest> interest = binanceInterest();
    assertThat(interest).hasSize(500);
    assertThat(price(interest.get(0))).isCloseTo(71_102.71, within(0.005));
    assertThat(price(interest.get(499))).isCloseTo(68_904.80, within(0.005));
    double largest = 0;
    for (int i = 1; i < 500; i++) {
      assertThat(interest.get(i).eventNanos() - interest.get(i - 1).eventNanos())
          .isEqualTo(Timeframe.H1.nanos());
      largest = Math.max(largest,
          Math.abs(interest.get(i).quantity() / interest.get(i - 1).quantity() - 1));
    }
    assertThat(largest).isCloseTo(0.035, within(0.0005));
    assertThat(interest.stream().mapToDouble(OpenInterest::quantity).min().orElseThrow())
        .isCloseTo(80_590, within(1.0));
    assertThat(interest.stream().mapToDouble(OpenInterest::quantity).max().orElseThrow())
        .isCloseTo(93_750, within(1.0));
  }

  @Test
  void spot_candles_under_the_open_interest_give_124_steps_of_four_hours() {
    assertThat(spot().dropLast().read().events()).hasSize(10_999);
    Map<Long, OpenInterest> interest = new HashMap<>();
    binanceInterest().forEach(oi -> interest.put(oi.eventNanos(), oi));
    List<Candle> shared =
        spot().candles().stream()
            .filter(c -> interest.containsKey(c.openNanos())).toList();
    assertThat(shared).hasSize(125);
    assertThat(shared.get(0).openNanos()).isEqualTo(nanos("2026-03-06T00:00:00Z"));
    assertThat(holes(shared)).isZero();
    double largest = 0;
    int steps = 0;
    double[] basis = new double[shared.size()];
    for (int i = 0; i < shared.size(); i++) {
      OpenInterest now = at(interest, shared.get(i).openNanos());
      basis[i] = 1 - price(now) / shared.get(i).open();
      OpenInterest next = interest.get(shared.get(i).closeNanos());
      if (next != null) {
        steps++;
        largest = Math.max(largest, Math.abs(next.quantity() / now.quantity() - 1));
      }
    }
    assertThat(steps).isEqualTo(124);
    assertThat(largest).isCloseTo(0.061, within(0.0005));
    assertThat(RecordedSets.median(basis)).isCloseTo(0.0005, within(0.00005));
    assertThat(java.util.Arrays.stream(basis)).allMatch(b -> Math.abs(b) < 0.00095);
    Map<Long, Candle> all = byOpen(spot().candles());
    long inside = interest.values().stream()
        .filter(oi -> Timeframe.H4.openOf(oi.eventNanos()) != oi.eventNanos())
        .filter(oi -> {
          Candle candle = all.get(Timeframe.H4.openOf(oi.eventNanos()));
          return candle != null && candle.low() <= price(oi) && price(oi) <= candle.high();
        }).count();
    assertThat(inside).isEqualTo(374);
  }

  @Test
  void hyperliquid_open_interest_has_one_hole_and_2094_hours_in_common_with_the_candles() {
    for (Instrument instrument : List.of(BTC, ETH)) {
      List<Candle> candles = hourly(instrument.symbol() + "_binance");
      Recording<OpenInterest> read =
          OpenInterestFile.inDollars(
                  file("multivenue-1h-2025/open_interest_hyperliquid_1h.csv.gz"), instrument,
                  candles)
              .read();
      assertThat(read.rows()).isEqualTo(4_284);
      // 2,094 hours start a candle; one more is the instant at which the last candle closes.
      Map<Long, Candle> byOpen = byOpen(candles);
      assertThat(read.events()).hasSize(2_095);
      assertThat(read.events().stream().filter(oi -> byOpen.containsKey(oi.eventNanos())))
          .hasSize(2_094);
      int holes = 0;
      for (int i = 1; i < read.events().size(); i++) {
        long step = read.events().get(i).eventNanos() - read.events().get(i - 1).eventNanos();
        if (step != Timeframe.H1.nanos()) {
          holes++;
          assertThat(step).isEqualTo(19 * Timeframe.H1.nanos());
        }
      }
      assertThat(holes).isEqualTo(1);
    }
  }

  private static List<OpenInterest> binanceInterest() {
    return OpenInterestFile.of(file("binance-usdm-oi-1h-2026-03/open_interest.csv.gz"), BTC)
        .read().events();
  }

  private static CandleFile spot() {
    return CandleFile.of(
        file("binance-usdm-oi-1h-2026-03/candles_4h.csv.gz"), BTC, Timeframe.H4);
  }

  private static List<Candle> hourly(String name) {
    return CandleFile.of(
        file("multivenue-1h-2025/" + name + "_1h.csv.gz"), BTC, Timeframe.H1).candles();
  }

  private static double price(OpenInterest interest) {
    return interest.notional() / interest.quantity();
  }

  private static Map<Long, Candle> byOpen(List<Candle> candles) {
    Map<Long, Candle> byOpen = new HashMap<>();
    candles.forEach(candle -> byOpen.put(candle.openNanos(), candle));
    return byOpen;
  }

  private static int holes(List<Candle> candles) {
    int holes = 0;
    for (int i = 1; i < candles.size(); i++) {
      if (candles.get(i).openNanos() != candles.get(i - 1).closeNanos()) {
        holes++;
      }
    }
    return holes;
  }
}
