// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A time of which an account saw nothing of some instruments that are matched on ticks, with the
 * candles of that time as far as there are any. RULES.md, section 11.
 *
 * <p>Name all instruments that were not seen in one gap, with the finest candles there are: they
 * are walked by time. End it where the last candle ends, and hold back what comes before that: what
 * no candle covers stays unverified.
 *
 * @param fromNanos last time at which something was seen, epoch nanoseconds
 * @param toNanos first time at which something is seen again, above {@code fromNanos}
 * @param instruments of which nothing was seen; kept by name, each once
 * @param candles closed, of the last or mark price, ending in (fromNanos, toNanos]; those of the
 *     last price of one timeframe an instrument; kept by end, then name of the instrument
 */
public record OfflineGap(
    long fromNanos, long toNanos, List<Instrument> instruments, List<CandleEvent> candles) {

  /** @throws IllegalArgumentException if it is none, with what is wrong */
  public OfflineGap {
    if (toNanos <= fromNanos) {
      throw new IllegalArgumentException(
          "toNanos must be above fromNanos " + fromNanos + ", was " + toNanos);
    }
    instruments =
        instruments.stream().distinct().sorted(Comparator.comparing(Instrument::toString)).toList();
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("a gap is of at least one instrument, were none");
    }
    for (CandleEvent event : candles) {
      require(event, fromNanos, toNanos, instruments);
    }
    List<CandleEvent> sorted = new ArrayList<>(candles);
    sorted.sort(
        Comparator.comparingLong((CandleEvent e) -> e.candle().closeNanos())
            .thenComparing(e -> e.instrument().toString())
            .thenComparing(CandleEvent::price));
    candles = List.copyOf(sorted);
    requireInLine(candles);
  }

  /** A gap without candles: nothing is known of it. */
  public static OfflineGap unknown(long fromNanos, long toNanos, List<Instrument> instruments) {
    return new OfflineGap(fromNanos, toNanos, instruments, List.of());
  }

  private static void require(
      CandleEvent event, long from, long to, List<Instrument> instruments) {
    Candle candle = event.candle();
    if (!instruments.contains(event.instrument())) {
      throw new IllegalArgumentException(
          "candles must be of " + instruments + ", was one of " + event.instrument());
    }
    if (event.price() == PriceKind.INDEX || !candle.closed()) {
      throw new IllegalArgumentException(
          "candles must be closed, of the last or mark price, was " + event);
    }
    if (candle.closeNanos() <= from || candle.closeNanos() > to) {
      throw new IllegalArgumentException(
          "candles must end in (" + from + ", " + to + "], was " + candle.closeNanos());
    }
  }

  private static void requireInLine(List<CandleEvent> sorted) {
    Map<Instrument, Candle> before = new HashMap<>();
    for (CandleEvent event : sorted) {
      if (event.price() != PriceKind.LAST) {
        continue;
      }
      Candle candle = event.candle();
      Candle last = before.put(event.instrument(), candle);
      if (last != null && last.timeframe() != candle.timeframe()) {
        throw mixed(last.timeframe(), candle.timeframe());
      }
      if (last != null && candle.openNanos() < last.closeNanos()) {
        throw new IllegalArgumentException(
            "candles must not overlap, was one from " + candle.openNanos() + " before "
                + last.closeNanos());
      }
    }
  }

  private static IllegalArgumentException mixed(Timeframe one, Timeframe other) {
    return new IllegalArgumentException(
        "candles of an instrument must be of one timeframe, were " + one + " and " + other);
  }
}
