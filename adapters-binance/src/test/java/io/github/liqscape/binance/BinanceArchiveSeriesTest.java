// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static io.github.liqscape.binance.BinanceArchiveFiles.BTCUSDT;
import static io.github.liqscape.binance.BinanceArchiveFiles.BTCUSD_PERP;
import static io.github.liqscape.binance.BinanceArchiveFiles.COINM;
import static io.github.liqscape.binance.BinanceArchiveFiles.DAY;
import static io.github.liqscape.binance.BinanceArchiveFiles.USDM;
import static io.github.liqscape.binance.BinanceArchiveFiles.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.VenueArchive;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candles, funding, open interest and liquidations. */
class BinanceArchiveSeriesTest {

  private static final String KLINES =
      "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
          + "taker_buy_quote_volume,ignore";
  private static final String METRICS =
      "create_time,symbol,sum_open_interest,sum_open_interest_value,"
          + "count_toptrader_long_short_ratio,sum_toptrader_long_short_ratio,"
          + "count_long_short_ratio,sum_taker_long_short_vol_ratio";
  private static final String ORDERS =
      "time,side,order_type,time_in_force,original_quantity,price,average_price,order_status,"
          + "last_fill_quantity,accumulated_fill_quantity";
  private static final String MINUTE =
      DAY + ",100,110,90,105,12.5," + (DAY + 59_999) + ",1290.5,42,7.5,770,0";

  @TempDir Path folder;

  @Test
  void candle_is_closed_and_its_time_the_close_time() throws Exception {
    long open = DAY * 1_000_000;
    CandleEvent expected =
        CandleEvent.recorded(
            BTCUSDT,
            PriceKind.LAST,
            new Candle(
                Timeframe.M1, open, 100, 110, 90, 105, 12.5, 1290.5, 7.5, 42, true));
    assertThat(expected.eventNanos()).isEqualTo(open + 60_000_000_000L);
    assertThat(read(USDM, "klines-1m", folder, KLINES, MINUTE).only()).isEqualTo(expected);
    assertThat(read(USDM, "klines-1m", folder, MINUTE).only()).isEqualTo(expected);
    assertThat(
            read(
                    USDM, "klines-1m", folder,
                    DAY + "000,100,110,90,105,12.5," + (DAY + 59_999) + "999,1290.5,42,7.5,770,0")
                .only())
        .isEqualTo(expected);
  }

  @Test
  void candles_of_mark_and_index_have_no_volume() throws Exception {
    String row = DAY + ",100,110,90,105,0," + (DAY + 3_599_999) + ",0,3600,0,0,0";
    for (PriceKind kind : new PriceKind[] {PriceKind.MARK, PriceKind.INDEX}) {
      String name = kind == PriceKind.MARK ? "markPriceKlines-1h" : "indexPriceKlines-1h";
      CandleEvent event = (CandleEvent) read(USDM, name, folder, row).only();
      assertThat(event.price()).isEqualTo(kind);
      assertThat(event.candle().volume()).isNaN();
      assertThat(event.candle().quoteVolume()).isNaN();
      assertThat(event.candle().takerBuyVolume()).isNaN();
      assertThat(event.candle().tradeCount()).isEqualTo(-1);
    }
  }

  @Test
  void coin_margined_volume_is_in_contracts_and_quote_volume_their_worth() throws Exception {
    Candle candle =
        ((CandleEvent)
                read(
                        COINM, "klines-1m", folder,
                        KLINES,
                        DAY + ",100000,110000,90000,100000,250," + (DAY + 59_999)
                            + ",0.25,42,100,0.1,0")
                    .only())
            .candle();
    assertThat(candle.volume()).isEqualTo(250);
    assertThat(candle.quoteVolume()).isEqualTo(25_000);
    assertThat(candle.takerBuyVolume()).isEqualTo(100);
  }

  @Test
  void candles_of_another_length_are_of_another_kind() {
    assertThatThrownBy(() -> read(USDM, "klines-5m", folder, MINUTE))
        .hasMessageContaining("field close_time: must be the end of a candle of 5m");
    assertThatThrownBy(
            () ->
                read(
                    USDM, "klines-1m", folder,
                    DAY + ",100,110,90,105,12.5," + (DAY + 299_999) + ",1290.5,42,7.5,770,0"))
        .hasMessageContaining("must be the end of a candle of 1m");
  }

  @Test
  void candle_that_cannot_be_is_counted() throws Exception {
    BinanceArchiveFiles.Read read =
        read(USDM, "klines-1m", folder, KLINES, MINUTE, MINUTE, MINUTE.replace(",110,", ",95,"));
    assertThat(read.count().events()).isOne();
    assertThat(read.count().repeated()).isOne();
    assertThat(read.count().firstMalformed().orElseThrow())
        .startsWith("rows.csv line 4, candle must satisfy low <= open, close <= high");
  }

  @Test
  void funding_is_settled_at_the_minute_nearest_to_its_time() throws Exception {
    long late = (DAY + 16) * 1_000_000;
    assertThat(
            read(
                    USDM, "fundingRate", folder,
                    "calc_time,funding_interval_hours,last_funding_rate",
                    (DAY + 16) + ",4,-0.00012345")
                .only())
        .isEqualTo(
            new FundingRate(
                BTCUSDT, late, late, -0.00012345, DAY * 1_000_000, Duration.ofHours(4),
                FundingRate.Status.SETTLED));
    assertThat(read(USDM, "fundingRate", folder, DAY + ",8,0.0001").events()).hasSize(1);
    assertThatThrownBy(() -> read(USDM, "fundingRate", folder, DAY + ",8,0.21"))
        .hasMessageContaining("rate must be in [-0.2, 0.2], was 0.21");
  }

  @Test
  void open_interest_is_of_its_time_until_june_2026() throws Exception {
    BinanceArchiveFiles.Read read =
        read(
            USDM, "metrics", folder,
            METRICS,
            "2025-10-10 00:10:00,BTCUSDT,83001.5,9960180000,1.1,1.2,1.3,1.4",
            "2025-10-10 00:05:00,BTCUSDT,83000,9960000000,,,,",
            "2025-10-10 00:05:00,BTCUSDT,83000,9960000000,,,,",
            "2025-10-10 00:15:00,BTCUSDT,,,,,,",
            "2025-10-10 00:20:00,ETHUSDT,1,1,,,,");
    long at = (DAY + 300_000) * 1_000_000;
    assertThat(read.events())
        .startsWith(new OpenInterest(BTCUSDT, at, at, 83_000, 9.96e9))
        .hasSize(2);
    assertThat(read.count().repeated()).isOne();
    assertThat(read.count().malformed()).isEqualTo(2);
    assertThat(read.count().firstMalformed())
        .contains("rows.csv line 5, field sum_open_interest: must be a number, was ''");
  }

  @Test
  void open_interest_stamped_with_the_start_is_of_the_end() throws Exception {
    assertThat(Instant.parse("2026-06-25T00:00:00Z").toEpochMilli() * 1_000_000)
        .isEqualTo(BinanceArchiveMetrics.STAMPED_WITH_START_SINCE);
    String midnight = "2026-06-25 00:00:00,BTCUSDT,2,200,,,,";
    assertThat(
            read(USDM, "metrics", folder, "2026-06-24 23:55:00,BTCUSDT,1,100,,,,", midnight)
                .events())
        .extracting(MarketEvent::eventNanos)
        .containsExactly(
            BinanceArchiveMetrics.STAMPED_WITH_START_SINCE - 300_000_000_000L,
            BinanceArchiveMetrics.STAMPED_WITH_START_SINCE);
    assertThat(read(USDM, "metrics", folder, midnight).only().eventNanos())
        .isEqualTo(BinanceArchiveMetrics.STAMPED_WITH_START_SINCE + 300_000_000_000L);
  }

  @Test
  void coin_margined_open_interest_stays_in_contracts() throws Exception {
    long end = (DAY + 300_000) * 1_000_000;
    assertThat(
            read(
                    COINM, "metrics", folder,
                    METRICS, "2025-10-10 00:00:00,BTCUSD_PERP,7500000,6200.5,,,,")
                .only())
        .isEqualTo(new OpenInterest(BTCUSD_PERP, end, end, 7_500_000, 750_000_000));
  }

  @Test
  void order_that_sold_liquidated_a_long_and_each_price_keeps_its_meaning() throws Exception {
    long at = (DAY + 926) * 1_000_000;
    BinanceArchiveFiles.Read read =
        read(
            COINM, "liquidationSnapshot", folder,
            ORDERS,
            (DAY + 926) + ",SELL,LIMIT,IOC,7,30631.6,30741.3,FILLED,6,7",
            (DAY + 926) + ",SELL,LIMIT,IOC,7,30631.6,30741.3,FILLED,6,7",
            (DAY + 926) + ",BUY,LIMIT,IOC,43,30756.6,0,FILLED,1,40",
            (DAY + 927) + ",HOLD,LIMIT,IOC,43,30756.6,0,FILLED,1,40");
    assertThat(read.events())
        .containsExactlyInAnyOrder(
            new ForcedOrder(
                BTCUSD_PERP, at, at, PositionSide.LONG, 7, 30741.3, 30631.6,
                ForcedOrder.Completeness.SAMPLED),
            new ForcedOrder(
                BTCUSD_PERP, at, at, PositionSide.SHORT, 40, Double.NaN, 30756.6,
                ForcedOrder.Completeness.SAMPLED));
    assertThat(read.count().repeated()).isOne();
    assertThat(read.count().firstMalformed())
        .contains("rows.csv line 5, field side: must be BUY or SELL, was 'HOLD'");
  }

  @Test
  void liquidations_without_header_may_name_the_symbol_or_not() throws Exception {
    VenueArchive.Count without =
        read(COINM, "liquidationSnapshot", folder, DAY + ",SELL,LIMIT,IOC,7,30,31,FILLED,6,7")
            .count();
    VenueArchive.Count with =
        read(
                COINM, "liquidationSnapshot", folder,
                DAY + ",BTCUSD_PERP,SELL,LIMIT,IOC,7,30,31,FILLED,6,7")
            .count();
    assertThat(without).isEqualTo(with).isEqualTo(new VenueArchive.Count(1, 0, 0));
  }
}
