// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static io.github.liqscape.binance.RestQueriesTest.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.spi.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FundingQueryTest {

  private static final long MILLI = 1_000_000L;
  private static final Requests USDM = Bench.requests(Market.USDM);

  @Test
  void funding_times_are_rounded_to_the_minute_and_intervals_taken_from_their_steps() {
    FundingIntervals intervals = new FundingIntervals();
    long t = 1_700_006_400_000L;
    TimeRange range = new TimeRange(t * MILLI, (t + 100 * 3_600_000L) * MILLI);
    var query = new FundingQuery(USDM, intervals, Bench.BTC, range, false);
    query.accept(
        """
        [{"symbol":"BTCUSDT","fundingRate":"0.00010000","fundingTime":%d,
          "markPrice":"34651.40591389"},
         {"symbol":"BTCUSDT","fundingRate":"-0.00020000","fundingTime":%d,"markPrice":""},
         {"symbol":"BTCUSDT","fundingRate":"0.3","fundingTime":%d},
         {"symbol":"BTCUSDT","fundingRate":"0.00030000","fundingTime":%d}]
        """
            .formatted(t + 16, t + 4 * 3_600_000L, t + 5 * 3_600_000L, t + 28 * 3_600_000L + 1),
        Bench.RECEIVED);
    assertThat(query.next()).isNull();
    assertThat(query.malformed()).isEqualTo(1);
    assertThat(query.result())
        .extracting(FundingRate::settlementNanos, FundingRate::interval)
        .containsExactly(
            tuple(t * MILLI, Duration.ofHours(8)),
            tuple((t + 4 * 3_600_000L) * MILLI, Duration.ofHours(4)),
            tuple((t + 28 * 3_600_000L) * MILLI, Duration.ofHours(8)));
    assertThat(query.result()).allMatch(f -> f.eventNanos() == f.settlementNanos());
    assertThat(query.result()).allMatch(f -> f.status() == FundingRate.Status.SETTLED);
  }

  @Test
  void funding_is_paged_by_the_time_of_the_last_row() {
    long t = 1_600_000_020_000L;
    TimeRange range = new TimeRange(t * MILLI, (t + 2_500 * 3_600_000L) * MILLI);
    var query = new FundingQuery(USDM, new FundingIntervals(), Bench.BTC, range, false);
    int pages = 0;
    for (RestRequest r = query.next(); r != null; r = query.next()) {
      pages++;
      long from = parameter(r, "startTime");
      String rows =
          LongStream.range(0, 2_500)
              .map(n -> t + n * 3_600_000L + 5)
              .filter(time -> time >= from)
              .limit(1_000)
              .mapToObj(time -> "{\"fundingRate\":\"0.0001\",\"fundingTime\":" + time + "}")
              .collect(Collectors.joining(",", "[", "]"));
      query.accept(rows, Bench.RECEIVED);
    }
    assertThat(pages).isEqualTo(3);
    assertThat(query.result()).hasSize(2_500).extracting(FundingRate::settlementNanos).isSorted();
  }

  @Test
  void rate_just_settled_carries_the_time_of_the_answer() {
    BinanceProtocol protocol = ProtocolTest.protocol(Market.USDM);
    long settlement = 1_700_006_400_000L * MILLI;
    RestQuery<?> query = protocol.settledFunding(Bench.BTC, settlement);
    long now = settlement + 5_000 * MILLI;
    query.accept(
        "[{\"symbol\":\"BTCUSDT\",\"fundingRate\":\"0.0001\",\"fundingTime\":1700006400007}]", now);
    assertThat((List<?>) query.result())
        .singleElement()
        .isEqualTo(
            new FundingRate(
                Bench.BTC,
                now,
                now,
                0.0001,
                settlement,
                Duration.ofHours(8),
                FundingRate.Status.SETTLED));
  }

  @Test
  void listed_intervals_are_noted() {
    FundingIntervals intervals = new FundingIntervals();
    var query = new FundingIntervalQuery(USDM, intervals);
    query.accept(
        "[{\"symbol\":\"BTCUSDT\",\"fundingIntervalHours\":4},{\"symbol\":\"X\","
            + "\"fundingIntervalHours\":0}]",
        1);
    assertThat(query.next()).isNull();
    assertThat(query.malformed()).isEqualTo(1);
    assertThat(intervals.of("BTCUSDT")).isEqualTo(Duration.ofHours(4));
    assertThat(intervals.of("ETHUSDT")).isEqualTo(Duration.ofHours(8));
  }
}
