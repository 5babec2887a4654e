// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstrumentsCommandTest {

  private static final String TERMS = "/v5/market/instruments-info";
  private static final String TIERS = "/v5/market/risk-limit";

  @SuppressWarnings("NullAway.Init") // before every test
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer();
    server.json(
        TERMS,
        answer(
            contract("BTCUSDT", "LinearPerpetual", "Trading") + ","
                + contract("BTC-25DEC26", "LinearFutures", "Trading") + ","
                + contract("OLDUSDT", "LinearPerpetual", "Closed")));
    server.json(
        TIERS,
        answer(
            "{'id':1,'symbol':'BTCUSDT','riskLimitValue':'2000000','maintenanceMargin':'0.005',"
                + "'initialMargin':'0.01','isLowestRisk':1,'maxLeverage':'100.00',"
                + "'mmDeduction':''}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String answer(String rows) {
    return "{'retCode':0,'retMsg':'OK','result':{'category':'linear','list':[" + rows
        + "],'nextPageCursor':''},'retExtInfo':{},'time':1772150400000}";
  }

  private static String contract(String symbol, String type, String status) {
    return "{'symbol':'" + symbol + "','contractType':'" + type + "','status':'" + status
        + "','baseCoin':'BTC','quoteCoin':'USDT','settleCoin':'USDT','launchTime':'1585526400000',"
        + "'leverageFilter':{'minLeverage':'1','maxLeverage':'100.00'},"
        + "'priceFilter':{'tickSize':'0.10'},'lotSizeFilter':{'qtyStep':'0.001',"
        + "'minOrderQty':'0.001','minNotionalValue':'5'},'fundingInterval':480}";
  }

  private CommandRun run(String... more) {
    String[] all = new String[4 + more.length];
    all[0] = "instruments";
    all[1] = "bybit";
    all[2] = "--rest";
    all[3] = server.uri();
    System.arraycopy(more, 0, all, 4, more.length);
    return CommandRun.of(all);
  }

  @Test
  void perpetuals_that_trade_are_listed_with_their_terms() {
    CommandRun run = run();
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("bybit linear")
        .containsPattern("BTCUSDT +linear +trading +0\\.10? +0\\.001 +1 +100 +8h  1, as of 2026-")
        .contains("1 contract")
        .doesNotContain("25DEC26", "OLDUSDT");
  }

  @Test
  void all_lists_what_expires_and_what_is_closed() {
    assertThat(run("--all").out())
        .containsPattern("BTC-25DEC26 +expires")
        .containsPattern("OLDUSDT +linear +closed")
        .contains("3 contracts");
  }

  @Test
  void json_is_for_machines() throws IOException {
    JsonNode root = new JsonMapper().readTree(run("--json").out());
    JsonNode btc = root.get("instruments").get(0);
    assertThat(root.get("instruments")).hasSize(1);
    assertThat(btc.get("symbol").textValue()).isEqualTo("BTCUSDT");
    assertThat(btc.get("maxLeverage").doubleValue()).isEqualTo(100);
    assertThat(btc.get("fundingInterval").textValue()).isEqualTo("PT8H");
  }

  @Test
  void unknown_symbol_is_one_sentence_and_exit_code_1() {
    server.json(TERMS, answer(""));
    CommandRun run = run("--symbol", "NOSUCH");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("liqscape: the venue does not know the symbol: ");
  }

  @Test
  void venue_that_refuses_is_one_sentence_and_exit_code_1() {
    server.page(TERMS, 403, new byte[0]);
    CommandRun run = run();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("liqscape: the venue ").contains(TERMS);
  }

  @Test
  void tiers_that_cannot_be_had_are_told_in_their_column() {
    server.page(TIERS, 403, new byte[0]);
    CommandRun run = run();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("BTCUSDT").contains("the venue ");
  }

  @Test
  void unknown_venue_and_market_are_wrong_usage() {
    CommandRun venue = CommandRun.of("instruments", "nowhere");
    assertThat(venue.exit()).isEqualTo(2);
    assertThat(venue.err()).contains("'nowhere'", "binance", "bybit");
    CommandRun market = run("--market", "spot");
    assertThat(market.exit()).isEqualTo(2);
    assertThat(market.err()).contains("spot", "linear");
    assertThat(server.asked()).isEmpty();
  }
}
