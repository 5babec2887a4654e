// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.MILLI;
import static io.github.liqscape.bybit.Bybit.RECEIVED;
import static io.github.liqscape.bybit.Bybit.decoded;
import static io.github.liqscape.bybit.Bybit.everything;
import static io.github.liqscape.bybit.Bybit.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.TopOfBook;
import org.junit.jupiter.api.Test;

final class BookFramesTest {

  private static String frame(int depth, String type, long update, String bids, String asks) {
    return json(
        "{'topic':'orderbook."
            + depth
            + ".BTCUSDT','type':'"
            + type
            + "','ts':1672304484978,'data':{'s':'BTCUSDT','b':"
            + bids
            + ",'a':"
            + asks
            + ",'u':"
            + update
            + ",'seq':7961638724},'cts':1672304484976}");
  }

  private static BookLevels levels(double... pricesAndQuantities) {
    int n = pricesAndQuantities.length / 2;
    double[] prices = new double[n];
    double[] quantities = new double[n];
    for (int i = 0; i < n; i++) {
      prices[i] = pricesAndQuantities[2 * i];
      quantities[i] = pricesAndQuantities[2 * i + 1];
    }
    return BookLevels.of(prices, quantities, n);
  }

  @Test
  void a_snapshot_has_the_matching_engines_time_and_no_update_before_it() {
    assertThat(
            decoded(
                    everything(BTC),
                    frame(
                        50,
                        "snapshot",
                        7,
                        "[['16493.5','0.006'],['16493','0.1']]",
                        "[['16611','0.029']]"))
                .only(BookChange.class))
        .isEqualTo(
            new BookChange(
                BTC,
                1672304484976L * MILLI,
                RECEIVED,
                true,
                7,
                7,
                -1,
                levels(16493.5, 0.006, 16493, 0.1),
                levels(16611, 0.029)));
  }

  @Test
  void a_delta_follows_the_update_before_it_and_removes_with_zero() {
    BookChange change =
        decoded(everything(BTC), frame(200, "delta", 8, "[['16493.5','0']]", "[]"))
            .only(BookChange.class);
    assertThat(change.snapshot()).isFalse();
    assertThat(change.previousUpdate()).isEqualTo(7);
    assertThat(change.bids()).isEqualTo(levels(16493.5, 0));
    assertThat(change.asks()).isEqualTo(BookLevels.NONE);
  }

  @Test
  void update_one_is_a_new_book_whatever_it_is_called() {
    BookChange change =
        decoded(everything(BTC), frame(200, "delta", 1, "[['5','1']]", "[]"))
            .only(BookChange.class);
    assertThat(change.snapshot()).isTrue();
    assertThat(change.previousUpdate()).isEqualTo(-1);
  }

  @Test
  void level_one_is_the_top_and_its_repeats_are_skipped() {
    Collected c =
        decoded(
            everything(BTC),
            frame(1, "snapshot", 7, "[['5','1']]", "[['6','2']]"),
            frame(1, "snapshot", 7, "[['5','1']]", "[['6','2']]"),
            frame(1, "snapshot", 8, "[]", "[['6','3']]"),
            frame(1, "delta", 9, "[['5','4']]", "[]"));
    assertThat(c.events)
        .containsExactly(
            new TopOfBook(BTC, 1672304484976L * MILLI, RECEIVED, 5, 1, 6, 2),
            new TopOfBook(BTC, 1672304484976L * MILLI, RECEIVED, Double.NaN, 0, 6, 3));
    assertThat(c.skipped).isEqualTo(2);
  }

  @Test
  void without_the_matching_engines_time_the_frames_own_is_taken() {
    String frame = frame(50, "snapshot", 7, "[]", "[]").replace(",\"cts\":1672304484976", "");
    assertThat(decoded(everything(BTC), frame).only(BookChange.class).eventNanos())
        .isEqualTo(1672304484978L * MILLI);
  }

  @Test
  void a_level_that_cannot_be_read_refuses_the_whole_frame() {
    for (String bad :
        new String[] {
          "[['0','1']]",
          "[['5','-1']]",
          "[['5']]",
          "[['5','1','2']]",
          "['5']",
          "{}",
          "[[['5'],'1']]"
        }) {
      Collected c = decoded(everything(BTC), frame(50, "delta", 8, bad, "[]"));
      assertThat(c.events).as(bad).isEmpty();
      assertThat(c.malformed).as(bad).hasSize(1);
    }
  }

  @Test
  void a_side_without_end_is_refused() {
    String side = "[" + "['5','1'],".repeat(5_000) + "['5','1']]";
    assertThat(decoded(everything(BTC), frame(50, "delta", 8, side, "[]")).malformed)
        .containsExactly("b must hold at most 4096 levels");
  }
}
