// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.decoded;
import static io.github.liqscape.bybit.Bybit.everything;
import static io.github.liqscape.bybit.Bybit.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.ForcedOrder;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is no market data, and what is nothing at all. */
final class BybitDecoderTest {

  @Test
  void both_forms_of_the_answer_to_a_ping_are_heartbeats() {
    Collected c =
        decoded(
            everything(BTC),
            json("{'success':true,'ret_msg':'pong','conn_id':'0970e817','req_id':'','op':'ping'}"),
            json("{'req_id':'1','op':'pong','args':['1675418560633'],'conn_id':'cfcb4ocs'}"));
    assertThat(c.heartbeats).isEqualTo(2);
    assertThat(c.calls()).isEqualTo(2);
  }

  @Test
  void subscriptions_are_accepted_or_refused_by_their_number() {
    Collected c =
        decoded(
            everything(BTC),
            json("{'success':true,'ret_msg':'','conn_id':'c','req_id':'1','op':'subscribe'}"),
            json(
                "{'success':false,'ret_msg':'Invalid topic:[kline.1.NOPE]','conn_id':'c',"
                    + "'req_id':'2','op':'subscribe'}"),
            json("{'success':false,'ret_msg':'Invalid topic:[x]'}"));
    assertThat(c.accepted).containsExactly(1);
    assertThat(c.refused).containsExactly("2 Invalid topic:[kline.1.NOPE]", "-1 Invalid topic:[x]");
  }

  @Test
  void answers_to_what_we_never_sent_are_skipped() {
    Collected c =
        decoded(
            everything(BTC),
            json("{'success':true,'ret_msg':'','req_id':'sub-orderbook-1','op':'subscribe'}"),
            json("{'success':true,'ret_msg':'','req_id':'4','op':'unsubscribe'}"),
            json(
                "{'success':true,'ret_msg':'','request':{'op':'subscribe','args':['trade.BTCUSD']}}"),
            json("{'topic':'trade.BTCUSD','data':[{'price':1}]}"),
            json("{'topic':'orderBookL2_25.BTCUSDT','type':'snapshot','data':[]}"),
            json("{'topic':'liquidation.BTCUSDT','type':'snapshot','data':{}}"),
            "{}");
    assertThat(c.skipped).isEqualTo(7);
    assertThat(c.calls()).isEqualTo(7);
  }

  @Test
  void what_is_no_frame_is_counted_with_its_words_and_does_not_stop_the_next() {
    String good =
        json(
            "{'topic':'allLiquidation.BTCUSDT','type':'snapshot','ts':1791565601482,'data':"
                + "[{'T':1791565600992,'s':'BTCUSDT','S':'Buy','v':'0.006','p':'82396.90'}]}");
    String[] bad = {
      "",
      " ",
      "<html><body>502 Bad\r\nGateway</body></html>",
      good.substring(0, good.length() - 1),
      good.substring(0, good.length() / 2),
      good + "}",
      good + good,
      "[" + good + "]",
      "null",
      "\"pong\"",
      "{\"topic\":7}",
      "[".repeat(10_000),
      "{\"data\":" + "[".repeat(10_000),
      "{\"topic\":\"allLiquidation.BTCUSDT\",\"ts\":NaN}",
      "{\"success\":\"yes\"}",
      "\ud800{"
    };
    for (String frame : bad) {
      Collected c = decoded(everything(BTC), frame, good);
      assertThat(c.malformed).as(frame).hasSize(1);
      assertThat(c.malformed.getFirst()).hasSizeLessThanOrEqualTo(200).doesNotContain("\n", "\r");
      assertThat(c.only(ForcedOrder.class).quantity()).as(frame).isEqualTo(0.006);
    }
  }

  @Test
  void no_event_comes_from_a_frame_that_breaks_off() {
    String good =
        json(
            "{'topic':'publicTrade.BTCUSDT','type':'snapshot','ts':1,'data':[{'T':1,"
                + "'s':'BTCUSDT','S':'Buy','v':'1','p':'2','i':'a','BT':false}]}");
    for (int end = 0; end < good.length(); end++) {
      Collected c = decoded(everything(BTC), good.substring(0, end));
      assertThat(c.events).isEmpty();
      assertThat(c.malformed).hasSize(1);
    }
  }

  @Test
  void fields_may_come_in_any_order() {
    Collected c =
        decoded(
            everything(BTC),
            json(
                "{'data':[{'p':'2','BT':false,'v':'1','S':'Buy','i':'a','s':'BTCUSDT','T':1}],"
                    + "'ts':1,'unknown':{'data':[1]},'type':'snapshot','topic':'publicTrade.BTCUSDT'}"));
    assertThat(c.events).hasSize(1);
  }

  @Test
  void symbols_are_upper_case_whatever_the_language_of_the_machine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      Instrument link = Instrument.linear(Venue.BYBIT, "linkusdt", "LINK", "USDT").build();
      Collected c =
          decoded(
              everything(link),
              json(
                  "{'topic':'allLiquidation.LINKUSDT','type':'snapshot','ts':1,'data':"
                      + "[{'T':1,'s':'LINKUSDT','S':'Buy','v':'1','p':'2'}]}"));
      assertThat(c.only(ForcedOrder.class).instrument()).isSameAs(link);
    } finally {
      Locale.setDefault(before);
    }
  }
}
