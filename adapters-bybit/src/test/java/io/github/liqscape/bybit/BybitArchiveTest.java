// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.VenueArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of trades, whose files have had several shapes. */
class BybitArchiveTest {

  private static final Instrument BTCUSDT =
      Instrument.linear(Venue.BYBIT, "BTCUSDT", "BTC", "USDT").build();
  private static final Instrument BTCUSD =
      Instrument.inverse(Venue.BYBIT, "BTCUSD", "BTC", "USD").build();
  private static final BybitArchive LINEAR =
      new BybitArchive(URI.create("https://public.bybit.com"), "linear");
  private static final BybitArchive INVERSE =
      new BybitArchive(URI.create("https://public.bybit.com/"), "inverse");
  private static final VenueArchive.Kind TRADES = LINEAR.kind("trades").orElseThrow();
  private static final LocalDate DAY = LocalDate.of(2025, 10, 10);

  private static final String HEADER =
      "timestamp,symbol,side,size,price,tickDirection,trdMatchID,grossValue,homeNotional,"
          + "foreignNotional";
  private static final String ID = "0549abed-c863-5538-8330-e0ff20c9c490";
  private static final String ROW =
      "1760054400.4438,BTCUSDT,Buy,0.004,121500.40,PlusTick," + ID + ",4.86e+10,0.004,486.0016";

  private record Read(VenueArchive.Count count, List<MarketEvent> events) {}

  @TempDir Path folder;

  private static byte[] gzip(String... rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static Read read(BybitArchive archive, Instrument instrument, Path file)
      throws IOException {
    List<MarketEvent> events = new ArrayList<>();
    return new Read(archive.read(TRADES, instrument, file, events::add), events);
  }

  private Read read(String... rows) throws IOException {
    return read(LINEAR, BTCUSDT, Files.write(folder.resolve("t.csv.gz"), gzip(rows)));
  }

  @Test
  void file_of_a_day_lies_under_its_symbol_without_a_checksum() {
    assertThat(LINEAR.files(TRADES, BTCUSDT, DAY, DAY))
        .containsExactly(
            new VenueArchive.File(
                TRADES,
                BTCUSDT,
                DAY,
                URI.create("https://public.bybit.com/trading/BTCUSDT/BTCUSDT2025-10-10.csv.gz"),
                Optional.empty(),
                "trades-BTCUSDT-2025-10-10.csv.gz"));
    assertThat(INVERSE.files(TRADES, BTCUSD, DAY, DAY.plusDays(2)))
        .extracting(f -> f.uri().toString())
        .contains("https://public.bybit.com/trading/BTCUSD/BTCUSD2025-10-12.csv.gz")
        .hasSize(3);
  }

  @Test
  void row_is_a_trade_with_the_time_to_a_tenth_of_a_millisecond() throws Exception {
    long nanos = 1_760_054_400_443_800_000L;
    Trade expected = new Trade(BTCUSDT, nanos, nanos, ID, 121500.4, 0.004, OrderSide.BUY);
    assertThat(read(HEADER, ROW).events()).containsExactly(expected);
    assertThat(read(HEADER + ",RPI", ROW + ",0").events()).containsExactly(expected);
    assertThat(read(ROW).events()).containsExactly(expected);
    assertThat(read(ROW + ",1").events()).containsExactly(expected);
    assertThat(
            read(
                    "trdMatchID,price,size,side,timestamp",
                    ID + ",121500.40,0.004,Buy,1760054400.4438")
                .events())
        .containsExactly(expected);
  }

  @Test
  void inverse_size_is_in_dollars_and_old_times_are_whole_seconds() throws Exception {
    Path file =
        Files.write(
            folder.resolve("i.csv.gz"),
            gzip(
                HEADER,
                "1668728606,BTCUSD,Sell,611,16661.00,ZeroMinusTick," + ID + ",3.6e6,611,0.03"));
    Trade trade = (Trade) read(INVERSE, BTCUSD, file).events().get(0);
    assertThat(trade.quantity()).isEqualTo(611);
    assertThat(trade.taker()).isEqualTo(OrderSide.SELL);
    assertThat(trade.eventNanos()).isEqualTo(1_668_728_606_000_000_000L);
  }

  @Test
  void rows_that_cannot_be_read_or_are_of_another_symbol_are_counted() throws Exception {
    Read read =
        read(
            HEADER,
            ROW,
            ROW,
            ROW.replace("Buy", "buyer"),
            ROW.replace("BTCUSDT", "ETHUSDT"),
            ROW.replace("0.004,121500.40", "0,121500.40"));
    assertThat(read.count().events()).isOne();
    assertThat(read.count().repeated()).isOne();
    assertThat(read.count().malformed()).isEqualTo(3);
    assertThat(read.count().firstMalformed())
        .contains("t.csv.gz line 4, field side: must be Buy or Sell, was 'buyer'");
  }

  @Test
  void file_of_another_symbol_is_refused_as_a_whole() {
    assertThatThrownBy(() -> read(HEADER, ROW.replace("BTCUSDT", "ETHUSDT")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "not one row could be read, the first was t.csv.gz line 2, field symbol: "
                + "must be BTCUSDT, was 'ETHUSDT'");
  }

  @Test
  void file_that_ends_early_gives_nothing() throws Exception {
    byte[] gzip = gzip(HEADER, ROW);
    Path file = Files.write(folder.resolve("t.csv.gz"), Arrays.copyOf(gzip, gzip.length - 9));
    List<MarketEvent> events = new ArrayList<>();
    assertThatThrownBy(() -> LINEAR.read(TRADES, BTCUSDT, file, events::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("t.csv.gz");
    assertThat(events).isEmpty();
  }

  @Property
  void any_order_of_the_rows_gives_the_same_trades(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = ID.substring(0, 34) + (10 + i);
      rows.add(
          (1_760_054_400L + random.nextInt(5))
              + "."
              + random.nextInt(3)
              + ",BTCUSDT,Sell,1,"
              + (100 + i)
              + ",PlusTick,"
              + id
              + ",1,1,1");
    }
    Path file = Files.createTempFile("trades", ".csv");
    try {
      Read first = read(LINEAR, BTCUSDT, Files.write(file, rows));
      Collections.shuffle(rows, random);
      assertThat(read(LINEAR, BTCUSDT, Files.write(file, rows))).isEqualTo(first);
      assertThat(first.events()).hasSize(40).extracting(MarketEvent::eventNanos).isSorted();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void wrong_market_instrument_or_kind_is_refused() {
    assertThatThrownBy(() -> new BybitArchive(URI.create("https://x"), "spot"))
        .hasMessage("market must be linear or inverse, was 'spot'");
    assertThatThrownBy(() -> LINEAR.files(TRADES, BTCUSD, DAY, DAY))
        .hasMessage("instrument must be LINEAR of bybit, was INVERSE bybit:BTCUSD");
    assertThatThrownBy(
            () -> LINEAR.files(new VenueArchive.Kind("book", "", false), BTCUSDT, DAY, DAY))
        .hasMessage("kind must be trades, was book");
  }
}
