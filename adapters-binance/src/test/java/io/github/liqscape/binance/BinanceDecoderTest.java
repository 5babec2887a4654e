// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.Subscription;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BinanceDecoderTest {

  private static final long MILLI = Bench.MILLI;

  private static final String MARK =
      "{'e':'markPriceUpdate','E':1791565603000,'s':'BTCUSDT','ap':'82600.1','p':'82601.5',"
          + "'i':'82590.25',"
          + "'P':'82610','r':'0.00012500','T':1791590400000,'st':1}";

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void forced_sell_liquidates_a_long_with_cumulative_size_fill_and_bankruptcy_price() {
    Heard heard =
        Bench.usdm(
            json(
                "{'stream':'!forceOrder@arr','data':{'e':'forceOrder','E':1791565603055,"
                    + "'o':{'s':'BTCUSDT',"
                    + "'S':'SELL','o':'LIMIT','f':'IOC','q':'0.190','p':'82338.30','ap':'82651.90',"
                    + "'X':'FILLED','l':'0.155','z':'0.190','T':1791565602120,'ps':'BTCUSDT',"
                    + "'st':1}}}"));
    assertThat(heard.only(ForcedOrder.class))
        .isEqualTo(
            new ForcedOrder(
                Bench.BTC,
                1_791_565_602_120L * MILLI,
                Bench.RECEIVED,
                PositionSide.LONG,
                0.190,
                82651.90,
                82338.30,
                ForcedOrder.Completeness.SAMPLED));
  }

  @Test
  void forced_buy_of_2023_without_market_number_liquidates_a_short() {
    ForcedOrder order =
        Bench.usdm(
                json(
                    "{'e':'forceOrder','E':1698871323061,'o':{'s':'BTCUSDT','S':'BUY',"
                        + "'o':'LIMIT','f':'IOC',"
                        + "'q':'1.437','p':'35100.81','ap':'34959.70','X':'FILLED','l':'1.437',"
                        + "'z':'1.437',"
                        + "'T':1698871323059}}"))
            .only(ForcedOrder.class);
    assertThat(order.liquidatedSide()).isEqualTo(PositionSide.SHORT);
    assertThat(order.quantity()).isEqualTo(1.437);
  }

  @Test
  void fill_price_that_is_absent_or_zero_is_unknown_and_size_falls_back_to_the_order() {
    String order =
        "{'e':'forceOrder','E':2,'o':{'s':'BTCUSDT','S':'SELL','q':'3','p':'100.5',AP'T':1}}";
    for (String ap : new String[] {"", "'ap':'0',", "'ap':'',", "'ap':0.000,"}) {
      ForcedOrder heard = Bench.usdm(json(order.replace("AP", ap))).only(ForcedOrder.class);
      assertThat(heard.fillPrice()).as(ap).isNaN();
      assertThat(heard.bankruptcyPrice()).isEqualTo(100.5);
      assertThat(heard.quantity()).isEqualTo(3);
    }
  }

  @Test
  void forced_orders_of_the_other_market_of_dated_contracts_and_of_strangers_are_foreign() {
    String order =
        "{'e':'forceOrder','E':2,'o':{'s':'%s','S':'SELL','q':'3','p':'100.5','z':'3','T':1,"
            + "'ps':'x','st':%s}}";
    Heard heard =
        Bench.usdm(
            json(order.formatted("BTCUSD_PERP", "2")),
            json(order.formatted("BTCUSDT", "2")),
            json(order.formatted("BTCUSDT_250627", "1")),
            json(order.formatted("BTCUSDC", "1")),
            json(order.formatted("btcusdt", "1")));
    assertThat(heard.foreign).isEqualTo(5);
    assertThat(heard.all).hasSize(5);
    assertThat(
            Bench.coinm(json(order.formatted("BTCUSD_PERP", "2")))
                .only(ForcedOrder.class)
                .quantity())
        .isEqualTo(3);
    assertThat(Bench.coinm(json(order.formatted("BTCUSD_PERP", "1"))).foreign).isEqualTo(1);
  }

  @Test
  void arrays_bring_each_of_their_messages_with_or_without_envelope() {
    String order =
        "{'e':'forceOrder','E':2,'o':{'s':'%s','S':'SELL','q':'3','p':'100.5','z':'3','T':1}}";
    String array =
        "[" + order.formatted("BTCUSDT") + " , " + order.formatted("ETHUSDT") + ",7,null]";
    for (String frame :
        new String[] {
          array, "{'data':" + array + ",'stream':'!forceOrder@arr'}", " " + array + "\n"
        }) {
      Heard heard = Bench.usdm(json(frame));
      assertThat(heard.events)
          .extracting(e -> e.instrument())
          .containsExactly(Bench.BTC, Bench.ETH);
      assertThat(heard.malformed).hasSize(1);
    }
    assertThat(Bench.usdm("[]").all).isEmpty();
  }

  @Test
  void aggregate_trade_keeps_its_number_and_all_its_quantity() {
    Heard heard =
        Bench.usdm(
            json(
                "{'e':'aggTrade','E':123456789,'s':'BTCUSDT','a':5933014,'p':'0.001','q':'100',"
                    + "'nq':'60',"
                    + "'f':100,'l':105,'T':123456785,'m':true,'st':1}"));
    assertThat(heard.only(Trade.class))
        .isEqualTo(
            new Trade(
                Bench.BTC,
                123_456_785L * MILLI,
                Bench.RECEIVED,
                "5933014",
                0.001,
                100,
                OrderSide.SELL));
    assertThat(heard.numbers).containsExactly(5_933_014L);
    assertThat(heard.probes).isEmpty();
  }

  @Test
  void mark_price_brings_mark_index_running_rate_and_a_sign_of_life() {
    Heard heard = Bench.usdm(json(MARK));
    long time = 1_791_565_603_000L * MILLI;
    assertThat(heard.events)
        .containsExactly(
            new MarkPrice(Bench.BTC, time, Bench.RECEIVED, 82601.5, 82590.25),
            new FundingRate(
                Bench.BTC,
                time,
                Bench.RECEIVED,
                0.000125,
                1_791_590_400_000L * MILLI,
                Duration.ofHours(8),
                FundingRate.Status.ESTIMATE));
    assertThat(heard.probes).containsExactly(new Heard.Tick(Bench.BTC, time));
  }

  @Test
  void probe_ticks_also_when_nobody_asked_for_the_mark_price() {
    Subscription trades =
        Subscription.builder().instrument(Bench.BTC).kind(StreamKind.TRADE).build();
    Heard heard = Bench.heard(Bench.decoder(Market.USDM, trades), json(MARK));
    assertThat(heard.probes).hasSize(1);
    assertThat(heard.events).isEmpty();
    assertThat(heard.malformed).isEmpty();
  }

  @Test
  void dated_contract_without_funding_brings_its_mark_price_only() {
    Heard heard =
        Bench.usdm(
            json(
                "{'e':'markPriceUpdate','E':5,'s':'BTCUSDT','p':'11','i':'','P':'11','r':'',"
                    + "'T':0}"));
    assertThat(heard.only(MarkPrice.class).index()).isNaN();
    assertThat(heard.malformed).isEmpty();
  }

  @Test
  void absurd_funding_rate_is_malformed_and_leaves_the_mark_price() {
    Heard heard = Bench.usdm(json(MARK.replace("0.00012500", "-0.21")));
    assertThat(heard.only(MarkPrice.class).mark()).isEqualTo(82601.5);
    assertThat(heard.malformed)
        .containsExactly("markPriceUpdate r must be in [-0.2, 0.2], was '-0.21'");
  }

  @Test
  void candle_takes_the_time_of_its_message_and_is_told_while_it_forms() {
    String k =
        "{'e':'kline','E':1638747660005,'s':'BTCUSDT','k':{'t':1638747600000,'T':1638747659999,"
            + "'s':'BTCUSDT',"
            + "'i':'1m','f':100,'L':200,'o':'10','c':'12','h':'13','l':'9','v':'1000','n':100,"
            + "'x':%s,"
            + "'q':'11000','V':'500','Q':'5500','B':'0'}}";
    Heard heard = Bench.usdm(json(k.formatted("true")));
    assertThat(heard.only(CandleEvent.class))
        .isEqualTo(
            new CandleEvent(
                Bench.BTC,
                1_638_747_660_005L * MILLI,
                Bench.RECEIVED,
                PriceKind.LAST,
                new Candle(
                    Timeframe.M1,
                    1_638_747_600_000L * MILLI,
                    10,
                    13,
                    9,
                    12,
                    1000,
                    11000,
                    500,
                    100,
                    true)));
    assertThat(Bench.usdm(json(k.formatted("false"))).only(CandleEvent.class).candle().closed())
        .isFalse();
    // Also to a feed whose consumer wants closed ones only: it learns from it what has closed.
    BinanceDecoder closedOnly = Bench.decoder(Market.USDM, Subscription.map(Bench.BTC));
    assertThat(Bench.heard(closedOnly, json(k.formatted("false"))).only(CandleEvent.class).candle())
        .matches(c -> !c.closed());
    assertThat(Bench.usdm(json(k.formatted("true").replace("'1m'", "'5m'"))).all)
        .containsExactly("skipped");
  }

  @Test
  void coin_margined_candle_counts_contracts_and_their_value_in_dollars() {
    Candle candle =
        Bench.coinm(
                json(
                    "{'e':'kline','E':120001,'s':'BTCUSD_PERP','ps':'BTCUSD','k':{'t':60000,"
                        + "'i':'1m','o':'10','c':'12',"
                        + "'h':'13','l':'9','v':'1000','n':100,'x':true,'q':'0.9','V':'400'},"
                        + "'st':2}"))
            .only(CandleEvent.class)
            .candle();
    assertThat(candle.volume()).isEqualTo(1000);
    assertThat(candle.quoteVolume()).isEqualTo(100_000);
    assertThat(candle.takerBuyVolume()).isEqualTo(400);
  }

  @Test
  void top_of_book_comes_with_its_transaction_time_and_knows_an_empty_side() {
    Heard heard =
        Bench.usdm(
            json(
                "{'e':'bookTicker','u':1,'s':'BTCUSDT','ps':'BTCUSDT','b':'84788.20',"
                    + "'B':'5.923','a':'0','A':'0',"
                    + "'T':1791091007473,'E':1791091007474,'st':1}"));
    assertThat(heard.only(TopOfBook.class))
        .isEqualTo(
            new TopOfBook(
                Bench.BTC,
                1_791_091_007_473L * MILLI,
                Bench.RECEIVED,
                84788.20,
                5.923,
                Double.NaN,
                0));
  }

  @Test
  void book_change_carries_its_numbers_and_removals() {
    Heard heard =
        Bench.usdm(
            json(
                "{'stream':'btcusdt@depth@0ms','data':{'e':'depthUpdate','E':1723161601105,"
                    + "'T':1723161601054,"
                    + "'s':'BTCUSDT','U':5123135475514,'u':5123135475515,'pu':5123135221461,"
                    + "'b':[['61631.70','0.283'],['61632.60','0.000']],'a':[]}}"));
    assertThat(heard.only(BookChange.class))
        .isEqualTo(
            new BookChange(
                Bench.BTC,
                1_723_161_601_054L * MILLI,
                Bench.RECEIVED,
                false,
                5_123_135_475_514L,
                5_123_135_475_515L,
                5_123_135_221_461L,
                BookLevels.of(new double[] {61631.70, 61632.60}, new double[] {0.283, 0}, 2),
                BookLevels.NONE));
  }

  @Test
  void numbers_may_stand_without_quotes_and_whole_numbers_within() {
    Heard heard =
        Bench.usdm(
            json(
                "{ 'T' : '123456785', 'm':false,'q':1e2,'p':0.001"
                    + " ,'a':'5933014','s':'BTCUSDT','e':'aggTrade' }"));
    assertThat(heard.only(Trade.class).price()).isEqualTo(0.001);
    assertThat(heard.only(Trade.class).quantity()).isEqualTo(100);
    assertThat(heard.only(Trade.class).taker()).isEqualTo(OrderSide.BUY);
  }

  @Test
  void escapes_are_understood_in_names_symbols_and_values() {
    Heard heard =
        Bench.usdm(
            "{\"e\":\"agg\\u0054rade\",\"s\":\"BTC\\u0055SDT\",\"\\u0061\":7,"
                + "\"p\":\"\\u0031.5\",\"q\":\"2\","
                + "\"T\":9,\"m\":true}");
    assertThat(heard.only(Trade.class).price()).isEqualTo(1.5);
    assertThat(heard.only(Trade.class).id()).isEqualTo("7");
  }

  @Test
  void symbols_of_any_script_are_found() {
    var coin = Bench.linear("币安人生USDT", "币安人生");
    BinanceDecoder decoder = Bench.decoder(Market.USDM, Bench.everything(coin));
    Heard heard =
        Bench.heard(
            decoder,
            json("{'e':'aggTrade','s':'币安人生USDT','a':7,'p':'1.5','q':'2','T':9,'m':true}"));
    assertThat(heard.only(Trade.class).instrument()).isEqualTo(coin);
  }

  @Test
  void answers_to_requests_are_recognised() {
    Heard heard =
        Bench.usdm(
            json("{'result':null,'id':1}"),
            json("{'id':2,'result':['btcusdt@aggTrade']}"),
            json("{'code':2,'msg':'Invalid request: unknown stream'}"),
            json("{'error':{'code':-1,'msg':'x'},'id':3}"),
            json("{'code':3,'msg':'Invalid JSON','id':4}"));
    assertThat(heard.accepted).containsExactly(1, 2);
    assertThat(heard.refused).extracting(Heard.Refusal::id).containsExactly(-1, 3, 4);
    assertThat(heard.refused.getFirst().message()).isEqualTo("2 Invalid request: unknown stream");
  }

  @Test
  void unknown_types_are_skipped() {
    Heard heard =
        Bench.usdm(
            json("{'e':'24hrTicker','s':'BTCUSDT','p':'-131.4'}"),
            json(
                "{'stream':'btcusdt@trade','data':{'e':'trade','s':'BTCUSDT','t':5,'p':'0.001'}}"));
    assertThat(heard.all).containsExactly("skipped", "skipped");
  }

  @Test
  void event_more_than_a_second_in_the_future_passes() {
    long ahead = Bench.RECEIVED / MILLI + 1_270;
    String frame =
        "{'e':'aggTrade','E':"
            + ahead
            + ",'s':'BTCUSDT','a':1,'p':'1','q':'2','T':"
            + ahead
            + ",'m':true}";
    assertThat(Bench.usdm(json(frame)).only(Trade.class).eventNanos()).isEqualTo(ahead * MILLI);
  }
}
