// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.spi.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Recorded rows, put back into the form in which the venue sends them. */
final class RecordedRowsTest {

  /** Rows of a tape as frames; the recorder had cut {@code USDT} from the symbols. */
  private static List<String> forcedOrders(String file) throws IOException {
    return Files.readAllLines(RecordedFrames.present(file)).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(
            c ->
                ("{\"e\":\"forceOrder\",\"E\":%s,\"o\":{\"s\":\"%s\",\"S\":\"%s\",\"o\":\"%s\","
                    + "\"f\":\"%s\","
                     + "\"q\":\"%s\",\"p\":\"%s\",\"ap\":\"%s\",\"X\":\"%s\",\"l\":\"%s\","
                     + "\"z\":\"%s\",\"T\":%s}}")
                    .formatted(
                        c[0],
                        c[1].contains("USD") || c[1].contains("_") ? c[1] : c[1] + "USDT",
                        c[2],
                        c[3],
                        c[4],
                        c[5],
                        c[6],
                        c[7],
                        c[8],
                        c[9],
                        c[10],
                        c[0]))
        .toList();
  }

  @Test
  void only_the_instrument_asked_for_is_kept_among_199_symbols() throws IOException {
    List<String> frames = forcedOrders("binance-usdm-liquidations-2025-06/liquidations.csv");
    Heard heard =
        Bench.heard(
            Bench.decoder(Market.USDM, Bench.everything(Bench.BTC)), frames.toArray(String[]::new));
    assertThat(heard.malformed).isEmpty();
    // USDC pairs (19) and dated contracts (10) of the same coin are strangers.
    assertThat(heard.events).hasSize(57);
    assertThat(heard.foreign).isEqualTo(1_146 - 57);
    assertThat(heard.events).allMatch(e -> Double.isNaN(((ForcedOrder) e).fillPrice()));
  }

  @Test
  void average_price_is_the_fill_and_price_the_bankruptcy_price_beyond_it() throws IOException {
    List<String> frames = forcedOrders("binance-usdm-liquidations-2025-01/liquidations.csv");
    Instrument[] coins = {Bench.BTC, Bench.ETH};
    Heard heard =
        Bench.heard(
            Bench.decoder(Market.USDM, Bench.everything(coins)), frames.toArray(String[]::new));
    List<ForcedOrder> orders = heard.events.stream().map(ForcedOrder.class::cast).toList();
    assertThat(orders).hasSize(31 + 49);
    assertThat(orders)
        .allSatisfy(
            o -> {
              double beyond = o.liquidatedSide().sign() * (1 - o.bankruptcyPrice() / o.fillPrice());
              assertThat(beyond).isBetween(0.0, 0.006);
            });
    assertThat(orders)
        .extracting(ForcedOrder::liquidatedSide)
        .contains(PositionSide.LONG, PositionSide.SHORT);
  }

  @Test
  void two_years_of_funding_have_no_hole_once_the_times_are_rounded() throws IOException {
    String rows =
        RecordedFrames.gzipLines("binance-usdm-funding-2023-2025/BTCUSDT_funding.csv.gz").stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(c -> "{\"fundingTime\":%s,\"fundingRate\":\"%s\"}".formatted(c[0], c[1]))
            .collect(Collectors.joining(",", "[", "]"));
    FundingQuery query =
        new FundingQuery(
            Bench.requests(Market.USDM),
            new FundingIntervals(),
            Bench.BTC,
            new TimeRange(0, Bench.RECEIVED),
            false);
    assertThat(query.accept(rows, Bench.RECEIVED)).isNull();
    List<FundingRate> rates = query.result();
    assertThat(query.malformed()).isZero();
    assertThat(rates).hasSize(2_151);
    assertThat(rates).extracting(FundingRate::interval).containsOnly(Duration.ofHours(8));
    for (int i = 1; i < rates.size(); i++) {
      assertThat(rates.get(i).settlementNanos() - rates.get(i - 1).settlementNanos())
          .isEqualTo(Duration.ofHours(8).toNanos());
    }
  }
}
