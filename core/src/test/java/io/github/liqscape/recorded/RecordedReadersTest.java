// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import static io.github.liqscape.recorded.RecordedSets.BTC;
import static io.github.liqscape.recorded.RecordedSets.ETH;
import static io.github.liqscape.recorded.RecordedSets.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedReadersTest {

  private static final String ORDERS =
      "trade_time,symbol_base,side,order_type,time_in_force,orig_qty,price,avg_price,"
          + "order_status,last_filled_qty,filled_accum_qty,usd_size\n";

  @TempDir Path folder;

  @Test
  void a_funding_time_keeps_its_jitter_and_settles_on_the_minute() throws IOException {
    Path asCandles =
        write("open_time,open,high,low,close,volume\n1750723200014,-0.0001,0.0,0.0,0.0,0.0\n");
    FundingRate rate = FundingFile.of(asCandles, BTC).read().events().get(0);
    assertThat(rate.eventNanos()).isEqualTo(nanos("2025-06-24T00:00:00.014Z"));
    assertThat(rate.settlementNanos()).isEqualTo(nanos("2025-06-24T00:00:00Z"));
    assertThat(rate.rate()).isEqualTo(-0.0001);
    assertThat(rate.interval()).isEqualTo(Duration.ofHours(8));
    assertThat(rate.status()).isEqualTo(FundingRate.Status.SETTLED);
    assertThat(FundingFile.of(write("time,rate\n1750723200014,-0.0001\n"), BTC).read().events())
        .containsExactly(rate);
  }

  @Test
  void a_file_of_several_venues_gives_the_rates_of_the_instrument_alone() throws IOException {
    Path file =
        write(
            """
            timestamp,venue,coin,funding_rate
            2025-06-24 00:00:00.001000+00:00,binance,BTC,1e-4
            2025-06-24 00:00:00+00:00,bybit,BTC,2e-4
            2025-06-24 00:00:00+00:00,binance,ETH,3e-4
            """);
    Recording<FundingRate> read = FundingFile.of(file, BTC).read();
    assertThat(read.events()).extracting(FundingRate::rate).containsExactly(1e-4);
    assertThat(read.skipped()).isEqualTo(2);
  }

  @Test
  void an_absurd_funding_rate_names_its_field() throws IOException {
    Path file = write("time,rate\n1750723200014,0.3\n");
    assertThatThrownBy(() -> FundingFile.of(file, BTC).read())
        .hasMessage("a.csv line 2, field rate: rate must be in [-0.2, 0.2], was 0.3");
  }

  @Test
  void a_sold_forced_order_closed_a_long_and_an_empty_fill_is_unknown() throws IOException {
    Path file =
        write(
            ORDERS
                + "1750712382035,BTC,SELL,LIMIT,IOC,0.01,104083.0,,FILLED,0.001,0.02,1040.83\n"
                + "1750712382036,ETH,BUY,LIMIT,IOC,1,2300,2290.5,FILLED,1,1,2300\n");
    List<ForcedOrder> orders = ForcedOrderFile.of(file, BTC, ETH).read().events();
    assertThat(orders.get(0).liquidatedSide()).isEqualTo(PositionSide.LONG);
    assertThat(orders.get(0).quantity()).isEqualTo(0.02);
    assertThat(orders.get(0).fillPrice()).isNaN();
    assertThat(orders.get(0).bankruptcyPrice()).isEqualTo(104083.0);
    assertThat(orders.get(0).completeness()).isEqualTo(ForcedOrder.Completeness.SAMPLED);
    assertThat(orders.get(1).liquidatedSide()).isEqualTo(PositionSide.SHORT);
    assertThat(orders.get(1).fillPrice()).isEqualTo(2290.5);
  }

  @Test
  void repeated_orders_are_counted_once_and_unwanted_symbols_skipped() throws IOException {
    String btc = "BTC,SELL,LIMIT,IOC,1,100,99,FILLED,1,1,1750712382035,100\n";
    Path file =
        write(
            btc
                + "BTCUSDC,SELL,LIMIT,IOC,1,100,99,FILLED,1,1,1750712382035,100\n"
                + "BTC_250627,SELL,LIMIT,IOC,1,100,99,FILLED,1,1,1750712382035,100\n"
                + btc
                + "BTC,SELL,LIMIT,IOC,1,100,99,FILLED,1,1,1750712382034,100\n");
    Recording<ForcedOrder> read = ForcedOrderFile.of(file, BTC).headerless().read();
    assertThat(read.events()).hasSize(2).isSortedAccordingTo(EventTape.order());
    assertThat(read.rows()).isEqualTo(5);
    assertThat(read.duplicates()).isEqualTo(1);
    assertThat(read.skipped()).isEqualTo(2);
  }

  @Test
  void only_the_text_usdt_was_cut_from_a_symbol() {
    assertThat(ForcedOrderFile.symbolOf("BTC")).isEqualTo("BTCUSDT");
    assertThat(ForcedOrderFile.symbolOf("BTCUSDC")).isEqualTo("BTCUSDC");
    assertThat(ForcedOrderFile.symbolOf("BTC_250627")).isEqualTo("BTCUSDT_250627");
    assertThat(ForcedOrderFile.symbolOf("1000PEPEUSDC")).isEqualTo("1000PEPEUSDC");
    assertThat(ForcedOrderFile.symbolOf("USDC")).isEqualTo("USDCUSDT");
    assertThat(ForcedOrderFile.symbolOf("BTCUSDT")).isEqualTo("BTCUSDT");
  }

  @Test
  void a_malformed_order_names_line_and_field() throws IOException {
    Path price = write(ORDERS + "1750712382035,BTC,SELL,LIMIT,IOC,1,abc,,FILLED,1,1,1\n");
    assertThatThrownBy(() -> ForcedOrderFile.of(price, BTC).read())
        .hasMessage("a.csv line 2, field price: not a number: 'abc'");
    Path side = write(ORDERS + "1750712382035,BTC,Sell,LIMIT,IOC,1,1,,FILLED,1,1,1\n");
    assertThatThrownBy(() -> ForcedOrderFile.of(side, BTC).read())
        .hasMessage("a.csv line 2, field side: must be BUY or SELL, was 'Sell'");
    Path quantity = write(ORDERS + "1750712382035,BTC,SELL,LIMIT,IOC,1,1,,FILLED,1,0,1\n");
    assertThatThrownBy(() -> ForcedOrderFile.of(quantity, BTC).read())
        .hasMessage("a.csv line 2: quantity must be finite and > 0, was 0.0");
  }

  @Test
  void open_interest_keeps_the_venues_value() throws IOException {
    Path file =
        write("time,openInterest,openInterestValue\n1750726800000,3,\n1750723200000,2,200.5\n");
    List<OpenInterest> events = OpenInterestFile.of(file, BTC).read().events();
    assertThat(events).extracting(OpenInterest::quantity).containsExactly(2.0, 3.0);
    assertThat(events.get(0).notional()).isEqualTo(200.5);
    assertThat(events.get(1).notional()).isNaN();
    Path metrics =
        write(
            """
            create_time,symbol,sum_open_interest,sum_open_interest_value
            2025-06-24 00:00:00,BTCUSDT,2,200.5
            """);
    assertThat(OpenInterestFile.of(metrics, BTC).read().events().get(0)).isEqualTo(events.get(0));
  }

  @Test
  void dollars_are_divided_by_the_close_of_the_same_instant_never_a_later_one()
      throws IOException {
    Path file =
        write(
            """
            timestamp,venue,coin,oi_usd
            2025-06-24 00:00:00+00:00,hyperliquid,BTC,500
            2025-06-24 01:00:00+00:00,hyperliquid,BTC,500
            2025-06-24 00:00:00+00:00,hyperliquid,ETH,7
            """);
    Candle ends = Candle.closed(Timeframe.H1, nanos("2025-06-23T23:00:00Z"), 90, 110, 90, 100, 1);
    Recording<OpenInterest> read = OpenInterestFile.inDollars(file, BTC, List.of(ends)).read();
    assertThat(read.events()).hasSize(1);
    assertThat(read.events().get(0).quantity()).isEqualTo(5);
    assertThat(read.events().get(0).notional()).isEqualTo(500);
    assertThat(read.skipped()).isEqualTo(2);
  }

  @Test
  void the_taker_of_a_trade_sold_if_the_buyer_was_the_maker() throws IOException {
    Path file =
        write(
            """
            1737897220005, BTCUSDT, 12, 100.5, 0.2, 1737897220002, True
            1737897220002, BTCUSDT, 11, 100, 0.1, 1737897219873, False
            1737897220002, BTCUSDT, 11, 100, 0.1, 1737897219873, False
            1737897220002, ETHUSDT, 11, 100, 0.1, 1737897219873, False
            """);
    Recording<Trade> read =
        TradeFile.recorded(
                file, s -> s.equals("BTCUSDT") ? RecordedSets.any(s) : Optional.empty())
            .read();
    assertThat(read.events()).extracting(Trade::id).containsExactly("11", "12");
    assertThat(read.events())
        .extracting(Trade::taker)
        .containsExactly(OrderSide.BUY, OrderSide.SELL);
    assertThat(read.events().get(0).eventNanos()).isEqualTo(1737897219873_000_000L);
    assertThat(read.events().get(0).receivedNanos()).isEqualTo(1737897220002_000_000L);
    assertThat(read.duplicates()).isEqualTo(1);
    assertThat(read.skipped()).isEqualTo(1);
    try (Stream<Trade> rows = TradeFile.recorded(file, RecordedSets::any).stream()) {
      assertThat(rows.map(Trade::id)).containsExactly("12", "11", "11", "11");
    }
    Path archive = write("11,100,0.1,5,6,1737897219873,false\n");
    assertThat(TradeFile.aggregates(archive, BTC).read().events().get(0).taker())
        .isEqualTo(OrderSide.BUY);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("a.csv"), text);
  }
}
