// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandleFileTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final long T0 = RecordedSets.nanos("2025-06-23T18:00:00Z");

  @TempDir Path folder;

  @Test
  void a_row_becomes_a_closed_candle_whose_event_time_is_its_close() throws IOException {
    Path file = write("open_time,open,high,low,close,volume\n1750701600000,10,12,9,11,5\n");
    Recording<CandleEvent> read = CandleFile.of(file, RecordedSets.BTC, Timeframe.M1).read();
    Candle expected = Candle.closed(Timeframe.M1, T0, 10, 12, 9, 11, 5);
    assertThat(read.events())
        .containsExactly(CandleEvent.recorded(RecordedSets.BTC, PriceKind.LAST, expected));
    assertThat(read.events().get(0).eventNanos()).isEqualTo(T0 + MINUTE);
  }

  @Test
  void end_stamped_candles_in_text_start_one_timeframe_earlier() throws IOException {
    Path file =
        write("timestamp,open,high,low,close,volume\n2025-06-23 18:01:00.000000,10,12,9,11,5\n");
    Candle candle =
        CandleFile.of(file, RecordedSets.BTC, Timeframe.M1)
            .endStamped().volumeInQuote().candles().get(0);
    assertThat(candle.openNanos()).isEqualTo(T0);
    assertThat(candle.volume()).isNaN();
    assertThat(candle.quoteVolume()).isEqualTo(5);
  }

  @Test
  void mark_candles_have_no_volumes_whatever_the_file_says() throws IOException {
    for (String volume : List.of("0.0", "")) {
      Path file = write("open_time,open,high,low,close,volume\n1750701600000,1,1,1,1,"
          + volume + "\n");
      CandleEvent event =
          CandleFile.of(file, RecordedSets.BTC, Timeframe.M1).mark().read().events().get(0);
      assertThat(event.price()).isEqualTo(PriceKind.MARK);
      assertThat(event.candle().volume()).isNaN();
    }
  }

  @Test
  void a_file_without_header_has_the_twelve_kline_columns() throws IOException {
    Path file = write("1750701600000000,10,12,9,11,5,1750701659999999,53,7,2,21,0\n");
    Candle candle = CandleFile.of(file, RecordedSets.BTC, Timeframe.M1).candles().get(0);
    assertThat(candle)
        .isEqualTo(new Candle(Timeframe.M1, T0, 10, 12, 9, 11, 5, 53, 2, 7, true));
  }

  @Test
  void rows_are_sorted_repeats_removed_and_the_open_candle_dropped() throws IOException {
    Path file =
        write(
            """
            open_time,open,high,low,close,volume
            1750701720000,3,3,3,3,3
            1750701660000,2,2,2,2,2
            1750701600000,1,1,1,1,1
            1750701660000,2,2,2,2,2
            """);
    Recording<CandleEvent> read =
        CandleFile.of(file, RecordedSets.BTC, Timeframe.M1).dropLast().read();
    assertThat(read.events()).extracting(e -> e.candle().close()).containsExactly(1.0, 2.0);
    assertThat(read.rows()).isEqualTo(4);
    assertThat(read.duplicates()).isEqualTo(1);
    assertThat(read.skipped()).isEqualTo(1);
  }

  @Test
  void a_stream_is_lazy_and_wants_rising_rows() throws IOException {
    Path file =
        write(
            """
            open_time,open,high,low,close,volume
            1750701600000,1,1,1,1,1
            1750701660000,2,2,2,2,2
            broken""");
    CandleFile candles = CandleFile.of(file, RecordedSets.BTC, Timeframe.M1);
    try (Stream<CandleEvent> stream = candles.stream()) {
      assertThat(stream.limit(2).count()).isEqualTo(2);
    }
    write(
        """
        open_time,open,high,low,close,volume
        1750701660000,1,1,1,1,1
        1750701600000,2,2,2,2,2
        """);
    try (Stream<CandleEvent> stream = candles.stream()) {
      assertThatThrownBy(stream::toList)
          .hasMessage("c.csv line 3: time does not rise; read() would sort the file");
    }
    assertThatThrownBy(() -> candles.dropLast().stream())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_is_no_candle_names_file_and_line() throws IOException {
    assertMessage("open_time,open,high,low,close\n1750701600000,1,1,x,1\n",
        "c.csv line 2, field low: not a number: 'x'");
    assertMessage("open_time,open,low,high,close\n1750701600000,10,12,9,11\n",
        "c.csv line 2: candle must satisfy low <= open, close <= high, was open 10.0 high 9.0 "
            + "low 12.0 close 11.0");
    assertMessage("open_time,open,high,low\n1750701600000,1,1,1\n",
        "c.csv: needs one of the columns [close], the header has [open_time, open, high, low]");
    assertMessage("open_time,open,high,low,close\n1750701601000,1,1,1,1\n",
        "c.csv line 2: open time must be a multiple of 1m, was 1750701601000000000 ns");
    assertMessage("open_time,open,high,low,close\n1750701600000,0,0,0,0\n",
        "c.csv line 2: open must be finite and > 0, was 0.0");
    assertThatThrownBy(
            () ->
                read(
                    """
                    open_time,open,high,low,close
                    1750701600000,1,1,1,1
                    1750701600000,1,2,1,1
                    """))
        .hasMessageStartingWith("c.csv: two different rows for one time");
  }

  private void assertMessage(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(RecordedFileException.class)
        .hasMessage(message);
  }

  private Recording<CandleEvent> read(String text) throws IOException {
    return CandleFile.of(write(text), RecordedSets.BTC, Timeframe.M1).read();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("c.csv"), text);
  }
}
