// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.INVERSE;
import static io.github.liqscape.bybit.Bybit.MILLI;
import static io.github.liqscape.bybit.Bybit.NKN;
import static io.github.liqscape.bybit.Bybit.RECEIVED;
import static io.github.liqscape.bybit.Bybit.decoded;
import static io.github.liqscape.bybit.Bybit.everything;
import static io.github.liqscape.bybit.Bybit.json;
import static io.github.liqscape.bybit.Bybit.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames whose data is a list: trades, liquidations, candles. */
final class RowsTest {

  private static String trades(String... rows) {
    return json(
        "{'topic':'publicTrade.BTCUSDT','type':'snapshot','ts':1672304486868,'data':["
            + String.join(",", rows)
            + "]}");
  }

  private static String trade(String changed) {
    return "{'T':1672304486865,'s':'BTCUSDT','S':'Buy','v':'0.001','p':'16578.50',"
        + "'L':'PlusTick','i':'20f43950','BT':false,'seq':1783284617"
        + changed
        + "}";
  }

  private static String liquidations(String... rows) {
    return json(
        "{'topic':'allLiquidation.BTCUSDT','type':'snapshot','ts':1791565601482,'data':["
            + String.join(",", rows)
            + "]}");
  }

  private static String candle(boolean confirm, String topic) {
    return json(
        "{'topic':'"
            + topic
            + "','data':[{'start':1672324800000,'end':1672324859999,"
            + "'interval':'1','open':'16649.5','close':'16677','high':'16680','low':'16608',"
            + "'volume':'2.081','turnover':'34666.4005','confirm':"
            + confirm
            + ",'timestamp':1672324860010}],'ts':1672324860012,'type':'snapshot'}");
  }

  @Test
  void a_trade_has_the_takers_side_and_the_venues_id_and_no_number() {
    Collected c = decoded(everything(BTC), trades(trade("")));
    assertThat(c.only(Trade.class))
        .isEqualTo(
            new Trade(
                BTC, 1672304486865L * MILLI, RECEIVED, "20f43950", 16578.5, 0.001, OrderSide.BUY));
    assertThat(c.numbers).containsExactly(-1L);
  }

  @Test
  void block_trades_are_left_out_and_trades_against_retail_orders_are_not() {
    Collected c =
        decoded(
            everything(BTC),
            trades(trade(",'BT':true"), trade(",'RPI':true,'i':'b'"), trade(",'S':'Sell'")));
    assertThat(c.of(Trade.class)).extracting(Trade::id).containsExactly("b", "20f43950");
    assertThat(c.of(Trade.class).getLast().taker()).isEqualTo(OrderSide.SELL);
    assertThat(c.skipped).isOne();
  }

  @Test
  void one_bad_row_does_not_take_the_others_with_it() {
    Collected c =
        decoded(
            everything(BTC),
            trades(
                trade(",'p':'-1'"),
                "[1,[2,{'a':3}]]",
                "7",
                trade(",'v':{'a':[1,2]}"),
                trade(",'S':'Long'"),
                trade(",'i':''"),
                "{}",
                trade(",'i':'good'")));
    assertThat(c.only(Trade.class).id()).isEqualTo("good");
    assertThat(c.malformed).hasSize(7);
    assertThat(c.malformed.getFirst()).isEqualTo("p must be > 0, was '-1'");
  }

  @Test
  void what_is_bad_in_a_topic_puts_only_its_instrument_in_doubt() {
    for (String frame :
        List.of(
            trades(trade(",'p':'-1'")),
            trades("7"),
            liquidations("{'T':1791565600992,'s':'BTCUSDT','S':'Both','v':'1','p':'2'}"),
            candle(true, "kline.1.BTCUSDT").replace("16680", "16000"),
            json("{'topic':'publicTrade.BTCUSDT','type':'snapshot','ts':1,'data':7}"),
            json("{'topic':'tickers.BTCUSDT','type':'snapshot','ts':1,'data':[]}"),
            json("{'topic':'orderbook.50.BTCUSDT','type':'delta','ts':1,'data':{'b':[],'a':[]}}"),
            json("{'topic':'kline.1.BTCUSDT','type':'snapshot','ts':1}"))) {
      Collected c = decoded(everything(BTC, NKN), frame);
      assertThat(c.malformed).as(frame).hasSize(1);
      assertThat(c.inDoubt).as(frame).containsExactly(BTC);
    }
  }

  @Test
  void what_cannot_be_read_of_a_topic_nobody_asked_for_puts_all_in_doubt() {
    Collected c =
        decoded(
            everything(NKN),
            trades(trade(",'p':'-1'")),
            json("{'topic':'publicTrade','type':'snapshot','ts':1,'data':7}"),
            "<html>");
    assertThat(c.malformed).hasSize(3);
    assertThat(c.inDoubt).isEmpty();
  }

  @Test
  void numbers_that_are_no_decimals_are_malformed() {
    for (String bad : new String[] {"NaN", "Infinity", "", " 1", "0x1p3", "1d", "1e999", "0"}) {
      Collected c = decoded(everything(BTC), trades(trade(",'p':'" + bad + "'")));
      assertThat(c.events).as(bad).isEmpty();
      assertThat(c.malformed).as(bad).hasSize(1);
      assertThat(c.malformed.getFirst()).startsWith("p must be").endsWith("'" + bad + "'");
    }
  }

  @Test
  void a_time_may_be_text_and_a_price_a_number() {
    Collected c = decoded(everything(BTC), trades(trade(",'T':'1672304486866','p':16579")));
    assertThat(c.only(Trade.class).eventNanos()).isEqualTo(1672304486866L * MILLI);
    assertThat(c.only(Trade.class).price()).isEqualTo(16579);
  }

  @Test
  void a_time_beyond_nanoseconds_is_malformed() {
    Collected c = decoded(everything(BTC), trades(trade(",'T':9223372036855")));
    assertThat(c.malformed).containsExactly("T must be ms since the epoch, was '9223372036855'");
  }

  @Test
  void rows_of_instruments_nobody_asked_for_are_foreign() {
    Collected c = decoded(everything(BTC), trades(trade(",'s':'ETHUSDT'"), trade("")));
    assertThat(c.events).hasSize(1);
    assertThat(c.foreign).isOne();
  }

  @Test
  void bybits_buy_is_a_liquidated_long_and_its_price_is_the_bankruptcy_price() {
    Collected c =
        decoded(
            everything(BTC),
            liquidations(
                "{'T':1791565600992,'s':'BTCUSDT','S':'Buy','v':'0.006','p':'82396.90'}",
                "{'T':1791565601058,'s':'BTCUSDT','S':'Buy','v':'0.038','p':'82394.30'}",
                "{'T':1791565601060,'s':'BTCUSDT','S':'Sell','v':'1','p':'83000'}"));
    assertThat(c.of(ForcedOrder.class))
        .extracting(ForcedOrder::liquidatedSide)
        .containsExactly(PositionSide.LONG, PositionSide.LONG, PositionSide.SHORT);
    assertThat(c.events.getFirst())
        .isEqualTo(
            new ForcedOrder(
                BTC,
                1791565600992L * MILLI,
                RECEIVED,
                PositionSide.LONG,
                0.006,
                Double.NaN,
                82396.9,
                ForcedOrder.Completeness.COMPLETE));
  }

  @Test
  void equal_twins_in_a_frame_are_two_liquidations() {
    String row = "{'T':1791565600992,'s':'BTCUSDT','S':'Buy','v':'0.006','p':'82396.90'}";
    assertThat(decoded(everything(BTC), liquidations(row, row)).events).hasSize(2);
  }

  @Test
  void a_confirmed_minute_is_closed_and_carries_the_time_of_the_frame() {
    CandleEvent event =
        decoded(only(StreamKind.CANDLE, BTC), candle(true, "kline.1.BTCUSDT"))
            .only(CandleEvent.class);
    assertThat(event.eventNanos()).isEqualTo(1672324860012L * MILLI);
    assertThat(event.price()).isEqualTo(PriceKind.LAST);
    assertThat(event.candle())
        .isEqualTo(
            new Candle(
                Timeframe.M1,
                1672324800000L * MILLI,
                16649.5,
                16680,
                16608,
                16677,
                2.081,
                34666.4005,
                Double.NaN,
                -1,
                true));
  }

  @Test
  void a_forming_minute_is_told_to_the_feed_which_keeps_it_back_if_nobody_asked() {
    String frame = candle(false, "kline.1.BTCUSDT");
    Collected c = decoded(only(StreamKind.CANDLE, BTC), frame);
    assertThat(c.only(CandleEvent.class).candle().closed()).isFalse();
  }

  @Test
  void inverse_volume_is_quote_currency_already() {
    Candle candle =
        decoded(everything(INVERSE), candle(true, "kline.1.BTCUSD"))
            .only(CandleEvent.class)
            .candle();
    assertThat(candle.volume()).isEqualTo(2.081);
    assertThat(candle.quoteVolume()).isEqualTo(2.081);
  }

  @Test
  void other_intervals_are_skipped_and_impossible_candles_are_malformed() {
    Collected c =
        decoded(
            everything(BTC),
            candle(true, "kline.5.BTCUSDT"),
            candle(true, "kline.1.BTCUSDT").replace("16680", "16000"));
    assertThat(c.events).isEmpty();
    assertThat(c.skipped).isOne();
    assertThat(c.malformed).hasSize(1);
    assertThat(c.malformed.getFirst()).contains("low <= open");
  }

  @Test
  void kinds_nobody_asked_for_are_skipped() {
    Collected c = decoded(only(StreamKind.CANDLE, BTC), trades(trade("")), liquidations());
    assertThat(c.events).isEmpty();
    assertThat(c.skipped).isEqualTo(2);
  }
}
