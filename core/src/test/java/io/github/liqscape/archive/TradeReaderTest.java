// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trades by time and id, each once, whatever the file's order. */
class TradeReaderTest {

  @TempDir Path folder;

  private TradeFixture read(String... rows) throws IOException {
    return TradeFixture.read(
        Files.writeString(folder.resolve("trades.csv"), String.join("\n", rows) + "\n"));
  }

  @Test
  void row_becomes_a_trade() throws Exception {
    assertThat(read("1760054400123,77,114000.5,0.25,true").trades())
        .containsExactly(
            new Trade(
                TradeFixture.BTC, 1_760_054_400_123_000_000L, 1_760_054_400_123_000_000L, "77",
                114000.5, 0.25, OrderSide.SELL));
  }

  @Test
  void columns_of_a_header_lie_anywhere_under_any_of_their_names() throws Exception {
    assertThat(
            read(
                    "Extra,PX,SOLD,Quantity,id,time",
                    "x,2,False,3,a,1760054400",
                    "y,4,True,5,b,1760054401")
                .trades())
        .extracting(Trade::id, Trade::price, Trade::quantity, Trade::taker)
        .containsExactly(
            tuple("a", 2.0, 3.0, OrderSide.BUY),
            tuple("b", 4.0, 5.0, OrderSide.SELL));
  }

  @Test
  void ids_of_one_time_are_ordered_as_numbers() throws Exception {
    assertThat(
            read(
                    "1760054400000,10,1,1,true",
                    "1760054400000,9,1,1,true",
                    "1760054400000,100,1,1,true",
                    "1760054400001,8,1,1,true")
                .trades())
        .extracting(Trade::id)
        .containsExactly("9", "10", "100", "8");
  }

  @Test
  void rows_out_of_order_are_sorted() throws Exception {
    assertThat(
            read(
                    "1760054400002,3,1,1,true",
                    "1760054400001,2,1,1,true",
                    "1760054400003,4,1,1,true",
                    "1760054400000,1,1,1,true")
                .trades())
        .extracting(Trade::id)
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  void repeated_rows_are_dropped_and_counted() throws Exception {
    TradeFixture read =
        read(
            "1760054400000,1,1,1,true",
            "1760054400000,1,1,1,true",
            "1760054400001,2,1,1,true",
            "1760054400000,1,1,1,true");
    assertThat(read.trades()).extracting(Trade::id).containsExactly("1", "2");
    assertThat(read.count()).isEqualTo(new VenueArchive.Count(2, 0, 2));
  }

  @Test
  void rows_of_one_id_that_differ_contradict_each_other() throws Exception {
    TradeFixture read = read("1760054400000,1,5,1,true", "1760054400000,1,4,1,true");
    assertThat(read.trades()).extracting(Trade::price).containsExactly(4.0);
    assertThat(read.count())
        .isEqualTo(
            new VenueArchive.Count(
                1, 1, 0,
                Optional.of("trades.csv: two rows of trade 1 differ: the first is kept")));
  }

  @Test
  void rows_that_cannot_be_read_are_counted_and_the_first_is_named() throws Exception {
    TradeFixture read =
        read(
            "time,id,symbol,price,quantity,sold",
            "1760054400000,1,BTCUSDT,1,1,true",
            "1760054400001,2,BTCUSDT,abc,1,true",
            "17600544,3,BTCUSDT,1,1,true",
            "1760054400003,,BTCUSDT,1,1,true",
            "1760054400004,5,BTCUSDT,0,1,true",
            "1760054400005,6,BTCUSDT,1,-1,true",
            "1760054400006,7,BTCUSDT,1,1,maybe",
            "1760054400007,8,ETHUSDT,1,1,true",
            "1760054400008,9,BTCUSDT,1",
            "1760054400009,10,BTCUSDT,1,1,true,x",
            "1760054400010,11,BTCUSDT,NaN,1,true",
            "1760054400011,12,BTCUSDT,1,1,true");
    assertThat(read.trades()).extracting(Trade::id).containsExactly("1", "12");
    assertThat(read.count().malformed()).isEqualTo(10);
    assertThat(read.count().firstMalformed())
        .contains("trades.csv line 3, field price: must be a number, was 'abc'");
  }

  @Test
  void file_of_which_no_row_can_be_read_is_of_another_kind() {
    assertThatThrownBy(() -> read("1760054400000,1,x,y,z", "1760054400000,1,x,y,z"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "not one row could be read, the first was trades.csv line 1, field price: "
                + "must be a number, was 'x'");
  }

  @Test
  void fault_of_the_consumer_is_not_taken_for_a_malformed_row() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("trades.csv"), "1760054400000,1,1,1,true\n1760054400001,2,1,1,true\n");
    ArchiveTable table = ArchiveTable.of(file, TradeFixture.FORMAT, "");
    TradeColumns columns = new TradeColumns(0, 1, 3, 4, row -> OrderSide.BUY);
    assertThatThrownBy(
            () ->
                TradeReader.read(
                    table,
                    TradeFixture.BTC,
                    columns,
                    event -> {
                      throw new IllegalArgumentException("mine");
                    }))
        .hasMessage("mine");
  }

  @Test
  void empty_file_has_no_trades() throws Exception {
    assertThat(read("").count()).isEqualTo(new VenueArchive.Count(0, 0, 0));
    assertThat(read("time,id,price,quantity,sold").trades()).isEqualTo(List.of());
  }
}
