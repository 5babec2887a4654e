// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OrderBookTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  private static BookLevels levels(double... pairs) {
    double[] prices = new double[pairs.length / 2];
    double[] quantities = new double[pairs.length / 2];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = pairs[2 * i];
      quantities[i] = pairs[2 * i + 1];
    }
    return BookLevels.of(prices, quantities, prices.length);
  }

  private static BookChange snapshot(long last, BookLevels bids, BookLevels asks) {
    return new BookChange(BTC, last, last, true, last, last, -1, bids, asks);
  }

  private static BookChange change(long previous, long last, BookLevels bids, BookLevels asks) {
    return new BookChange(BTC, last, last, false, previous + 1, last, previous, bids, asks);
  }

  @Test
  void level_zero_is_the_best_price_of_either_side() {
    OrderBook book = new OrderBook(BTC);
    book.apply(snapshot(1, levels(99, 1, 100, 2, 98, 3), levels(102, 4, 101, 5)));
    assertThat(book.bidPrice(0)).isEqualTo(100);
    assertThat(book.bidQuantity(0)).isEqualTo(2);
    assertThat(book.bidPrice(2)).isEqualTo(98);
    assertThat(book.askPrice(0)).isEqualTo(101);
    assertThat(book.askQuantity(1)).isEqualTo(4);
    assertThat(book.top(7)).isEqualTo(new TopOfBook(BTC, 1, 7, 100, 2, 101, 5));
  }

  @Test
  void a_quantity_of_zero_removes_and_an_unknown_removal_is_normal() {
    OrderBook book = new OrderBook(BTC);
    book.apply(snapshot(1, levels(100, 2), levels(101, 5)));
    assertThat(book.apply(change(1, 2, levels(100, 0, 90, 0), levels(101, 6)))).isTrue();
    assertThat(book.bids()).isZero();
    assertThat(book.askQuantity(0)).isEqualTo(6);
    assertThat(book.top(2).bidPrice()).isNaN();
  }

  @Test
  void a_change_that_does_not_follow_empties_the_book_until_a_snapshot() {
    OrderBook book = new OrderBook(BTC);
    assertThat(book.apply(change(1, 2, levels(100, 1), levels()))).isFalse();
    book.apply(snapshot(5, levels(100, 2), levels(101, 5)));
    assertThat(book.apply(change(6, 7, levels(100, 1), levels()))).isFalse();
    assertThat(book.synced()).isFalse();
    assertThat(book.bids()).isZero();
    assertThat(book.apply(snapshot(8, levels(99, 2), levels()))).isTrue();
    assertThat(book.lastUpdate()).isEqualTo(8);
  }

  @Test
  void levels_refuse_what_is_no_price_or_quantity() {
    assertThatThrownBy(() -> levels(0, 1)).hasMessageContaining("level price must be finite and > 0");
    assertThatThrownBy(() -> levels(1, -1)).hasMessageContaining("level quantity");
    assertThatThrownBy(() -> levels(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void a_book_equals_a_sorted_map_of_the_same_changes(@ForAll long[] moves) {
    OrderBook book = new OrderBook(BTC);
    TreeMap<Double, Double> naive = new TreeMap<>();
    book.apply(snapshot(0, levels(), levels()));
    long last = 0;
    for (long move : moves) {
      double price = 1 + Math.floorMod(move, 200);
      double quantity = Math.floorMod(move >> 8, 4);
      book.apply(change(last, ++last, BookLevels.NONE, levels(price, quantity)));
      if (quantity == 0) {
        naive.remove(price);
      } else {
        naive.put(price, quantity);
      }
    }
    assertThat(book.asks()).isEqualTo(naive.size());
    int level = 0;
    for (var entry : naive.entrySet()) {
      assertThat(book.askPrice(level)).isEqualTo(entry.getKey());
      assertThat(book.askQuantity(level++)).isEqualTo(entry.getValue());
    }
  }
}
