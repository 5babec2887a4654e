// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.OrderBook;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Counts are those of {@code src/test/scripts/count_frames.py}, which knows nothing of this
 * project.
 */
final class RecordedFramesTest {

  @Test
  void every_frame_of_the_btc_capture_is_read() throws IOException {
    Heard heard = new Heard();
    BinanceDecoder decoder = Bench.decoder(Market.USDM, Bench.everything(Bench.BTC));
    RecordedFrames.btc2024().frames().forEach(f -> decoder.decode(f, Bench.RECEIVED, heard));
    assertThat(heard.malformed).isEmpty();
    assertThat(heard.skipped).isEqualTo(21_313);
    assertThat(heard.foreign).isZero();
    assertThat(heard.events).filteredOn(TopOfBook.class::isInstance).hasSize(66_089);
    List<BookChange> changes = changes(heard);
    assertThat(changes).hasSize(6_551);
    assertThat(changes.stream().mapToInt(c -> c.bids().count() + c.asks().count()).sum())
        .isEqualTo(443_521);
    assertThat(changes.stream().mapToInt(c -> removed(c)).sum()).isEqualTo(96_007);
  }

  private static int removed(BookChange change) {
    int n = 0;
    for (int i = 0; i < change.bids().count(); i++) {
      n += change.bids().quantity(i) == 0 ? 1 : 0;
    }
    for (int i = 0; i < change.asks().count(); i++) {
      n += change.asks().quantity(i) == 0 ? 1 : 0;
    }
    return n;
  }

  @Test
  void every_frame_of_four_small_symbols_is_read() throws IOException {
    Heard heard = small();
    assertThat(heard.malformed).isEmpty();
    assertThat(heard.events).hasSize(613 + 764 + 67 + 91);
    assertThat(heard.events)
        .filteredOn(e -> e instanceof CandleEvent c && c.candle().closed())
        .hasSize(4);
    List<Trade> trades =
        heard.events.stream().filter(Trade.class::isInstance).map(Trade.class::cast).toList();
    assertThat(trades).filteredOn(t -> t.taker() == OrderSide.SELL).hasSize(44);
    assertThat(trades.stream().mapToDouble(Trade::quantity).sum()).isEqualTo(177_768);
  }

  private static final List<Instrument> SMALL =
      List.of(
          Bench.linear("SUSHIUSDT", "SUSHI"),
          Bench.linear("AKROUSDT", "AKRO"),
          Bench.linear("KEEPUSDT", "KEEP"),
          Bench.linear("CTKUSDT", "CTK"));

  private static Heard small() throws IOException {
    BinanceDecoder decoder =
        Bench.decoder(Market.USDM, Bench.everything(SMALL.toArray(Instrument[]::new)));
    return Bench.heard(decoder, RecordedFrames.small2021().toArray(String[]::new));
  }

  @Test
  void live_forced_orders_name_the_side_the_size_and_both_prices() throws IOException {
    BinanceDecoder decoder =
        Bench.decoder(
            Market.USDM,
            Bench.everything(
                Bench.BTC, Bench.linear("XRPUSDT", "XRP"), Bench.linear("MANTAUSDT", "MANTA")));
    Heard heard = Bench.heard(decoder, RecordedFrames.liveBinance().toArray(String[]::new));
    assertThat(heard.malformed).isEmpty();
    List<ForcedOrder> orders =
        heard.events.stream()
            .filter(ForcedOrder.class::isInstance)
            .map(ForcedOrder.class::cast)
            .toList();
    assertThat(orders)
        .extracting(ForcedOrder::liquidatedSide)
        .containsExactly(
            PositionSide.LONG, PositionSide.SHORT, PositionSide.LONG, PositionSide.SHORT);
    assertThat(orders.getFirst().quantity()).isEqualTo(0.190);
    // A liquidated long is sold: its bankruptcy price lies below its fill, a short's above.
    assertThat(orders)
        .allSatisfy(
            o ->
                assertThat(Math.signum(o.fillPrice() - o.bankruptcyPrice()))
                    .isEqualTo(o.liquidatedSide().sign()));
  }

  @Test
  void recorded_book_is_in_step_to_the_end_and_never_crossed() throws IOException {
    RecordedFrames.Btc recorded = RecordedFrames.btc2024();
    List<BookChange> changes = changesOf(recorded.frames());
    OrderBook book = new OrderBook(Bench.BTC);
    List<BookChange> applied = inStep(changes, book(recorded.book()));
    assertThat(applied).hasSize(2 + 6_545);
    assertThat(book.apply(book(recorded.book()))).isTrue();
    // The first change encloses the update of the book and does not follow on it.
    for (BookChange change : joined(applied, book.lastUpdate())) {
      if (!book.apply(change) || book.crossed()) {
        throw new AssertionError("out of step or crossed at " + change.lastUpdate());
      }
    }
    assertThat(book.bidPrice(0)).isEqualTo(61_659.70);
    assertThat(book.askPrice(0)).isEqualTo(61_659.80);
    assertThat(book.bids()).isEqualTo(5_018);
    assertThat(book.asks()).isEqualTo(4_578);
  }

  @Test
  void one_lost_change_is_refused_by_the_book() throws IOException {
    RecordedFrames.Btc recorded = RecordedFrames.btc2024();
    BookChange snapshot = book(recorded.book());
    List<BookChange> applied =
        new ArrayList<>(
            joined(inStep(changesOf(recorded.frames()), snapshot), snapshot.lastUpdate()));
    applied.remove(3_000);
    OrderBook book = new OrderBook(Bench.BTC);
    book.apply(snapshot);
    int refused = 0;
    for (BookChange change : applied.subList(0, 3_001)) {
      refused += book.apply(change) ? 0 : 1;
    }
    assertThat(refused).isOne();
    assertThat(book.synced()).isFalse();
  }

  @Test
  void four_books_of_2021_are_bridged_at_both_edges() throws IOException {
    List<BookChange> all = changes(small());
    Map<String, long[]> expected =
        Map.of(
            "SUSHIUSDT", new long[] {600859605926L, 600859607423L},
            "AKROUSDT", new long[] {600859603597L, 600859605486L},
            "KEEPUSDT", new long[] {600859618057L, 600859619434L},
            "CTKUSDT", new long[] {600859617271L, 600859618836L});
    for (String line : RecordedFrames.gzipLines("binance-usdm-frames-2021-07/rest_depth.txt.gz")) {
      if (line.isBlank()) {
        continue;
      }
      Instrument instrument =
          SMALL.stream()
              .filter(i -> line.contains("=" + i.symbol() + "&"))
              .findFirst()
              .orElseThrow();
      var query = BookQuery.of(Bench.requests(Market.USDM), instrument);
      assertThat(query.accept(line.substring(line.indexOf(": {") + 2), 1)).isNull();
      BookChange snapshot = query.result();
      List<BookChange> own =
          inStep(all.stream().filter(c -> c.instrument().equals(instrument)).toList(), snapshot);
      assertThat(new long[] {own.getFirst().firstUpdate(), own.getFirst().lastUpdate()})
          .as(instrument.symbol())
          .isEqualTo(expected.get(instrument.symbol()));
      OrderBook book = new OrderBook(instrument);
      book.apply(snapshot);
      for (BookChange change : joined(own, snapshot.lastUpdate())) {
        assertThat(book.apply(change)).isTrue();
        assertThat(book.crossed()).isFalse();
      }
    }
  }

  /** Those that are not older than the book. */
  private static List<BookChange> inStep(List<BookChange> changes, BookChange book) {
    return changes.stream().filter(c -> c.lastUpdate() >= book.lastUpdate()).toList();
  }

  /** The same with the first one, which encloses the update of the book, following on it. */
  private static List<BookChange> joined(List<BookChange> changes, long lastUpdate) {
    List<BookChange> joined = new ArrayList<>(changes);
    BookChange c = joined.getFirst();
    assertThat(lastUpdate).isBetween(c.firstUpdate(), c.lastUpdate());
    joined.set(
        0,
        new BookChange(
            c.instrument(),
            c.eventNanos(),
            c.receivedNanos(),
            false,
            c.firstUpdate(),
            c.lastUpdate(),
            lastUpdate,
            c.bids(),
            c.asks()));
    return joined;
  }

  private static BookChange book(String answer) {
    var query = BookQuery.of(Bench.requests(Market.USDM), Bench.BTC);
    assertThat(query.accept(answer, Bench.RECEIVED)).isNull();
    return query.result();
  }

  private static List<BookChange> changesOf(List<String> frames) {
    BinanceDecoder decoder = Bench.decoder(Market.USDM, Bench.everything(Bench.BTC));
    return changes(
        Bench.heard(
            decoder,
            frames.stream().filter(f -> f.contains("depthUpdate")).toArray(String[]::new)));
  }

  private static List<BookChange> changes(Heard heard) {
    return heard.events.stream()
        .filter(BookChange.class::isInstance)
        .map(BookChange.class::cast)
        .toList();
  }
}
