// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.MILLI;
import static io.github.liqscape.bybit.Bybit.NKN;
import static io.github.liqscape.bybit.Bybit.RECEIVED;
import static io.github.liqscape.bybit.Bybit.decoded;
import static io.github.liqscape.bybit.Bybit.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.OrderBook;
import io.github.liqscape.recorded.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Recorded frames. The numbers are those of {@code src/test/scripts/recorded_counts.py}. */
final class RecordedFramesTest {

  private static final Instrument XRP =
      Instrument.linear(Venue.BYBIT, "XRPUSDT", "XRP", "USDT").tickSize("0.0001").build();

  private static Path file(String relative) {
    Path path = RecordedData.path(relative);
    assumeTrue(Files.isRegularFile(path), () -> "recorded data not found: " + path);
    return path;
  }

  private static List<String> lines(String relative) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file(relative)));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  @Test
  void the_recorded_book_decodes_without_a_hole_and_ends_where_it_should() throws IOException {
    List<String> frames = lines("bybit-v5-book-2024-12/xrpusdt_ob500.jsonl.gz");
    Collected c = decoded(everything(XRP), frames.toArray(String[]::new));
    assertThat(c.malformed).isEmpty();
    assertThat(c.calls()).isEqualTo(50);
    List<BookChange> changes = c.of(BookChange.class);
    assertThat(changes).hasSize(50);
    assertThat(changes).filteredOn(BookChange::snapshot).hasSize(1);
    assertThat(changes.getFirst().lastUpdate()).isEqualTo(20254869);
    assertThat(changes.stream().mapToInt(b -> b.bids().count()).sum()).isEqualTo(1952);
    assertThat(changes.stream().mapToInt(b -> b.asks().count()).sum()).isEqualTo(2014);
    OrderBook book = new OrderBook(XRP);
    for (BookChange change : changes) {
      assertThat(book.apply(change)).as("update %s follows", change.lastUpdate()).isTrue();
      assertThat(book.crossed()).isFalse();
    }
    assertThat(book.lastUpdate()).isEqualTo(20254918);
    assertThat(book.eventNanos()).isEqualTo(1733011205488L * MILLI);
    assertThat(List.of(book.bids(), book.asks())).containsExactly(500, 500);
    assertThat(List.of(book.bidPrice(0), book.bidQuantity(0))).containsExactly(1.9537, 10605.0);
    assertThat(List.of(book.askPrice(0), book.askQuantity(0))).containsExactly(1.9538, 6702.0);
    double bids = 0;
    double asks = 0;
    for (int i = 0; i < 500; i++) {
      bids += book.bidQuantity(i);
      asks += book.askQuantity(i);
    }
    assertThat(List.of(bids, asks)).containsExactly(8328816.0, 9911460.0);
  }

  @Test
  void a_lost_update_shows_in_the_numbers() throws IOException {
    List<String> frames = new ArrayList<>(lines("bybit-v5-book-2024-12/xrpusdt_ob500.jsonl.gz"));
    frames.remove(20);
    OrderBook book = new OrderBook(XRP);
    List<BookChange> changes =
        decoded(everything(XRP), frames.toArray(String[]::new)).of(BookChange.class);
    for (BookChange change : changes.subList(0, 20)) {
      assertThat(book.apply(change)).isTrue();
    }
    assertThat(book.apply(changes.get(20))).isFalse();
  }

  @Test
  void retired_frames_are_counted_and_yield_no_event() throws IOException {
    Instrument[] inverse =
        List.of("BTCUSD", "EOSUSD", "ETHUSD", "XRPUSD").stream()
            .map(s -> Instrument.inverse(Venue.BYBIT, s, s.substring(0, 3), "USD").build())
            .toArray(Instrument[]::new);
    Collected whole = new Collected();
    Collected frames = new Collected();
    BybitDecoder decoder = new BybitDecoder(everything(inverse));
    int received = 0;
    List<String> all = lines("bybit-v2-frames-2021-04/ws_frames_inverse.txt.gz");
    for (String line : all) {
      decoder.decode(line, RECEIVED, whole);
      int json = line.indexOf(": {");
      if (json >= 0 && !line.startsWith("wss://")) {
        received++;
        decoder.decode(line.substring(json + 2), RECEIVED, frames);
      }
    }
    assertThat(received).isEqualTo(1_098);
    assertThat(frames.skipped).isEqualTo(1_098);
    assertThat(frames.calls()).isEqualTo(1_098);
    assertThat(whole.calls()).isEqualTo(all.size());
    assertThat(whole.malformed).hasSize(all.size());
  }

  @Test
  void live_frames_of_2026_decode() throws IOException {
    List<String> frames = new ArrayList<>();
    for (String line : Files.readAllLines(file("live-frames-2026-10/frames.jsonl"))) {
      JsonNode row = Json.MAPPER.readTree(line);
      if (row.path("venue").asText().equals("bybit")) {
        frames.add(row.path("frame").toString());
      }
    }
    assertThat(frames).hasSize(8);
    Instrument strk = Instrument.linear(Venue.BYBIT, "STRKUSDT", "STRK", "USDT").build();
    Instrument ada = Instrument.linear(Venue.BYBIT, "ADAUSDT", "ADA", "USDT").build();
    Collected c = decoded(everything(BTC, NKN, strk, ada), frames.toArray(String[]::new));
    assertThat(c.malformed).isEmpty();
    List<ForcedOrder> forced = c.of(ForcedOrder.class);
    assertThat(forced)
        .extracting(ForcedOrder::liquidatedSide)
        .containsExactlyInAnyOrder(
            PositionSide.LONG,
            PositionSide.LONG,
            PositionSide.LONG,
            PositionSide.LONG,
            PositionSide.SHORT);
    assertThat(forced).extracting(ForcedOrder::fillPrice).containsOnly(Double.NaN);
    assertThat(List.of(forced.get(0).quantity(), forced.get(1).quantity()))
        .containsExactly(0.006, 0.038);
    assertThat(c.of(MarkPrice.class)).extracting(MarkPrice::mark).containsExactly(0.13946);
    assertThat(c.of(OpenInterest.class))
        .extracting(OpenInterest::quantity)
        .as("both sides in 2024")
        .containsExactly(12675990 / 2.0);
    assertThat(c.skipped).as("BTC deltas without a snapshot").isEqualTo(2);
    assertThat(c.foreign).as("AAVE").isOne();
  }

  @Test
  void fixtures_modelled_on_the_documentation_decode_or_are_skipped() throws IOException {
    String folder = "protocol-fixtures/bybit-v5/";
    Collected c =
        decoded(
            everything(BTC),
            Files.readString(file(folder + "ws_kline.json")),
            Files.readString(file(folder + "ws_orderbook_snapshot.json")),
            Files.readString(file(folder + "ws_public_trade.json")),
            Files.readString(file(folder + "ws_subscription_ack.json")),
            Files.readString(file(folder + "ws_ticker_linear.json")));
    assertThat(c.malformed).isEmpty();
    assertThat(c.events).as("top of book, mark, funding, open interest").hasSize(4);
    assertThat(c.skipped).as("five minutes, an invented topic, another's answer").isEqualTo(3);
  }
}
