// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Append;
import io.github.liqscape.candle.CandleSeries;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.indicator.Atr;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.LiquidationFormula;
import io.github.liqscape.instrument.LiquidationPrice;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.PositionTerms;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.recorded.OpenInterestFile;
import io.github.liqscape.recording.FrameRecorder;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.recording.InputKind;
import io.github.liqscape.recording.RecordedInput;
import io.github.liqscape.recording.RecordingSummary;
import io.github.liqscape.synthetic.SyntheticMarket;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of core/README.md, as they stand there. */
class ReadmeCoreTest {

  @Test
  void a_liquidation_price_is_a_value() {
    // region liquidation-price
    PositionTerms terms =
        PositionTerms.isolated(ContractType.LINEAR)
            .position(PositionSide.LONG, new BigDecimal("0.5"), new BigDecimal("60000"))
            .leverage(new BigDecimal("20"))
            .tiers(KnownMarginTiers.binanceBtcusdt2026())
            .build();
    String answer =
        switch (LiquidationFormula.BINANCE_USDM.price(terms)) {
          case LiquidationPrice.At at ->
              "at " + at.levels().get(0).roundedTo(new BigDecimal("0.1")).price();
          case LiquidationPrice.Never never -> "never";
          case LiquidationPrice.AtEveryPrice always -> "under its maintenance margin already";
        };
    // endregion

    // (1500 - 30000) / (0.5 (0.004 - 1)) = 57228.92, rounded towards entry
    assertThat(answer).isEqualTo("at 57229.0");
  }

  @Test
  void recorded_files_become_one_stream(@TempDir Path folder) throws IOException {
    Path candleFile = folder.resolve("candles.csv");
    Files.writeString(
        candleFile,
        """
        open_time,open,high,low,close,volume
        1760130000000,100,103,99,102,10
        1760130300000,102,104,101,103,12
        """);
    Path openInterestFile = folder.resolve("open-interest.csv");
    Files.writeString(
        openInterestFile,
        """
        timestamp,open_interest
        1760130300000,500
        1760130600000,505
        """);
    // region recorded
    Instrument btc =
        Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
    CandleSeries series = CandleSeries.of(Timeframe.M5, 1_000);
    Atr atr = Atr.of(14);

    try (Stream<MarketEvent> events =
        EventTape.merge(
            List.of(
                CandleFile.of(candleFile, btc, Timeframe.M5).stream(),
                OpenInterestFile.of(openInterestFile, btc).read().stream()))) {
      events.forEach(
          event -> {
            if (event instanceof CandleEvent c && series.append(c.candle()) == Append.APPENDED) {
              atr.update(c.candle().high(), c.candle().low(), c.candle().close());
            }
          });
    }
    // endregion

    assertThat(series.size()).isEqualTo(2);
    assertThat(series.close(series.newestIndex())).isEqualTo(103);
    assertThat(atr.periods()).isEqualTo(14);
  }

  @Test
  void a_synthetic_market_knows_the_truth() {
    // region synthetic
    SyntheticMarket market = SyntheticMarket.of(42); // the same seed, the same market
    List<MarketEvent> forced = new ArrayList<>();
    market.advance(
        Duration.ofHours(6),
        event -> {
          if (event instanceof ForcedOrder) {
            forced.add(event);
          }
        });
    double below = market.truth().quantityTo(PositionSide.LONG, market.truth().mark() * 0.95);
    // endregion

    assertThat(forced).isNotEmpty();
    assertThat(below).isPositive();
  }

  @Test
  void a_journal_gives_back_what_was_made_durable(@TempDir Path directory) {
    long eventNanos = 1_767_225_600_000_000_000L;
    byte[] payload = {1, 2, 3};
    List<byte[]> restored = new ArrayList<>();
    // region journal
    try (Journal journal = Journal.at(directory).open()) {
      long sequence = journal.append(1, 1, eventNanos, payload); // in memory
      journal.awaitDurable(sequence); // on the disk
      try (JournalCursor entries = journal.cursor()) {
        entries.forEachRemaining(entry -> restored.add(entry.payload()));
      }
    }
    // endregion

    assertThat(restored).containsExactly(payload);
  }

  @Test
  void a_recording_gives_back_what_was_received(@TempDir Path directory) throws IOException {
    long receivedNanos = 1_767_225_600_000_000_000L;
    String frame = "{\"e\":\"aggTrade\"}";
    List<RecordedInput> replayed = new ArrayList<>();
    // region recording
    try (FrameRecorder recorder = FrameRecorder.into(directory).start()) {
      recorder.record(receivedNanos, 0, InputKind.FRAME, frame); // never waits for the disk
    }
    RecordingSummary summary = FrameRecording.of(directory).replay(replayed::add);
    // endregion

    assertThat(replayed)
        .containsExactly(new RecordedInput(receivedNanos, 0, InputKind.FRAME, frame));
    assertThat(summary).isEqualTo(new RecordingSummary(1, 0, false));
  }
}
