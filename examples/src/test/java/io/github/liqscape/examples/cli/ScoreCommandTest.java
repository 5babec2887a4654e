// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void without_data_synthetic_markets_are_pooled_and_too_few_days_are_an_answer()
      throws IOException {
    CommandRun run =
        TestData.without(
            folder, "score", "--markets", "2", "--days", "1", "--warmup", "0", "--json", "--out",
            folder.toString());
    assertThat(run.err()).contains("no recorded liquidations under " + folder);
    assertThat(run.exit()).isZero();
    String text = Files.readString(folder.resolve("score.json"));
    assertThat(run.out()).isEqualTo(text).doesNotContain("NaN", "Infinity");
    JsonNode score = new JsonMapper().readTree(text).at("/scores/0");
    assertThat(score.get("source").textValue()).contains("2 synthetic perpetuals", "1 days scored");
    assertThat(score.at("/score/instruments"))
        .extracting(JsonNode::textValue)
        .containsExactly("synthetic:MARKET1", "synthetic:MARKET2");
    assertThat(score.at("/score/verdict").textValue()).isEqualTo("INSUFFICIENT");
    assertThat(score.at("/score/horizons/0/counts/frozen").intValue()).isEqualTo(2 * 24);
    assertThat(score.at("/score/horizons/1/counts/frozen").intValue()).isEqualTo(2);
    assertThat(score.at("/score/horizons/1/counts/incomplete").intValue()).isZero();
    assertThat(score.at("/score/horizons/0/counts/scored").intValue()).isPositive();
  }

  @Test
  void recorded_tape_is_scored_where_it_was_recorded_and_says_what_stands_in() {
    TestData.assumePresent(RecordedSet.LIQUIDATIONS_2025_01_ETH);
    CommandRun run = CommandRun.of("score", "--set", "liquidations-2025-01-eth");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("ETHUSDT on Binance, 27 January 2025", "candles are spot")
        .contains("mark stand-in", "stand-in for ETHUSDT")
        .contains("INSUFFICIENT: not enough data", "the print feed is SAMPLED")
        .contains("288 windows frozen", "Context, not a forecast");
  }

  @Test
  void january_tape_has_the_windows_of_its_readme() {
    TestData.assumePresent(RecordedSet.LIQUIDATIONS_2025_01_BTC);
    MarketSource source = RecordedSet.LIQUIDATIONS_2025_01_BTC.source();
    ForcedOrderTape tape =
        ForcedOrderTape.of(
            RecordedSet.LIQUIDATIONS_2025_01_BTC.files().get(1), source.instrument());
    assertThat(tape.prints()).hasSize(31);
    assertThat(tape.windows())
        .extracting(w -> MarketSource.instant(w.fromNanos()).toString().substring(5, 16))
        .containsExactly("01-26T16:27", "01-26T16:46", "01-27T16:50", "02-06T15:25");
  }

  @Test
  void stand_in_for_the_mark_is_the_last_price_nearer_to_its_close() {
    Instrument btc =
        Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
    Candle wide = Candle.closed(Timeframe.M1, 0, 10_030, 10_040, 9_980, 10_000, 3);
    CandleEvent mark =
        ScoreRun.markOf(CandleEvent.recorded(btc, PriceKind.LAST, wide));
    assertThat(mark.price()).isEqualTo(PriceKind.MARK);
    assertThat(mark.candle().high()).isCloseTo(10_034.98, within(1e-9));
    assertThat(mark.candle().low()).isCloseTo(9_984.99, within(1e-9));
    assertThat(mark.candle().close()).isEqualTo(10_000);
    Candle narrow = Candle.closed(Timeframe.M1, 0, 10_001, 10_002, 9_999, 10_000, 3);
    Candle point = ScoreRun.markOf(CandleEvent.recorded(btc, PriceKind.LAST, narrow)).candle();
    assertThat(point.high()).isEqualTo(10_000);
    assertThat(point.low()).isEqualTo(10_000);
    assertThat(point.open()).isEqualTo(10_000);
  }

  @Test
  void wrong_options_are_refused_with_their_range() {
    assertRefused("--markets must be in [1, 10], was 0", "--markets", "0");
    assertRefused("--days must be in [1, 365], was 0", "--days", "0");
    assertRefused("--warmup must be in [0, 365], was -1", "--warmup", "-1");
    assertRefused("--set must be one of", "--set", "nothing");
    CommandRun without = TestData.without(folder, "score", "--set", "liquidations-btc");
    assertThat(without.err()).contains("there is no file " + folder);
    assertThat(without.exit()).isEqualTo(2);
  }

  @Test
  void set_without_liquidations_cannot_be_scored() {
    TestData.assumePresent(RecordedSet.CASCADE);
    assertRefused("has no liquidations to score a map with", "--set", "cascade");
  }

  private static void assertRefused(String sentence, String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "score";
    System.arraycopy(options, 0, all, 1, options.length);
    CommandRun run = CommandRun.of(all);
    assertThat(run.err()).startsWith("liqscape: ").contains(sentence);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(2);
  }
}
