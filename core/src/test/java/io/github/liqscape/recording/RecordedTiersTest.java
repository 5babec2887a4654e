// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table comes out of a recording as it went in. */
class RecordedTiersTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.BYBIT, "BTCUSDT", "BTC", "USDT").build();
  private static final Instrument LONG_NAME =
      Instrument.linear(Venue.BYBIT, "BTCUSDTX", "BTC", "USDT").build();
  private static final Instrument COIN =
      Instrument.inverse(Venue.BINANCE, "\u5e01 USD", "\u5e01", "USD").build();

  @TempDir Path folder;

  private static MarginTiers coins() {
    return MarginTiers.builder(MarginTiers.Unit.COIN, LocalDate.of(2026, 1, 2), "a b%20\n-")
        .tier("0", "5", "0.004")
        .maxLeverage("125")
        .unboundedTier("5", "0.005")
        .build();
  }

  private static void same(MarginTiers found, MarginTiers expected) {
    assertThat(found.toString()).isEqualTo(expected.toString());
    assertThat(found.tiers()).isEqualTo(expected.tiers());
  }

  @Test
  void the_table_that_was_recorded_last_is_found_by_its_contract() throws IOException {
    try (FrameRecorder recorder = FrameRecorder.into(folder).start()) {
      assertThat(RecordedTiers.record(recorder, 1, BTC, KnownMarginTiers.binanceBtcusdt2026()))
          .isTrue();
      recorder.record(2, 0, InputKind.FRAME, "between");
      RecordedTiers.record(recorder, 3, COIN, coins());
      RecordedTiers.record(recorder, 4, BTC, KnownMarginTiers.bybitBtcusdt2026());
      RecordedTiers.record(recorder, 5, LONG_NAME, coins());
    }
    FrameRecording recording = FrameRecording.of(folder);
    same(RecordedTiers.of(recording, BTC).orElseThrow(), KnownMarginTiers.bybitBtcusdt2026());
    same(RecordedTiers.of(recording, COIN).orElseThrow(), coins());
    Instrument other = Instrument.linear(Venue.BYBIT, "BTC", "BTC", "USDT").build();
    assertThat(RecordedTiers.of(recording, other)).isEmpty();
  }

  @Test
  void a_table_that_makes_no_sense_is_refused_with_its_contract() {
    try (FrameRecorder recorder = FrameRecorder.into(folder).start()) {
      String text = RecordedTiers.text(BTC, KnownMarginTiers.bybitBtcusdt2026());
      recorder.record(1, 0, InputKind.TIERS, text.replace("0.005", "-0.005"));
    }
    assertThatThrownBy(() -> RecordedTiers.of(FrameRecording.of(folder), BTC))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("margin tiers of bybit:BTCUSDT");
  }
}
