// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.testkit.Allocations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A short number with a huge exponent, in the place of each number: it is not written out. */
@Timeout(60)
class HostileNumbersTest {

  private static final Pattern NUMBER =
      Pattern.compile("(?<=[:\\[,])\"?[0-9][0-9.]*\"?(?=[,}\\]])");
  private static final List<String> HOSTILE =
      List.of(
          "1e999999999",
          "\"1e999999999\"",
          "1e-999999999",
          "\"1e-999999999\"",
          "\"-1e99999999\"",
          "\"1e2147483647\"",
          "\"1e-2147483647\"",
          "1e99999999999");
  private static final long START = 1_700_000_040_000L;
  private static final TimeRange RANGE =
      new TimeRange(START * Bench.MILLI, (START + 600_000) * Bench.MILLI);
  private static final Requests USDM = Bench.requests(Market.USDM);

  private final Allocations allocations = new Allocations();

  @TempDir Path folder;

  /** The first bracket frame of a process loads Jackson's tree reader, 100 MB with a coverage agent. */
  @BeforeAll
  static void every_written_frame_is_decoded_once() {
    BinanceDecoder decoder = Bench.decoder(Market.USDM, Bench.everything(Bench.BTC, Bench.ETH));
    for (String written : MutatedFrames.WRITTEN) {
      decoder.decode(written, Bench.RECEIVED, new Heard());
    }
  }

  /** The text with each of its numbers in turn replaced by each hostile one. */
  private static List<String> broken(String text) {
    List<String> all = new ArrayList<>();
    for (Matcher number = NUMBER.matcher(text); number.find(); ) {
      for (String hostile : HOSTILE) {
        all.add(text.substring(0, number.start()) + hostile + text.substring(number.end()));
      }
    }
    assertThat(all).as(text).isNotEmpty();
    return all;
  }

  @Test
  void frames_with_huge_exponents_need_little_memory() {
    for (String written : MutatedFrames.WRITTEN) {
      if (!NUMBER.matcher(written).find()) {
        continue;
      }
      for (String frame : broken(written)) {
        BinanceDecoder decoder =
            Bench.decoder(Market.USDM, Bench.everything(Bench.BTC, Bench.ETH));
        allocations.during(
            frame,
            () -> decoder.decode(frame, Bench.RECEIVED, new Heard()),
            () -> decoder.decode(frame, Bench.RECEIVED, new Heard()));
      }
    }
    assertThat(allocations.most()).isPositive();
  }

  private void survives(Supplier<RestQuery<?>> kind, String good) {
    for (String body : broken(good.replace('\'', '"'))) {
      Runnable answered =
          () -> {
            RestQuery<?> query = kind.get();
            query.next();
            if (query.accept(body, Bench.RECEIVED) == null) {
              query.next();
            }
          };
      allocations.during(body, answered, answered);
    }
  }

  @Test
  void answers_with_huge_exponents_need_little_memory() {
    survives(
        () -> new InstrumentQuery(USDM),
        "{'symbols':[{'symbol':'BTCUSDT','pair':'BTCUSDT','contractType':'PERPETUAL','status':"
            + "'TRADING','onboardDate':1569398400000,'baseAsset':'BTC','quoteAsset':'USDT',"
            + "'filters':[{'filterType':'PRICE_FILTER','tickSize':'0.10'},{'filterType':'LOT_SIZE',"
            + "'stepSize':'0.001'},{'filterType':'MIN_NOTIONAL','notional':'100'}]}]}");
    survives(
        () -> new InstrumentQuery(Bench.requests(Market.COINM)),
        "{'symbols':[{'symbol':'BTCUSD_PERP','pair':'BTCUSD','contractType':'PERPETUAL',"
            + "'contractStatus':'TRADING','contractSize':100,'baseAsset':'BTC','quoteAsset':'USD',"
            + "'filters':[{'filterType':'PRICE_FILTER','tickSize':'0.10'},{'filterType':'LOT_SIZE',"
            + "'stepSize':'1'}]}]}");
    survives(
        () -> new CandleQuery(USDM, Bench.BTC, PriceKind.LAST, Timeframe.M1, RANGE),
        "[[" + START + ",'10','12','9','11','3'," + (START + 59_999) + ",'33',7,'1','11','0']]");
    survives(
        () -> new InterestHistoryQuery(USDM, Bench.BTC, Timeframe.M5, RANGE),
        "[{'symbol':'BTCUSDT','sumOpenInterest':'20403.1','sumOpenInterestValue':'150570784.0',"
            + "'timestamp':1700000100000}]");
    survives(
        () -> new FundingQuery(USDM, new FundingIntervals(), Bench.BTC, RANGE, false),
        "[{'symbol':'BTCUSDT','fundingTime':1700000100000,'fundingRate':'0.0001'}]");
    survives(
        () -> new FundingIntervalQuery(USDM, new FundingIntervals()),
        "[{'symbol':'BTCUSDT','fundingIntervalHours':4}]");
    survives(
        () -> BookQuery.of(USDM, Bench.BTC),
        "{'lastUpdateId':77,'E':5,'T':4,'bids':[['10','1']],'asks':[['11','2']]}");
    assertThat(allocations.most()).isPositive();
  }

  @Test
  void files_of_tiers_with_huge_exponents_need_little_memory() throws IOException {
    Path file = folder.resolve("tiers.json");
    for (String good :
        List.of(
            "[{'symbol':'BTCUSDT','notionalCoef':1.5,'brackets':[{'bracket':1,'initialLeverage':"
                + "150,'notionalCap':300000,'notionalFloor':0,'maintMarginRatio':0.004,'cum':0.0},"
                + "{'bracket':2,'initialLeverage':100,'notionalCap':800000,'notionalFloor':300000,"
                + "'maintMarginRatio':0.005,'cum':300.0}]}]",
            "{'market':'usdm','tables':[{'symbol':'BTCUSDT','asOf':'2026-11-01','source':'us',"
                + "'tiers':[{'floor':'0','cap':'1000','rate':'0.01'},"
                + "{'floor':1000,'rate':0.02}]}]}")) {
      for (String text : broken(good.replace('\'', '"'))) {
        Files.writeString(file, text);
        Runnable asked =
            () -> new TierTables(Market.USDM, Optional.of(file)).find(Bench.BTC);
        allocations.during(text, asked, asked);
      }
    }
    assertThat(allocations.most()).isPositive();
  }
}
