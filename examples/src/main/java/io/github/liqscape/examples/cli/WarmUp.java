// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.TimeRange;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a map begins with: the history of a market, as far as the venue tells it. Candles are of one
 * minute, as the live ones are.
 */
final class WarmUp {

  private static final int QUESTIONS = 4;

  private final PrintWriter err;
  private final List<List<? extends MarketEvent>> parts = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private int asked;
  private long tradedUntil = Long.MIN_VALUE;

  private WarmUp(PrintWriter err) {
    this.err = err;
  }

  /** Asks for all of it, telling on {@code err} how it goes; stops early if the work ends. */
  static WarmUp of(
      ExchangeAdapter adapter, Instrument i, TimeRange range, Running running, PrintWriter err) {
    WarmUp history = new WarmUp(err);
    history.ask(
        "candles", running, () -> adapter.candles(i, PriceKind.LAST, Timeframe.M1, range));
    for (List<? extends MarketEvent> candles : history.parts) {
      if (!candles.isEmpty() && candles.getLast() instanceof CandleEvent last) {
        history.tradedUntil = last.candle().closeNanos();
      }
    }
    history.ask(
        "candles of the mark price", running,
        () -> adapter.candles(i, PriceKind.MARK, Timeframe.M1, range));
    history.ask("open interest", running, () -> adapter.openInterest(i, Timeframe.M5, range));
    history.ask("funding rates", running, () -> adapter.funding(i, range));
    return history;
  }

  private <E extends MarketEvent> void ask(
      String what, Running running, Supplier<Answer<List<E>>> question) {
    asked++;
    if (!running.goesOn()) {
      missing.add("no " + what + " of the past: ended before they were asked for");
      return;
    }
    String how =
        switch (question.get()) {
          case Answer.Failed<List<E>> f -> {
            missing.add("no " + what + " of the past: " + FailureWords.of(f.failure()));
            yield FailureWords.of(f.failure());
          }
          case Answer.Value<List<E>> v -> {
            if (v.malformed() > 0) {
              missing.add(v.malformed() + " rows of the " + what + " could not be read");
            }
            if (v.value().isEmpty()) {
              missing.add("no " + what + " of the past: the venue has none");
            }
            parts.add(v.value());
            yield String.format(Locale.ROOT, "%,d", v.value().size());
          }
        };
    err.println("history " + asked + " of " + QUESTIONS + ", " + what + ": " + how);
    err.flush();
  }

  /** All of it, merged by time; the caller closes it. */
  Stream<MarketEvent> events() {
    return EventTape.merge(parts.stream().map(List::stream).toList());
  }

  /** What could not be had, in sentences. */
  List<String> missing() {
    return missing;
  }

  /** Close of the last candle: trades before are inside of candles. Very early if there is none. */
  long tradedUntilNanos() {
    return tradedUntil;
  }
}
