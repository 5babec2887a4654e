// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.WaitReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts decisions and why the others wait, and keeps every BUY and SELL, the newest decision and
 * one that was asked for.
 *
 * <p>Threading: single writer.
 */
final class SetupTally {

  private final Map<Decision, Long> decisions = new EnumMap<>(Decision.class);
  private final Map<WaitReason, Long> weightiest = new EnumMap<>(WaitReason.class);
  private final Map<WaitReason, Long> among = new EnumMap<>(WaitReason.class);
  private final List<Setup.Trade> trades = new ArrayList<>();
  private final long askedNanos;
  private @Nullable Setup newest;
  private @Nullable Setup asked;

  /**
   * A tally that keeps one more decision.
   *
   * @param askedNanos the newest one as of this time is kept; {@link Long#MIN_VALUE} for none
   */
  SetupTally(long askedNanos) {
    this.askedNanos = askedNanos;
  }

  void add(Setup setup) {
    decisions.merge(setup.decision(), 1L, Long::sum);
    newest = setup;
    if (setup.asOfNanos() <= askedNanos) {
      asked = setup;
    }
    switch (setup) {
      case Setup.Trade trade -> trades.add(trade);
      case Setup.Wait wait -> {
        weightiest.merge(wait.missing().getFirst().code(), 1L, Long::sum);
        Set<WaitReason> codes = EnumSet.noneOf(WaitReason.class);
        wait.missing().stream().map(SetupReason.Missing::code).forEach(codes::add);
        codes.forEach(code -> among.merge(code, 1L, Long::sum));
      }
    }
  }

  long bars() {
    return decisions.values().stream().mapToLong(Long::longValue).sum();
  }

  long count(Decision decision) {
    return Objects.requireNonNull(decisions.getOrDefault(decision, 0L));
  }

  /** In how many WAITs a code was the weightiest. */
  long weightiest(WaitReason code) {
    return Objects.requireNonNull(weightiest.getOrDefault(code, 0L));
  }

  /** In how many WAITs a code was among the reasons. */
  long among(WaitReason code) {
    return Objects.requireNonNull(among.getOrDefault(code, 0L));
  }

  /** Oldest first. */
  List<Setup.Trade> trades() {
    return trades;
  }

  /**
   * The decision of the newest bar.
   *
   * @throws IllegalArgumentException if no bar closed
   */
  Setup newest() {
    if (newest == null) {
      throw new IllegalArgumentException("no candle of the signal timeframe closed");
    }
    return newest;
  }

  /**
   * The decision that a picture is drawn of: the one asked for, else the newest BUY or SELL, else
   * that of the newest bar.
   */
  Setup pictured() {
    if (askedNanos == Long.MIN_VALUE) {
      return trades.isEmpty() ? newest() : trades.getLast();
    }
    if (asked == null) {
      throw new IllegalArgumentException(
          "--at: no bar closed by " + MarketSource.instant(askedNanos));
    }
    return asked;
  }
}
