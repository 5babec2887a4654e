// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Margin tiers in a recording, so that what is computed from it later stands on the table that held
 * then. The text has one fact a line: the contract, the unit, the day, the source, and every tier
 * with its floor, cap, rate, deduction and highest leverage, {@code -} where there is none.
 */
public final class RecordedTiers {

  private static final String MAGIC = "liqscape-tiers/1";
  private static final String NONE = "-";

  private RecordedTiers() {}

  /**
   * Records the table of a contract.
   *
   * @param nanos when it was asked for, epoch nanoseconds
   * @return false if the recorder could not take it
   */
  public static boolean record(
      FrameRecorder recorder, long nanos, Instrument instrument, MarginTiers tiers) {
    return recorder.record(nanos, 0, InputKind.TIERS, text(instrument, tiers));
  }

  /**
   * The table of a contract that was recorded last, if there is one.
   *
   * @throws IOException if the recording cannot be read, or a table in it
   */
  public static Optional<MarginTiers> of(FrameRecording recording, Instrument instrument)
      throws IOException {
    AtomicReference<@Nullable String> last = new AtomicReference<>();
    String head = head(instrument) + "\n";
    recording.replay(
        input -> {
          if (input.kind() == InputKind.TIERS && input.text().startsWith(head)) {
            last.set(input.text());
          }
        });
    String found = last.get();
    if (found == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(found));
    } catch (RuntimeException e) {
      throw new IOException("the margin tiers of " + instrument + ": " + e.getMessage(), e);
    }
  }

  private static String head(Instrument instrument) {
    return MAGIC + "\n" + instrument.venue().id() + " " + plain(instrument.symbol());
  }

  static String text(Instrument instrument, MarginTiers tiers) {
    StringBuilder text = new StringBuilder(head(instrument));
    text.append('\n').append(tiers.unit()).append(' ').append(tiers.asOf());
    text.append('\n').append(plain(tiers.source()));
    for (MarginTiers.Tier t : tiers.tiers()) {
      text.append('\n').append(t.floor().toPlainString());
      text.append(' ').append(t.cap().map(c -> c.toPlainString()).orElse(NONE));
      text.append(' ').append(t.rate().toPlainString());
      text.append(' ').append(t.deduction().toPlainString());
      text.append(' ').append(t.maxLeverage().map(l -> l.toPlainString()).orElse(NONE));
    }
    return text.toString();
  }

  /**
   * Reads {@link #text}.
   *
   * @throws RuntimeException if it is none
   */
  static MarginTiers parse(String text) {
    String[] lines = text.split("\n", -1);
    String[] what = lines[2].split(" ", -1);
    MarginTiers.Builder tiers =
        MarginTiers.builder(
            MarginTiers.Unit.valueOf(what[0]),
            LocalDate.parse(what[1]),
            URLDecoder.decode(lines[3], StandardCharsets.UTF_8));
    for (int i = 4; i < lines.length; i++) {
      String[] tier = lines[i].split(" ", -1);
      if (tier[1].equals(NONE)) {
        tiers.unboundedTier(tier[0], tier[2]);
      } else {
        tiers.tier(tier[0], tier[1], tier[2]);
      }
      tiers.deduction(tier[3]);
      if (!tier[4].equals(NONE)) {
        tiers.maxLeverage(tier[4]);
      }
    }
    return tiers.build();
  }

  private static String plain(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
