// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static io.github.liqscape.binance.BinanceArchiveFiles.BTCUSDT;
import static io.github.liqscape.binance.BinanceArchiveFiles.COINM;
import static io.github.liqscape.binance.BinanceArchiveFiles.DAY;
import static io.github.liqscape.binance.BinanceArchiveFiles.USDM;
import static io.github.liqscape.binance.BinanceArchiveFiles.read;
import static io.github.liqscape.binance.BinanceArchiveFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** aggTrades and trades, old and new, of both markets. */
class BinanceArchiveTradesTest {

  private static final String AGGREGATES_HEADER =
      "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker";

  @TempDir Path folder;

  @Test
  void buyer_who_was_the_maker_means_that_the_taker_sold() throws Exception {
    long nanos = (DAY + 7) * 1_000_000;
    assertThat(
            read(
                    USDM, "aggTrades", folder,
                    AGGREGATES_HEADER,
                    "5933014,121500.1,0.100,100,105," + (DAY + 7) + ",true",
                    "5933015,121500.2,0.250,106,106," + (DAY + 7) + ",false")
                .events())
        .containsExactly(
            new Trade(BTCUSDT, nanos, nanos, "5933014", 121500.1, 0.1, OrderSide.SELL),
            new Trade(BTCUSDT, nanos, nanos, "5933015", 121500.2, 0.25, OrderSide.BUY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1760054400", "1760054400000", "1760054400000000"})
  void seconds_milliseconds_and_microseconds_are_one_time_with_and_without_header(String time)
      throws Exception {
    String row = "1,121500.1,0.100,1,1," + time + ",True";
    assertThat(read(USDM, "aggTrades", folder, row).only())
        .isEqualTo(read(USDM, "aggTrades", folder, AGGREGATES_HEADER, row).only())
        .satisfies(e -> assertThat(e.eventNanos()).isEqualTo(DAY * 1_000_000));
  }

  @Test
  void shuffled_and_repeated_rows_come_once_and_in_order() throws Exception {
    BinanceArchiveFiles.Read read =
        read(
            USDM, "aggTrades-monthly", folder,
            AGGREGATES_HEADER,
            "10,1,1,1,1," + (DAY + 2) + ",true",
            "9,1,1,1,1," + (DAY + 2) + ",true",
            "8,1,1,1,1," + DAY + ",true",
            "9,1,1,1,1," + (DAY + 2) + ",true");
    assertThat(read.events()).extracting(e -> ((Trade) e).id()).containsExactly("8", "9", "10");
    assertThat(read.count()).isEqualTo(new VenueArchive.Count(3, 0, 1));
  }

  @Test
  void coin_margined_quantity_stays_in_contracts() throws Exception {
    Trade trade =
        (Trade)
            read(
                    COINM, "trades", folder,
                    "id,price,qty,base_qty,time,is_buyer_maker",
                    "1151022504,78526.1,83.0,0.10569734," + DAY + ",true")
                .only();
    assertThat(trade.quantity()).isEqualTo(83);
    assertThat(trade.instrument().notional(trade.quantity(), trade.price())).isEqualTo(8300);
  }

  @Test
  void old_file_without_header_is_read_in_the_documented_order() throws Exception {
    Trade trade =
        (Trade) read(USDM, "trades", folder, "7,9000.5,0.002,18.001," + DAY + ",false").only();
    assertThat(trade.id()).isEqualTo("7");
    assertThat(trade.quantity()).isEqualTo(0.002);
    assertThat(trade.taker()).isEqualTo(OrderSide.BUY);
  }

  @Test
  void quantity_with_fills_of_retail_orders_is_taken_where_both_are_given() throws Exception {
    Trade trade =
        (Trade)
            read(
                    USDM, "aggTrades", folder,
                    AGGREGATES_HEADER + ",nq",
                    "1,100,5,1,1," + DAY + ",true,3")
                .only();
    assertThat(trade.quantity()).isEqualTo(5);
  }

  @Test
  void zip_is_read_and_one_of_another_kind_or_symbol_refused() throws Exception {
    String row = "1,100,5,1,1," + DAY + ",true";
    assertThat(
            read(USDM, "aggTrades", zip(folder, "BTCUSDT-aggTrades-2025-10-10.csv", row)).events())
        .hasSize(1);
    for (String entry :
        new String[] {"BTCUSDT-trades-2025-10-10.csv", "ETHUSDT-aggTrades-2025-10-10.csv"}) {
      Path zip = zip(folder, entry, row);
      assertThatThrownBy(() -> read(USDM, "aggTrades", zip))
          .isInstanceOf(IOException.class)
          .hasMessage("rows.zip must hold BTCUSDT-aggTrades-….csv, holds " + entry);
    }
  }

  @Test
  void file_of_another_kind_is_refused_with_its_line() {
    assertThatThrownBy(
            () -> read(USDM, "aggTrades", folder, "id,price,qty,quote_qty,time,is_buyer_maker"))
        .hasMessageStartingWith("rows.csv line 1 is not of this kind: needs a column agg_trade_id");
    assertThatThrownBy(() -> read(USDM, "trades", folder, "1,100,5,1,1," + DAY + ",true"))
        .hasMessageStartingWith("rows.csv line 1 is not of this kind: has 7 fields");
  }
}
