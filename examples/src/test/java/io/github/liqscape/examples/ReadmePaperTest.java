// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.OfflineGap;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.gate.GateReport;
import io.github.liqscape.paper.gate.PromotionGate;
import io.github.liqscape.paper.gate.Stage;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.report.HtmlReport;
import io.github.liqscape.paper.run.PaperBot;
import io.github.liqscape.paper.run.PaperRecord;
import io.github.liqscape.paper.run.PaperRun;
import io.github.liqscape.paper.run.PaperRunResult;
import io.github.liqscape.paper.run.RecordedEvidence;
import io.github.liqscape.paper.ta4j.Ta4jBot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/** The snippets of paper-sim/README.md, as they stand there. */
class ReadmePaperTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void a_bot_trades_and_is_reviewed() throws IOException {
    Instrument btc =
        Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
    List<CandleEvent> candles =
        ReadmeSetupTest.candles(400).stream()
            .map(c -> CandleEvent.recorded(btc, PriceKind.LAST, c))
            .toList();
    Path journal = folder.resolve("journal");
    PaperRunResult result;
    // region run
    PaperBot bot =
        (event, door) -> { // after the account has seen the event
          double price = door.reference(btc, OrderSide.BUY);
          if (door.positions().isEmpty() && door.liveOrders().isEmpty()) {
            Order entry = Order.market(door.nextId(), btc, OrderSide.BUY, 0.01).build();
            door.submit(Bracket.of(entry, price - 200, price + 400)); // stop and target
          }
        };
    try (PaperRun run =
        PaperRun.of(
            PaperBroker.builder()
                .account("USDT", "10000")
                .instrument(btc, KnownMarginTiers.binanceBtcusdt2026())
                .journal(journal), // a restart goes on where it was
            bot)) {
      run.all(candles.iterator(), nanos -> {});
      result = run.result(); // trades, equity, what was refused, ambiguous bars, state hash
    }
    // endregion
    assertThat(result.trades()).isNotEmpty();

    // region review
    PaperRecord record = PaperRecord.read(journal, nanos -> {}); // replayed and compared
    ReviewReport review = record.review();
    review.open().forEach(finding -> System.out.println(finding.tradeId() + finding.labels()));
    HtmlReport.of(review, record.facts("My bot")).write(folder.resolve("review.html"));
    GateReport answer =
        PromotionGate.standard()
            .judge(RecordedEvidence.of(journal, record, review, Stage.PAPER, List.of()).build());
    System.out.println(answer.text()); // NOT_READY, and why
    // endregion
    assertThat(record.account().stateHash()).isEqualTo(result.stateHash());
    assertThat(folder.resolve("review.html")).isNotEmptyFile();
    assertThat(answer.ready()).isFalse();

    // region strategy
    PaperBot mine =
        Ta4jBot.longOnly(
            btc, Timeframe.M5, 0.01,
            series -> {
              RSIIndicator rsi = new RSIIndicator(new ClosePriceIndicator(series), 14);
              return new BaseStrategy(
                  new CrossedUpIndicatorRule(rsi, 30), new CrossedDownIndicatorRule(rsi, 70));
            });
    // endregion
    try (PaperRun run =
        PaperRun.of(
            PaperBroker.builder()
                .account("USDT", "10000")
                .instrument(btc, KnownMarginTiers.binanceBtcusdt2026()),
            mine)) {
      run.all(candles.iterator(), nanos -> {});
      assertThat(run.result().fills()).isPositive();
    }
  }

  @Test
  void a_time_offline_is_filled_in() {
    Instrument btc =
        Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
    try (PaperRun run =
        PaperRun.of(
            PaperBroker.builder()
                .account("USDT", "10000")
                .instrument(btc, KnownMarginTiers.binanceBtcusdt2026()))) {
      run.broker().submit(Order.market("in", btc, OrderSide.BUY, 0.01).build());
      run.apply(new Trade(btc, 1, 1, "1", 60_000, 1, OrderSide.BUY));
      run.broker().submit(Order.stop("out", btc, OrderSide.SELL, 0.01, 59_000).build());
      long minute = Timeframe.M1.nanos();
      List<CandleEvent> missed =
          List.of(
              minute(btc, Candle.closed(Timeframe.M1, 0, 60_000, 60_000, 60_000, 60_000, 3)),
              minute(
                  btc, Candle.closed(Timeframe.M1, minute, 60_000, 60_100, 58_900, 59_900, 12)));
      // region gap
      long from = run.broker().seenUntil(btc).orElseThrow();
      long until = missed.getLast().candle().closeNanos();
      run.fillGap(new OfflineGap(from, until, List.of(btc), missed)); // closed candles, in order
      // endregion
      PaperTrade trade = run.broker().trades().getFirst();
      assertThat(trade.exitPrice()).isLessThan(59_000);
      assertThat(trade.flags()).contains(FillFlag.GAP_FILLED);
      assertThat(trade.flags()).doesNotContain(FillFlag.UNVERIFIED);
    }
  }

  private static CandleEvent minute(Instrument of, Candle candle) {
    return CandleEvent.recorded(of, PriceKind.LAST, candle);
  }
}
