// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.INVERSE;
import static io.github.liqscape.bybit.Bybit.MILLI;
import static io.github.liqscape.bybit.Bybit.RECEIVED;
import static io.github.liqscape.bybit.Bybit.decoded;
import static io.github.liqscape.bybit.Bybit.everything;
import static io.github.liqscape.bybit.Bybit.json;
import static io.github.liqscape.bybit.Bybit.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.StreamKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TickerFramesTest {

  private static final String FULL =
      "'markPrice':'17217.33','indexPrice':'17227.36','openInterest':'68744.761',"
          + "'openInterestValue':'1183601235.91','singleOpenInterest':'34372.381',"
          + "'singleOpenInterestValue':'591800617.96','nextFundingTime':'1673280000000',"
          + "'fundingRate':'-0.000212','fundingIntervalHour':'4','bid1Price':'17215.50'";

  private static String frame(String type, long ts, long cs, String fields) {
    return frame("BTCUSDT", type, ts, cs, fields);
  }

  /** As Bybit sends it: ts and cs behind the data. */
  private static String frame(String symbol, String type, long ts, long cs, String fields) {
    return json(
        "{'topic':'tickers."
            + symbol
            + "','type':'"
            + type
            + "','data':{'symbol':'"
            + symbol
            + "'"
            + (fields.isEmpty() ? "" : "," + fields)
            + "},'cs':"
            + cs
            + ",'ts':"
            + ts
            + "}");
  }

  @Test
  void a_snapshot_tells_mark_funding_and_open_interest() {
    Collected c = decoded(everything(BTC), frame("snapshot", 1673272861686L, 5, FULL));
    long time = 1673272861686L * MILLI;
    assertThat(c.events)
        .containsExactly(
            new MarkPrice(BTC, time, RECEIVED, 17217.33, 17227.36),
            new FundingRate(
                BTC,
                time,
                RECEIVED,
                -0.000212,
                1673280000000L * MILLI,
                Duration.ofHours(4),
                FundingRate.Status.ESTIMATE),
            new OpenInterest(BTC, time, RECEIVED, 34372.381, 591800617.96));
    assertThat(c.probes).containsExactly(time);
  }

  @Test
  void a_delta_is_merged_and_what_it_does_not_name_is_unchanged() {
    Collected c =
        decoded(
            everything(BTC),
            frame("snapshot", 1, 5, FULL),
            frame("delta", 2, 6, "'bid1Price':'17216'"),
            frame("delta", 3, 7, "'indexPrice':'17228'"),
            frame("delta", 4, 8, "'markPrice':'17218'"),
            frame("delta", 5, 9, "'markPrice':'17218'"),
            frame("delta", 6, 10, "'fundingRate':'0.0001'"),
            frame("delta", 7, 11, "'singleOpenInterest':'1','openInterest':'2'"));
    assertThat(c.of(MarkPrice.class))
        .extracting(MarkPrice::mark, MarkPrice::index, MarkPrice::eventNanos)
        .containsExactly(
            tuple(17217.33, 17227.36, 1 * MILLI),
            tuple(17217.33, 17228.0, 3 * MILLI),
            tuple(17218.0, 17228.0, 4 * MILLI));
    assertThat(c.of(FundingRate.class))
        .extracting(FundingRate::rate)
        .containsExactly(-0.000212, 0.0001);
    assertThat(c.of(FundingRate.class).getLast().interval()).isEqualTo(Duration.ofHours(4));
    assertThat(c.of(OpenInterest.class))
        .extracting(OpenInterest::quantity)
        .containsExactly(34372.381, 1.0);
    assertThat(c.probes).as("every frame ticks, changed or not").hasSize(7);
  }

  @Test
  void a_delta_before_the_first_snapshot_is_dropped_and_is_no_sign_of_life() {
    Collected c =
        decoded(
            everything(BTC),
            frame("delta", 1, 4, "'markPrice':'1'"),
            frame("snapshot", 2, 5, FULL));
    assertThat(c.skipped).isOne();
    assertThat(c.probes).containsExactly(2 * MILLI);
    assertThat(c.of(MarkPrice.class)).extracting(MarkPrice::mark).containsExactly(17217.33);
  }

  @Test
  void a_new_connection_remembers_nothing() {
    Collected first = decoded(everything(BTC), frame("snapshot", 1, 5, FULL));
    Collected second = decoded(everything(BTC), frame("delta", 2, 6, "'indexPrice':'17228'"));
    assertThat(first.events).hasSize(3);
    assertThat(second.events).isEmpty();
  }

  @Test
  void an_older_delta_does_not_bring_back_what_is_past() {
    Collected c =
        decoded(
            everything(BTC),
            frame("snapshot", 2, 5, FULL),
            frame("delta", 1, 4, "'markPrice':'1'"),
            frame("delta", 3, 5, "'markPrice':'17300'"));
    assertThat(c.of(MarkPrice.class))
        .extracting(MarkPrice::mark)
        .containsExactly(17217.33, 17300.0);
    assertThat(c.skipped).isOne();
  }

  @Test
  void a_second_snapshot_replaces_the_first_and_tells_only_what_changed() {
    Collected c =
        decoded(
            everything(BTC),
            frame("snapshot", 1, 5, FULL),
            frame("snapshot", 2, 3, "'markPrice':'17217.33','indexPrice':'17227.36'"),
            frame("delta", 3, 4, "'fundingRate':'0.0001'"));
    assertThat(c.events).as("no settlement time is known any more").hasSize(3);
  }

  @Test
  void one_sided_open_interest_goes_before_half_of_both_sides() {
    assertThat(openInterest(BTC, "'openInterest':'10','singleOpenInterest':'6'")).isEqualTo(6);
    assertThat(openInterest(BTC, "'openInterest':'10'")).isEqualTo(5);
    assertThat(openInterest(BTC, "'openInterest':'10','singleOpenInterest':''")).isEqualTo(5);
    assertThat(
            decoded(everything(BTC), frame("snapshot", 1, 1, "'markPrice':'1'"))
                .of(OpenInterest.class))
        .isEmpty();
  }

  private static double openInterest(Instrument of, String fields) {
    return decoded(everything(of), frame(of.symbol(), "snapshot", 1, 1, fields))
        .only(OpenInterest.class)
        .quantity();
  }

  @Test
  void the_value_of_both_sides_is_halved_and_inverse_interest_is_its_own_value() {
    String fields = "'openInterest':'10','openInterestValue':'300'";
    assertThat(
            decoded(everything(BTC), frame("snapshot", 1, 1, fields))
                .only(OpenInterest.class)
                .notional())
        .isEqualTo(150);
    assertThat(
            decoded(everything(INVERSE), frame("BTCUSD", "snapshot", 1, 1, fields))
                .only(OpenInterest.class)
                .notional())
        .isEqualTo(5);
  }

  @Test
  void empty_text_means_that_a_field_does_not_apply() {
    Collected c =
        decoded(
            everything(BTC),
            frame(
                "snapshot",
                1,
                1,
                "'markPrice':'5','indexPrice':'','fundingRate':'','nextFundingTime':''"),
            frame("delta", 2, 2, "'markPrice':''"),
            frame("delta", 3, 3, "'indexPrice':'6'"));
    assertThat(c.only(MarkPrice.class).mark()).isEqualTo(5);
    assertThat(c.only(MarkPrice.class).index()).isNaN();
    assertThat(c.malformed).isEmpty();
  }

  @Test
  void a_field_that_cannot_be_read_is_counted_and_stays_what_it_was() {
    Collected c =
        decoded(
            everything(BTC),
            frame("snapshot", 1, 5, FULL),
            frame(
                "delta",
                2,
                6,
                "'markPrice':'-3','fundingRate':'0.21','openInterest':{'a':[]},'indexPrice':'9'"));
    assertThat(c.of(MarkPrice.class).getLast())
        .isEqualTo(new MarkPrice(BTC, 2 * MILLI, RECEIVED, 17217.33, 9));
    assertThat(c.malformed)
        .contains(
            "markPrice must be > 0, was '-3'", "fundingRate must be in [-0.2, 0.2], was '0.21'")
        .hasSize(3);
    assertThat(c.of(FundingRate.class)).hasSize(1);
  }

  @Test
  void a_ticker_that_nobody_asked_for_is_still_the_probe() {
    Collected c =
        decoded(
            only(StreamKind.TRADE, BTC), frame("snapshot", 1, 5, FULL), frame("delta", 2, 6, ""));
    assertThat(c.events).isEmpty();
    assertThat(c.probes).hasSize(2);
  }

  @Test
  void a_frame_without_time_or_of_an_unknown_type_is_malformed() {
    Collected c =
        decoded(
            everything(BTC),
            json("{'topic':'tickers.BTCUSDT','type':'snapshot','data':{'markPrice':'1'},'cs':1}"),
            frame("patch", 1, 1, FULL),
            json("{'topic':'tickers.BTCUSDT','type':'snapshot','ts':1}"),
            json("{'topic':'tickers.BTCUSDT','type':'snapshot','ts':1,'data':[]}"));
    assertThat(c.events).isEmpty();
    assertThat(c.malformed)
        .containsExactly(
            "ts is missing",
            "type must be snapshot or delta, was 'patch'",
            "data is missing",
            "data must be an object, was '['");
  }
}
