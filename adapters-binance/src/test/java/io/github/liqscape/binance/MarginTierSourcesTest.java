// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MarginTierSourcesTest {

  @TempDir private Path folder;

  private static final String BRACKETS =
      """
      [{"symbol":"BTCUSDT",%s"brackets":[
        {"bracket":2,"initialLeverage":100,"notionalCap":800000,"notionalFloor":300000,
          "maintMarginRatio":0.005,"cum":300.0},
        {"bracket":1,"initialLeverage":150,"notionalCap":300000,"notionalFloor":0,
          "maintMarginRatio":0.004,"cum":0.0}]},
       {"symbol":"ETHUSDT","brackets":[
        {"bracket":1,"initialLeverage":100,"notionalCap":50000,"notionalFloor":0,
          "maintMarginRatio":0.005,"cum":0},
        {"bracket":2,"initialLeverage":50,"notionalCap":90000,"notionalFloor":60000,
          "maintMarginRatio":0.01,"cum":300}]}]
      """;

  @Test
  void bundled_table_is_the_verified_one_and_knows_its_age() {
    MarginTiers tiers = found(Bench.tiers(Market.USDM), Bench.BTC);
    MarginTiers known = KnownMarginTiers.binanceBtcusdt2026();
    assertThat(tiers.tiers()).isEqualTo(known.tiers());
    assertThat(tiers.asOf()).isEqualTo(LocalDate.of(2026, 8, 2));
    assertThat(tiers.source()).contains("https://");
    assertThat(tiers.staleAt(nanos("2026-10-30T23:59:59Z"))).isFalse();
    assertThat(tiers.staleAt(nanos("2026-10-31T00:00:00Z"))).isTrue();
  }

  @Test
  void symbol_nobody_told_of_has_no_tiers() {
    assertThat(Bench.tiers(Market.USDM).find(Bench.ETH).orThrow()).isEmpty();
    assertThat(Bench.tiers(Market.COINM).find(Bench.BTC_COIN).orThrow()).isEmpty();
  }

  @Test
  void saved_answer_goes_before_the_bundled_table_and_is_dated_by_its_file() throws IOException {
    TierTables tables = tables(Market.USDM, BRACKETS.formatted(""), "2026-11-20T12:00:00Z");
    MarginTiers tiers = found(tables, Bench.BTC);
    assertThat(tiers.tiers()).hasSize(2);
    assertThat(tiers.asOf()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(tiers.source()).contains("leverageBracket").contains("tiers.json");
    assertThat(tiers.maintenanceMargin(new BigDecimal("400000"))).isEqualByComparingTo("1700");
  }

  @Test
  void table_with_a_gap_is_refused_by_name_and_spoils_no_other() throws IOException {
    TierTables tables = tables(Market.USDM, BRACKETS.formatted(""), "2026-11-20T12:00:00Z");
    assertThat(tables.find(Bench.ETH))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            f -> {
              assertThat(f.failure().reason()).isEqualTo(Reason.MALFORMED);
              assertThat(f.failure().detail()).contains("ETHUSDT").contains("floor must be 50000");
            });
    assertThat(found(tables, Bench.BTC).tiers()).hasSize(2);
  }

  @Test
  void notional_coefficient_scales_floors_caps_and_deductions() throws IOException {
    TierTables tables =
        tables(Market.USDM, BRACKETS.formatted("\"notionalCoef\":1.5,"), "2026-11-20T12:00:00Z");
    MarginTiers.Tier second = found(tables, Bench.BTC).tiers().get(1);
    assertThat(second.floor()).isEqualByComparingTo("450000");
    assertThat(second.cap().orElseThrow()).isEqualByComparingTo("1200000");
    assertThat(second.deduction()).isEqualByComparingTo("450");
  }

  @Test
  void coin_margined_answer_counts_in_coins_under_either_spelling() throws IOException {
    String brackets =
        """
        [{"symbol":"BTCUSD_PERP","brackets":[
          {"bracket":1,"initialLeverage":125,"qtyCap":5,"qtylFloor":0,"maintMarginRatio":0.004,
            "cum":0},
          {"bracket":2,"initialLeverage":100,"qtyCap":10,"%s":5,"maintMarginRatio":0.005,
            "cum":0.005}]}]
        """;
    for (String floor : new String[] {"qtylFloor", "qtyFloor"}) {
      MarginTiers tiers =
          found(
              tables(Market.COINM, brackets.formatted(floor), "2026-11-20T12:00:00Z"),
              Bench.BTC_COIN);
      assertThat(tiers.unit()).isEqualTo(MarginTiers.Unit.COIN);
      assertThat(tiers.tiers().get(1).deduction()).isEqualByComparingTo("0.005");
    }
    String byPair =
        brackets
            .formatted("qtylFloor")
            .replace("\"symbol\":\"BTCUSD_PERP\"", "\"pair\":\"BTCUSD\"");
    assertThat(found(tables(Market.COINM, byPair, "2026-11-20T12:00:00Z"), Bench.BTC_COIN).tiers())
        .hasSize(2);
  }

  @Test
  void own_format_may_leave_deductions_to_the_rule_and_the_last_cap_open() throws IOException {
    String own =
        """
        {"market":"usdm","tables":[{"symbol":"BTCUSDT","asOf":"2026-11-01","source":"by hand",
          "tiers":[
          {"floor":"0","cap":"1000","rate":"0.01"},{"floor":1000,"rate":0.02}]}]}
        """;
    MarginTiers tiers = found(tables(Market.USDM, own, "2026-11-20T12:00:00Z"), Bench.BTC);
    assertThat(tiers.asOf()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(tiers.tiers().get(1).deduction()).isEqualByComparingTo("10");
    assertThat(tiers.tiers().get(1).cap()).isEmpty();
    assertThat(tables(Market.COINM, own, "2026-11-20T12:00:00Z").find(Bench.BTC_COIN))
        .isInstanceOf(Answer.Failed.class);
    // A bare list of tables, as the adapter of another venue reads it.
    String list = own.strip().replaceFirst(".*?\"tables\":", "").replaceFirst("}$", "");
    MarginTiers same = found(tables(Market.USDM, list, "2026-11-20T12:00:00Z"), Bench.BTC);
    assertThat(same.tiers()).isEqualTo(tiers.tiers());
    String coins = list.replace("\"asOf\"", "\"unit\":\"COIN\",\"asOf\"");
    assertThat(tables(Market.USDM, coins, "2026-11-20T12:00:00Z").find(Bench.BTC))
        .isInstanceOf(Answer.Failed.class);
  }

  @Test
  void file_that_cannot_be_read_fails_every_question_instead_of_falling_back() throws IOException {
    for (String text : new String[] {"", "{", "7", "{\"a\":1}", "<html>"}) {
      assertThat(tables(Market.USDM, text, "2026-11-20T12:00:00Z").find(Bench.BTC))
          .as(text)
          .isInstanceOf(Answer.Failed.class);
    }
    Path missing = folder.resolve("missing.json");
    assertThat(new TierTables(Market.USDM, Optional.of(missing)).find(Bench.BTC))
        .isInstanceOf(Answer.Failed.class);
  }

  @Test
  void live_brackets_go_before_every_file() {
    TierTables tables = Bench.tiers(Market.USDM);
    BinanceDecoder decoder =
        new BinanceDecoder(
            Market.USDM, Bench.everything(Bench.BTC), tables, new FundingIntervals());
    String contract =
        "{'e':'contractInfo','E':1794000000000,'s':'BTCUSDT','ps':'BTCUSDT','ct':'PERPETUAL',"
            + "'cs':'TRADING'%s}";
    String brackets =
        ",'bks':[{'bs':1,'bnf':0,'bnc':5000,'mmr':0.01,'cf':0,'mi':21,'ma':50},"
            + "{'bs':2,'bnf':5000,'bnc':50000,'mmr':0.025,'cf':75,'mi':11,'ma':20}]";
    assertThat(Bench.heard(decoder, contract.formatted("").replace('\'', '"')).all)
        .containsExactly("skipped");
    assertThat(found(tables, Bench.BTC).tiers()).hasSize(4);
    Heard heard = Bench.heard(decoder, contract.formatted(brackets).replace('\'', '"'));
    assertThat(heard.all).isEmpty();
    MarginTiers tiers = found(tables, Bench.BTC);
    assertThat(tiers.tiers()).hasSize(2);
    assertThat(tiers.asOf()).isEqualTo(LocalDate.of(2026, 11, 6));
    Heard gap =
        Bench.heard(
            decoder,
            contract.formatted(brackets.replace("'bnf':5000", "'bnf':6000")).replace('\'', '"'));
    assertThat(gap.malformed).singleElement().asString().contains("floor must be 5000");
    assertThat(found(tables, Bench.BTC)).isSameAs(tiers);
  }

  private TierTables tables(Market market, String text, String saved) throws IOException {
    Path file = folder.resolve("tiers.json");
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(saved)));
    return new TierTables(market, Optional.of(file));
  }

  private static MarginTiers found(TierTables tables, Instrument instrument) {
    return tables.find(instrument).orThrow().orElseThrow();
  }

  private static long nanos(String instant) {
    return Instant.parse(instant).atOffset(ZoneOffset.UTC).toEpochSecond() * 1_000_000_000L + 1;
  }
}
