package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.RecordedData;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.engine.SetupJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * On every recorded set with candles: the decision at a candle, map included, computed from the
 * first candles alone equals the streaming one in every field. Stretches of 700 candles, every BUY
 * and SELL and random candles besides; a slice always, at least 10,000 comparisons in the thorough
 * profile.
 */
class RecordedPrefixLawTest {

  private static final boolean THOROUGH = Boolean.getBoolean("liqscape.thorough");
  private static final int STRETCH = 700;
  private static final int WARM = 250;
  private static final int CUTS = THOROUGH ? 36 : 4;
  private static final int STRETCHES_PER_SET = THOROUGH ? 18 : 1;

  private record Recorded(String file, Timeframe timeframe, boolean endStamped) {}

  private static final List<Recorded> SETS =
      List.of(
          new Recorded("btc-eth-spot-2019-2025/btc_1h.csv.gz", Timeframe.H1, false),
          new Recorded("btc-eth-spot-2019-2025/eth_6h.csv.gz", Timeframe.H6, false),
          new Recorded("multivenue-1h-2025/BTCUSDT_binance_1h.csv.gz", Timeframe.H1, false),
          new Recorded("multivenue-1h-2025/BTCUSDT_bybit_1h.csv.gz", Timeframe.H1, false),
          new Recorded("multivenue-1h-2025/ETHUSDT_binance_1h.csv.gz", Timeframe.H1, false),
          new Recorded("multivenue-1h-2025/ETHUSDT_bybit_1h.csv.gz", Timeframe.H1, false),
          new Recorded("multivenue-1h-2025/SOLUSDT_binance_1h.csv.gz", Timeframe.H1, false),
          new Recorded("multivenue-1h-2025/SOLUSDT_bybit_1h.csv.gz", Timeframe.H1, false),
          new Recorded("binance-spot-5m-2024-10/BTCUSDT_5m.csv.gz", Timeframe.M5, false),
          new Recorded("binance-spot-5m-2024-10/ETHUSDT_5m.csv.gz", Timeframe.M5, false),
          new Recorded("binance-usdm-5m-2025-10-crash/BTCUSDT_5m.csv.gz", Timeframe.M5, false),
          new Recorded("binance-usdm-5m-2025-10-crash/ETHUSDT_5m.csv.gz", Timeframe.M5, false),
          new Recorded("bybit-linear-5m-2025-06/BTCUSDT_5m.csv.gz", Timeframe.M5, false),
          new Recorded("bybit-linear-5m-2025-06/ETHUSDT_5m.csv.gz", Timeframe.M5, false),
          new Recorded("binance-usdm-1m-2025-05/BTCUSDT_1m.csv.gz", Timeframe.M1, false),
          new Recorded("binance-usdm-1m-2025-05/ETHUSDT_1m.csv.gz", Timeframe.M1, false),
          new Recorded("binance-usdm-oi-1h-2026-03/candles_4h.csv.gz", Timeframe.H4, false),
          new Recorded("btc-perp-1m-2022-01/btc_perp_1m.csv.gz", Timeframe.M1, true));

  private static final Instrument INSTRUMENT =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.01").lotSize("0.001").build();

  @Test
  void a_decision_on_recorded_candles_is_the_same_whatever_candles_follow() {
    int compared = 0;
    Map<Decision, Integer> decisions = new EnumMap<>(Decision.class);
    for (Recorded set : SETS) {
      Path file = RecordedData.path(set.file());
      assumeTrue(Files.exists(file), () -> "recorded data is missing: " + file);
      List<Candle> candles = candles(file, set);
      for (int i = 0; i < STRETCHES_PER_SET; i++) {
        int room = Math.max(0, candles.size() - STRETCH);
        int from = STRETCHES_PER_SET == 1 ? room / 2 : room * i / (STRETCHES_PER_SET - 1);
        List<Candle> stretch =
            candles.subList(from, Math.min(candles.size(), from + STRETCH));
        List<Setup> full = run(stretch);
        for (int t : cuts(full, new Random(from))) {
          Setup known = run(stretch.subList(0, t + 1)).get(t);
          Setup streamed = full.get(t);
          assertThat(SetupJson.write(known)).isEqualTo(SetupJson.write(streamed));
          assertThat(known.explain()).isEqualTo(streamed.explain());
          decisions.merge(streamed.decision(), 1, Integer::sum);
          compared++;
        }
      }
    }
    int trades = compared - decisions.getOrDefault(Decision.WAIT, 0);
    System.out.printf("compared %d recorded prefixes: %s%n", compared, decisions);
    assertThat(compared).isGreaterThanOrEqualTo(THOROUGH ? 10_000 : 60);
    assertThat(trades).isGreaterThanOrEqualTo(THOROUGH ? 500 : 3);
  }

  private static List<Candle> candles(Path file, Recorded set) {
    CandleFile reader = CandleFile.of(file, INSTRUMENT, set.timeframe());
    if (set.endStamped()) {
      reader = reader.endStamped().volumeInQuote();
    }
    return reader.candles();
  }

  private static List<Setup> run(List<Candle> candles) {
    LiquidationMap map = LiquidationMap.of(INSTRUMENT, KnownMarginTiers.binanceBtcusdt2024());
    SetupEngine engine = SetupEngine.of(INSTRUMENT, candles.get(0).timeframe());
    List<Setup> setups = new ArrayList<>();
    for (Candle candle : candles) {
      CandleEvent event = CandleEvent.recorded(INSTRUMENT, PriceKind.LAST, candle);
      map.apply(event);
      setups.add(engine.apply(event, map::profile).orElseThrow());
    }
    return setups;
  }

  /** BUY and SELL first, then random candles after the warm-up. */
  private static List<Integer> cuts(List<Setup> setups, Random random) {
    List<Integer> cuts = new ArrayList<>();
    for (int i = 0; i < setups.size(); i++) {
      if (setups.get(i).decision() != Decision.WAIT && cuts.size() < CUTS - 1) {
        cuts.add(i);
      }
    }
    while (cuts.size() < CUTS) {
      cuts.add(WARM + random.nextInt(setups.size() - WARM));
    }
    return cuts;
  }
}
