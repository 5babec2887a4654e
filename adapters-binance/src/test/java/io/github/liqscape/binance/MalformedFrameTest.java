// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MalformedFrameTest {

  private static final String TRADE =
      "{'e':'aggTrade','E':5,'s':'BTCUSDT','a':7,'p':'1.5','q':'2','T':9,'m':true}";

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'p':'1.5'  | 'p':'0'        | aggTrade p must be a number > 0, was '0'",
        "'p':'1.5'  | 'p':'-1.5'     | aggTrade p must be a number > 0, was '-1.5'",
        "'p':'1.5'  | 'p':''         | aggTrade p must be a number > 0, was ''",
        "'p':'1.5'  | 'p':'NaN'      | aggTrade p must be a number > 0, was 'NaN'",
        "'p':'1.5'  | 'p':null       | aggTrade p must be a number > 0, was null",
        "'p':'1.5'  | 'p':1e999      | aggTrade p must be a number > 0, was 1e999",
        "'p':'1.5', | ``             | aggTrade p must be a number > 0, was absent",
        "'q':'2'    | 'q':'0x2'      | aggTrade q must be a number > 0, was '0x2'",
        "'a':7      | 'a':-7         | aggTrade a must be a whole number >= 0, was -7",
        "'a':7      | 'a':7.5        | aggTrade a must be a whole number >= 0, was 7.5",
        "'T':9      | 'T':0          | aggTrade T must be epoch milliseconds, was 0",
        "'T':9      | 'T':99999999999999999 | aggTrade T must be epoch milliseconds, was"
            + " 99999999999999999",
        "'m':true   | 'm':1          | aggTrade m must be true or false, was 1",
        "'s':'BTCUSDT' | 's':5       | aggTrade s must be a symbol, was 5",
      })
  void field_that_cannot_be_read_is_named_with_its_value(String old, String now, String reason) {
    Heard heard = Bench.usdm(json(TRADE.replace(old.strip(), now.strip())));
    assertThat(heard.events).isEmpty();
    assertThat(heard.malformed).containsExactly(reason.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "true",
        "'x'",
        "<html><body>502 Bad Gateway</body></html>",
        "{",
        "[",
        "{'e'",
        "{'e':}",
        "{'e':'aggTrade'",
        "{'e':'aggTrade',}",
        "{'e':'aggTrade'}}",
        "{'e':'aggTrade'} x",
        "[{'e':'aggTrade'}",
        "{'e':'agg\nTrade'}",
        "{'e':'\\x'}",
        "{'e':'\\u12'}",
        "{'e':01}",
        "{'e':1.}",
        "{'e':+1}",
        "{'e':-}",
        "{'e':1e}",
        "{'e':tru}",
        "{'e':nul",
        "{e:1}",
        "{'data':7}",
        "{'data':null}",
        "{}",
        "{'stream':'x'}",
        "{'e':5}",
        "{'id':5}",
        "{'e':'forceOrder','o':[]}",
        "{'e':'kline','s':'BTCUSDT'}",
        "{'a\u0000':1}"
      })
  void what_is_no_message_is_malformed_and_nothing_else(String frame) {
    Heard heard = Bench.usdm(json(frame));
    assertThat(heard.all).containsExactly("malformed");
    assertThat(heard.malformed.getFirst()).doesNotContain("\n").hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void half_a_frame_brings_no_event() {
    String frame = json("{'stream':'x','data':" + TRADE + "}");
    for (int length = 0; length < frame.length(); length++) {
      assertThat(Bench.usdm(frame.substring(0, length)).events)
          .as("%d characters", length)
          .isEmpty();
    }
    assertThat(Bench.usdm(frame).events).hasSize(1);
  }

  @Test
  void levels_are_refused_as_a_whole_with_the_first_bad_value() {
    String depth = "{'e':'depthUpdate','s':'BTCUSDT','T':9,'U':1,'u':2,'pu':0,'b':%s,'a':[]}";
    assertThat(Bench.usdm(json(depth.formatted("[['1','2'],['-3','4'],['x','1']]"))).malformed)
        .containsExactly("depthUpdate b must be prices > 0 and quantities >= 0, was \"-3\"");
    for (String levels :
        new String[] {"[['1']]", "[['1','2','3']]", "[1,2]", "{}", "'x'", "[['1',null]]"}) {
      Heard heard = Bench.usdm(json(depth.formatted(levels)));
      assertThat(heard.all).as(levels).containsExactly("malformed");
    }
    assertThat(Bench.usdm(json(depth.formatted("[]").replace("'u':2", "'u':0"))).all)
        .containsExactly("malformed");
  }

  @Test
  void candle_that_contradicts_itself_is_malformed() {
    Heard heard =
        Bench.usdm(
            json(
                "{'e':'kline','E':120001,'s':'BTCUSDT','k':{'t':60000,'i':'1m','o':'10',"
                    + "'c':'12','h':'11','l':'9',"
                    + "'v':'1','n':1,'x':true,'q':'1','V':'1'}}"));
    assertThat(heard.malformed).singleElement().asString().startsWith("kline: candle must satisfy");
  }

  @Test
  void next_frame_is_read_as_if_the_broken_one_had_never_come() {
    BinanceDecoder decoder = Bench.decoder(Market.USDM, Bench.everything(Bench.BTC));
    Heard heard =
        Bench.heard(decoder, "{\"e\":\"agg\\u0054", json(TRADE), "[".repeat(5_000), json(TRADE));
    assertThat(heard.events).hasSize(2);
    assertThat(heard.malformed).hasSize(2);
  }

  @Test
  void noise_never_throws_and_never_brings_an_event() {
    Random random = new Random(7);
    BinanceDecoder decoder = Bench.decoder(Market.USDM, Bench.everything(Bench.BTC));
    String letters = "{}[]\",:'eosSTpq0123456789.-\\u \u5e01";
    Heard heard = new Heard();
    for (int n = 0; n < 5_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(80); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      decoder.decode(text.toString(), 1, heard);
    }
    assertThat(heard.events).isEmpty();
  }
}
