// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import static io.github.liqscape.recorded.RecordedSets.BTC;
import static io.github.liqscape.recorded.RecordedSets.ETH;
import static io.github.liqscape.recorded.RecordedSets.at;
import static io.github.liqscape.recorded.RecordedSets.file;
import static io.github.liqscape.recorded.RecordedSets.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the READMEs promise about forced orders and the trades around them. */
class RecordedForcedOrdersTest {

  private static final String JANUARY = "binance-usdm-liquidations-2025-01/";

  @Test
  void removing_duplicates_leaves_1837_of_3510_rows_and_exactly_the_cleaned_file() {
    Recording<ForcedOrder> raw =
        ForcedOrderFile.of(file(JANUARY + "raw_with_duplicates.csv.gz"), RecordedSets::any)
            .headerless().read();
    assertThat(raw.rows()).isEqualTo(3_510);
    assertThat(raw.events()).hasSize(1_837);
    assertThat(raw.duplicates()).isEqualTo(1_673);
    Recording<ForcedOrder> clean = january();
    assertThat(clean.rows()).isEqualTo(1_837);
    assertThat(clean.duplicates()).isZero();
    assertThat(Set.copyOf(raw.events())).isEqualTo(Set.copyOf(clean.events()));
  }

  @Test
  void january_has_the_sides_symbols_and_spacing_of_its_readme() {
    List<ForcedOrder> orders = january().events();
    assertThat(orders).filteredOn(o -> o.liquidatedSide() == PositionSide.LONG).hasSize(1_228);
    assertThat(orders).filteredOn(o -> o.liquidatedSide() == PositionSide.SHORT).hasSize(609);
    assertThat(orders.stream().map(MarketEvent::instrument).distinct()).hasSize(221);
    List<ForcedOrder> btc = of(orders, BTC);
    assertThat(btc).hasSize(31);
    assertThat(of(orders, ETH)).hasSize(49);
    assertThat(beyondFill(btc, PositionSide.SHORT)).isCloseTo(0.0039, within(0.00005));
    assertThat(beyondFill(btc, PositionSide.LONG)).isCloseTo(-0.0037, within(0.00005));
    List<ForcedOrder> sameSecond = btc.stream()
        .filter(o -> o.eventNanos() / 1_000_000_000 == 1737997725L).toList();
    assertThat(sameSecond).hasSize(2);
    assertThat(sameSecond.get(1).eventNanos() - sameSecond.get(0).eventNanos())
        .isEqualTo(941_000_000L);
  }

  @Test
  void the_recorder_was_live_in_four_windows() {
    List<ForcedOrder> orders = january().events();
    List<ForcedOrderWindow> windows = ForcedOrderWindow.spanning(orders, Duration.ofMinutes(10));
    assertThat(windows).hasSize(4);
    assertThat(windows.stream().map(w -> orders.stream()
            .filter(o -> o.eventNanos() >= w.fromNanos() && o.eventNanos() <= w.toNanos())
            .count()))
        .containsExactly(24L, 453L, 1_344L, 16L);
    assertThat(ForcedOrderWindow.gaps(BTC, nanos("2025-01-26T00:00:00Z"), windows)).hasSize(9);
  }

  @Test
  void fills_lie_inside_the_trades_around_them_and_bankruptcy_prices_never() {
    Map<Instrument, List<Trade>> trades = new HashMap<>();
    Recording<Trade> read =
        TradeFile.recorded(file(JANUARY + "large_trades.csv.gz"), RecordedSets::any).read();
    assertThat(read.events()).hasSize(16_440);
    read.events()
        .forEach(t -> trades.computeIfAbsent(t.instrument(), i -> new ArrayList<>())
            .add(t));
    assertThat(trades.get(BTC)).hasSize(8_153);
    int judged = 0;
    int fillsInside = 0;
    int bankruptciesInside = 0;
    Set<String> large = Set.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "DOGEUSDT");
    for (ForcedOrder order : january().events()) {
      if (!large.contains(order.instrument().symbol())) {
        continue;
      }
      double[] prices =
          at(trades, order.instrument()).stream()
              .filter(t -> Math.abs(t.eventNanos() - order.eventNanos()) <= 5_000_000_000L)
              .mapToDouble(Trade::price).sorted().toArray();
      if (prices.length < 5) {
        continue;
      }
      judged++;
      fillsInside += inside(order.fillPrice(), prices) ? 1 : 0;
      bankruptciesInside += inside(order.bankruptcyPrice(), prices) ? 1 : 0;
    }
    assertThat(judged).isEqualTo(62);
    assertThat(fillsInside).isEqualTo(58);
    assertThat(bankruptciesInside).isZero();
  }

  @Test
  void no_bankruptcy_price_of_the_aligned_hours_lies_inside_its_own_candle() {
    Map<Instrument, Map<Long, Candle>> candles = new HashMap<>();
    for (Instrument instrument : List.of(BTC, ETH)) {
      Map<Long, Candle> byOpen = new HashMap<>();
      CandleFile.of(
              file("aligned-2025-06-23/binance_" + instrument.symbol() + "_1m.csv"), instrument,
              Timeframe.M1)
          .candles().forEach(c -> byOpen.put(c.openNanos(), c));
      assertThat(byOpen).hasSize(480);
      candles.put(instrument, byOpen);
    }
    List<ForcedOrder> orders = aligned().events();
    assertThat(orders).hasSize(123).allMatch(o -> Double.isNaN(o.fillPrice()));
    assertThat(of(orders, BTC)).hasSize(57);
    Map<String, List<Double>> beyond = new HashMap<>();
    int onTheOtherSide = 0;
    for (ForcedOrder order : orders) {
      Candle candle =
          at(at(candles, order.instrument()), Timeframe.M1.openOf(order.eventNanos()));
      double edge = order.liquidatedSide() == PositionSide.LONG ? candle.low() : candle.high();
      double distance = order.bankruptcyPrice() / edge - 1;
      assertThat(order.bankruptcyPrice())
          .matches(price -> price < candle.low() || price > candle.high());
      onTheOtherSide += distance * order.liquidatedSide().sign() > 0 ? 1 : 0;
      beyond.computeIfAbsent(order.instrument().baseAsset() + order.liquidatedSide(),
          k -> new ArrayList<>()).add(distance);
    }
    // One ETH long was sold with a limit above the high of its minute, in a falling market.
    assertThat(onTheOtherSide).isEqualTo(1);
    Map.of("BTCSHORT", 0.0037, "BTCLONG", -0.0036, "ETHSHORT", 0.0031, "ETHLONG", -0.0028)
        .forEach((key, median) ->
            assertThat(RecordedSets.median(
                    at(beyond, key).stream().mapToDouble(Double::doubleValue).toArray()))
                .as(key)
                .isCloseTo(median, within(0.00005)));
  }

  @Test
  void the_filter_of_june_keeps_usdc_pairs_and_dated_contracts_apart() {
    Recording<ForcedOrder> all =
        ForcedOrderFile.of(
            file("binance-usdm-liquidations-2025-06/liquidations.csv"), RecordedSets::any).read();
    assertThat(all.events()).hasSize(1_146).allMatch(o -> Double.isNaN(o.fillPrice()));
    assertThat(all.events().stream().map(MarketEvent::instrument).distinct()).hasSize(199);
    assertThat(all.events())
        .filteredOn(o -> o.liquidatedSide() == PositionSide.LONG).hasSize(442);
    Map.of("BTCUSDT", 57, "BTCUSDC", 19, "BTCUSDT_250627", 6, "BTCUSDT_250926", 4,
            "ETHUSDT_250627", 1)
        .forEach((symbol, count) ->
            assertThat(all.events()).as(symbol)
                .filteredOn(o -> o.instrument().symbol().equals(symbol)).hasSize(count));
    Recording<ForcedOrder> btc =
        ForcedOrderFile.of(file("binance-usdm-liquidations-2025-06/liquidations.csv"), BTC).read();
    assertThat(btc.events()).hasSize(57);
    assertThat(btc.skipped()).isEqualTo(1_146 - 57);
  }

  @Test
  void a_tape_of_the_aligned_hours_rises_in_time_and_loses_nothing() {
    List<ForcedOrder> orders = of(aligned().events(), BTC);
    List<CandleEvent> minutes =
        CandleFile.of(file("aligned-2025-06-23/binance_BTCUSDT_1m.csv"), BTC, Timeframe.M1)
            .read().events();
    try (Stream<MarketEvent> tape =
        EventTape.merge(
            List.of(
                minutes.stream(),
                orders.stream(),
                ForcedOrderWindow.gaps(
                    BTC, minutes.get(0).candle().openNanos(),
                    ForcedOrderWindow.spanning(orders, Duration.ofHours(1))).stream()))) {
      assertThat(tape.toList()).hasSize(480 + 57 + 3).isSortedAccordingTo(EventTape.order());
    }
  }

  private static Recording<ForcedOrder> january() {
    return ForcedOrderFile.of(file(JANUARY + "liquidations.csv"), RecordedSets::any).read();
  }

  private static Recording<ForcedOrder> aligned() {
    return ForcedOrderFile.of(
        file("aligned-2025-06-23/binance_liquidations_BTC_ETH.csv"), BTC, ETH).read();
  }

  private static List<ForcedOrder> of(List<ForcedOrder> orders, Instrument instrument) {
    return orders.stream().filter(o -> o.instrument().equals(instrument)).toList();
  }

  private static double beyondFill(List<ForcedOrder> orders, PositionSide side) {
    return RecordedSets.median(
        orders.stream().filter(o -> o.liquidatedSide() == side)
            .mapToDouble(o -> o.bankruptcyPrice() / o.fillPrice() - 1).toArray());
  }

  private static boolean inside(double price, double[] sorted) {
    return price >= sorted[0] && price <= sorted[sorted.length - 1];
  }
}
