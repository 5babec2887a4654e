// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.INVERSE_HOSTS;
import static io.github.liqscape.bybit.Bybit.LINEAR_HOSTS;
import static io.github.liqscape.bybit.Bybit.answer;
import static io.github.liqscape.bybit.Bybit.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RiskLimitQueryTest {

  private static final long ASKED = 1_772_150_400_000L;

  private static String row(
      String symbol,
      String limit,
      String maintenance,
      String initial,
      String leverage,
      String deduction) {
    return "{'id':1,'symbol':'"
        + symbol
        + "','riskLimitValue':'"
        + limit
        + "','maintenanceMargin':'"
        + maintenance
        + "','initialMargin':'"
        + initial
        + "','isLowestRisk':1,'maxLeverage':'"
        + leverage
        + "','mmDeduction':'"
        + deduction
        + "'}";
  }

  /** The rows of BTCUSDT on 2026-02-27, rates as fractions, not in order. */
  static final String BTC_ROWS =
      String.join(
          ",",
          row("BTCUSDT", "10000000", "0.01", "0.02", "50.00", "10000"),
          row("BTCUSDT", "2000000", "0.005", "0.01", "100.00", ""),
          row("BTCUSDT", "20000000", "0.025", "0.05", "20.00", "160000"),
          row("BTCUSDT", "40000000", "0.05", "0.1", "10.00", "660000"),
          row("BTCUSDT", "80000000", "0.1", "0.2", "5.00", "2660000"),
          row("BTCUSDT", "160000000", "0.125", "0.25", "4.00", "4660000"),
          row("BTCUSDT", "200000000", "0.15", "0.3", "3.33", "8660000"));

  static String page(String cursor, String rows) {
    return answer(
        ASKED, "{'category':'linear','list':[" + rows + "],'nextPageCursor':'" + cursor + "'}");
  }

  private static RiskLimits.Tables asked(String... rows) {
    RiskLimitQuery query = new RiskLimitQuery(LINEAR_HOSTS, Optional.of("BTCUSDT"));
    Bybit.run(query, uri -> page("", String.join(",", rows)));
    return query.result();
  }

  private static MarginTiers table(RiskLimits.Tables tables, String symbol) {
    return Objects.requireNonNull(tables.tiers().get(symbol), () -> tables.refused().toString());
  }

  @Test
  void the_recorded_table_of_btcusdt_is_read_with_its_day_and_source() {
    MarginTiers tiers = table(asked(BTC_ROWS), "BTCUSDT");
    List<MarginTiers.Tier> oracle = KnownMarginTiers.bybitBtcusdt2026().tiers();
    assertThat(tiers.tiers()).hasSize(oracle.size());
    for (int i = 0; i < oracle.size(); i++) {
      assertThat(tiers.tiers().get(i).floor()).isEqualByComparingTo(oracle.get(i).floor());
      assertThat(tiers.tiers().get(i).rate()).isEqualByComparingTo(oracle.get(i).rate());
      assertThat(tiers.tiers().get(i).deduction()).isEqualByComparingTo(oracle.get(i).deduction());
    }
    assertThat(tiers.tiers().getFirst().maxLeverage()).contains(new BigDecimal("100.00"));
    assertThat(tiers.asOf()).isEqualTo(LocalDate.of(2026, 2, 27));
    assertThat(tiers.source())
        .isEqualTo("https://api.bybit.com/v5/market/risk-limit?category=linear&symbol=BTCUSDT");
    assertThat(tiers.unit()).isEqualTo(MarginTiers.Unit.QUOTE);
  }

  @Test
  void percent_and_fractions_give_the_same_table() {
    MarginTiers percent = table(asked(row("A", "150", "0.5", "1", "100.00", "")), "A");
    MarginTiers fraction = table(asked(row("A", "150", "0.005", "0.01", "100.00", "")), "A");
    assertThat(percent.tiers().getFirst().rate()).isEqualByComparingTo("0.005");
    assertThat(percent.tiers().getFirst().rate())
        .isEqualByComparingTo(fraction.tiers().getFirst().rate());
  }

  @Test
  void rates_that_are_neither_are_refused_and_so_are_mixed_ones() {
    assertThat(asked(row("A", "150", "0.005", "0.02", "100", "")).refused().get("A"))
        .isEqualTo("initialMargin x maxLeverage must be 1 or 100, was 0.02 x 100");
    assertThat(
            asked(
                    row("A", "150", "0.5", "1", "100", ""),
                    row("A", "300", "0.01", "0.02", "50", "0.75"))
                .refused())
        .containsEntry("A", "rates must be all percent or all fractions");
  }

  @Test
  void rounded_leverage_is_near_enough() {
    assertThat(asked(row("A", "150", "0.015", "0.03", "33.33", "")).tiers()).containsKey("A");
  }

  @Test
  void a_gap_or_an_unreadable_row_refuses_the_whole_table_and_no_other() {
    RiskLimits.Tables tables =
        asked(
            row("GAP", "150", "0.005", "0.01", "100", ""),
            row("GAP", "600", "0.02", "0.04", "25", "4.5"),
            row("BAD", "150", "0.005", "0.01", "100", ""),
            row("BAD", "x", "0.01", "0.02", "50", "0.75"),
            row("LATE", "300", "0.01", "0.02", "50", "0.75"),
            row("GOOD", "150", "0.005", "0.01", "100", "0"));
    assertThat(tables.tiers()).containsOnlyKeys("GOOD");
    assertThat(tables.refused()).containsOnlyKeys("GAP", "BAD", "LATE");
    assertThat(tables.refused().get("GAP")).contains("deduction must be 2.25");
    assertThat(tables.refused().get("BAD")).contains("riskLimitValue");
  }

  @Test
  void the_cursor_is_followed_and_a_symbol_may_span_pages() {
    RiskLimitQuery query = new RiskLimitQuery(LINEAR_HOSTS, Optional.empty());
    String second = row("A", "300", "0.01", "0.02", "50", "0.75");
    List<URI> asked =
        Bybit.run(
            query,
            uri ->
                parameter(uri, "cursor").isEmpty()
                    ? page("level%3D15", row("A", "150", "0.005", "0.01", "100", ""))
                    : page("", second + "," + second + "," + BTC_ROWS));
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst().getQuery()).isEqualTo("category=linear");
    assertThat(query.result().tiers()).containsOnlyKeys("A", "BTCUSDT");
    assertThat(table(query.result(), "A").tiers()).hasSize(2);
  }

  @Test
  void inverse_limits_are_in_coin() {
    RiskLimitQuery query = new RiskLimitQuery(INVERSE_HOSTS, Optional.empty());
    String rows =
        row("BTCUSD", "150", "0.5", "1", "100", "")
            + ","
            + row("BTCUSD", "300", "1", "2", "50", "0.75");
    Bybit.run(query, uri -> answer(ASKED, "{'category':'inverse','list':[" + rows + "]}"));
    assertThat(table(query.result(), "BTCUSD").unit()).isEqualTo(MarginTiers.Unit.COIN);
    assertThat(table(query.result(), "BTCUSD").tiers().getLast().deduction())
        .isEqualByComparingTo("0.75");
  }
}
