// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.INVERSE_HOSTS;
import static io.github.liqscape.bybit.Bybit.LINEAR_HOSTS;
import static io.github.liqscape.bybit.Bybit.MILLI;
import static io.github.liqscape.bybit.Bybit.answer;
import static io.github.liqscape.bybit.Bybit.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.recorded.RecordedData;
import io.github.liqscape.spi.InstrumentInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InstrumentsQueryTest {

  static String row(String symbol, String type, String changed) {
    return "{'symbol':'"
        + symbol
        + "','contractType':'"
        + type
        + "','status':'Trading','baseCoin':"
        + "'BTC','quoteCoin':'USDT','launchTime':'1585526400000','leverageFilter':{'minLeverage':'1',"
        + "'maxLeverage':'100.00'},'priceFilter':{'tickSize':'0.10'},'lotSizeFilter':{'qtyStep':"
        + "'0.001','minOrderQty':'0.001','minNotionalValue':'5'},'fundingInterval':480,'settleCoin':"
        + "'USDT'"
        + changed
        + "}";
  }

  private static String page(String cursor, String... rows) {
    return answer(
        1,
        "{'category':'linear','list':["
            + String.join(",", rows)
            + "],'nextPageCursor':'"
            + cursor
            + "'}");
  }

  private static InstrumentsQuery all(BybitHosts hosts) {
    return new InstrumentsQuery(hosts, Optional.empty());
  }

  @Test
  void the_cursor_is_followed_through_pages_of_500() {
    InstrumentsQuery query = all(LINEAR_HOSTS);
    List<URI> asked =
        Bybit.run(
            query,
            uri ->
                switch (parameter(uri, "cursor")) {
                  case "" -> page("first%3D1", row("BTCUSDT", "LinearPerpetual", ""));
                  case "first%3D1" -> page("second", row("币安人生USDT", "LinearPerpetual", ""));
                  default -> page("", row("BTC-25DEC26", "LinearFutures", ",'fundingInterval':0"));
                });
    assertThat(asked.getFirst().getQuery()).isEqualTo("category=linear&limit=500");
    assertThat(asked).hasSize(3);
    assertThat(query.result())
        .extracting(i -> i.instrument().symbol())
        .containsExactly("BTCUSDT", "币安人生USDT", "BTC-25DEC26");
    assertThat(query.result())
        .extracting(InstrumentInfo::perpetual)
        .containsExactly(true, true, false);
    assertThat(query.result().getLast().fundingInterval()).isEmpty();
  }

  @Test
  void every_term_is_read() {
    InstrumentsQuery query = all(LINEAR_HOSTS);
    Bybit.run(query, uri -> page("", row("BTCUSDT", "LinearPerpetual", "")));
    InstrumentInfo info = query.result().getFirst();
    Instrument btc = info.instrument();
    assertThat(btc.contractType()).isEqualTo(ContractType.LINEAR);
    assertThat(btc.tickSize()).isEqualByComparingTo("0.1");
    assertThat(btc.lotSize()).isEqualByComparingTo("0.001");
    assertThat(btc.contractSize()).isEqualByComparingTo("1");
    assertThat(info.listedNanos()).isEqualTo(1585526400000L * MILLI);
    assertThat(info.maxLeverage()).isEqualTo(100);
    assertThat(info.minNotional()).isEqualTo(5);
    assertThat(info.fundingInterval()).contains(Duration.ofHours(8));
    assertThat(info.status()).isEqualTo(InstrumentInfo.Status.TRADING);
  }

  @Test
  void what_does_not_trade_says_so() {
    InstrumentsQuery query = all(LINEAR_HOSTS);
    Bybit.run(
        query,
        uri ->
            page(
                "",
                row("A", "LinearPerpetual", ",'status':'PreLaunch'"),
                row("B", "LinearPerpetual", ",'status':'Closed'"),
                row("C", "LinearPerpetual", ",'status':'Delivering'")));
    assertThat(query.result())
        .extracting(InstrumentInfo::status)
        .containsExactly(
            InstrumentInfo.Status.PAUSED,
            InstrumentInfo.Status.CLOSED,
            InstrumentInfo.Status.PAUSED);
  }

  @Test
  void rows_of_other_contracts_or_with_absurd_steps_are_counted() {
    InstrumentsQuery query = all(LINEAR_HOSTS);
    Bybit.run(
        query,
        uri ->
            page(
                "",
                row("A", "InversePerpetual", ""),
                row("B", "LinearPerpetual", ",'priceFilter':{'tickSize':'1e-999999999'}"),
                row("C", "LinearPerpetual", ",'priceFilter':{'tickSize':'0'}"),
                row("D", "LinearPerpetual", ",'quoteCoin':''"),
                "null"));
    assertThat(query.result()).isEmpty();
    assertThat(query.malformed()).isEqualTo(5);
  }

  @Test
  void fixtures_of_other_markets_are_refused_and_ours_are_read() throws IOException {
    Path folder = RecordedData.path("protocol-fixtures/bybit-v5");
    assumeTrue(Files.isDirectory(folder), () -> "recorded data not found: " + folder);
    InstrumentsQuery linear = all(LINEAR_HOSTS);
    assertThat(linear.accept(read(folder, "linear"), 0)).isNull();
    assertThat(linear.result())
        .extracting(i -> i.instrument().symbol())
        .containsExactly("BTCUSDT", "ETHUSDT");
    InstrumentsQuery inverse = all(INVERSE_HOSTS);
    assertThat(inverse.accept(read(folder, "inverse_symbol_type"), 0)).isNull();
    assertThat(inverse.result().getFirst().instrument().settleAsset()).isEqualTo("BRENT");
    for (String other : List.of("spot", "spot_xstocks", "option", "option_symbol_id")) {
      InstrumentsQuery query = all(LINEAR_HOSTS);
      boolean refused = query.accept(read(folder, other), 0) != null;
      assertThat(refused || query.malformed() > 0).as(other).isTrue();
      assertThat(query.result()).as(other).isEmpty();
    }
  }

  private static String read(Path folder, String name) throws IOException {
    return Files.readString(folder.resolve("http_get_instruments_" + name + ".json"));
  }
}
