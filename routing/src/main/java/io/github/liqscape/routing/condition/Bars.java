// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleSeries;
import io.github.liqscape.candle.Candles;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.indicator.Atr;
import io.github.liqscape.indicator.Indicator;
import io.github.liqscape.indicator.RelativeVolume;
import io.github.liqscape.indicator.Rsi;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Closed candles of one timeframe and the indicators over them. An indicator that is first asked
 * for later is warmed with the candles held.
 */
final class Bars {

  private static final int MOST_INDICATORS = 1_000;

  private final CandleSeries series;
  private final Map<Integer, Atr> atrs = new TreeMap<>();
  private final Map<Integer, Rsi> rsis = new TreeMap<>();
  private final Map<Integer, RelativeVolume> volumes = new TreeMap<>();
  private boolean complete;

  Bars(Timeframe timeframe, int held) {
    this(CandleSeries.of(timeframe, held));
  }

  private Bars(CandleSeries series) {
    this.series = series;
  }

  /** Whether the candle was new. */
  boolean append(Candle closed, boolean whole) {
    if (!series.append(closed).taken()) {
      return false;
    }
    complete = whole;
    atrs.values().forEach(i -> i.update(closed));
    rsis.values().forEach(i -> i.update(closed));
    volumes.values().forEach(i -> i.update(closed));
    return true;
  }

  Timeframe timeframe() {
    return series.timeframe();
  }

  /** Closed candles only: the forming one is never shown to a rule. */
  Candles closed() {
    return series;
  }

  /** Whether the newest candle is known to lack nothing. */
  boolean complete() {
    return complete;
  }

  double close() {
    return series.isEmpty() ? Double.NaN : series.close(series.newestIndex());
  }

  /** Close so many bars before the newest closed one, NaN if it is not held. */
  double close(int barsAgo) {
    int index = series.newestIndex() - barsAgo;
    return index < series.firstIndex() ? Double.NaN : series.close(index);
  }

  double atr(int periods) {
    return warmed(atrs, periods, Atr::of).value();
  }

  double rsi(int periods, Optional<Candle> forming) {
    return value(warmed(rsis, periods, Rsi::of), forming);
  }

  double relativeVolume(int periods, Optional<Candle> forming) {
    return value(warmed(volumes, periods, RelativeVolume::of), forming);
  }

  private static double value(Indicator indicator, Optional<Candle> forming) {
    return forming.isPresent() ? indicator.peek(forming.get()) : indicator.value();
  }

  private <I extends Indicator> I warmed(Map<Integer, I> known, int periods, IntFunction<I> made) {
    I indicator = known.get(periods);
    if (indicator == null) {
      indicator = made.apply(periods);
      for (int i = series.firstIndex(); i < series.endIndex(); i++) {
        indicator.update(series, i);
      }
      known.put(periods, indicator);
    }
    return indicator;
  }

  void save(StateWriter out) throws IOException {
    series.save(out.output());
    out.flag(complete);
    save(out, atrs);
    save(out, rsis);
    save(out, volumes);
  }

  static Bars restore(StateReader in) throws IOException {
    Bars bars = new Bars(CandleSeries.restore(in.input()));
    bars.complete = in.flag();
    restore(in, bars.atrs, Atr::of);
    restore(in, bars.rsis, Rsi::of);
    restore(in, bars.volumes, RelativeVolume::of);
    return bars;
  }

  private static void save(StateWriter out, Map<Integer, ? extends Indicator> indicators)
      throws IOException {
    out.integer(indicators.size());
    for (Map.Entry<Integer, ? extends Indicator> entry : indicators.entrySet()) {
      out.integer(entry.getKey());
      entry.getValue().save(out.output());
    }
  }

  private static <I extends Indicator> void restore(
      StateReader in, Map<Integer, I> into, IntFunction<I> made) throws IOException {
    int count = in.integer(0, MOST_INDICATORS);
    for (int i = 0; i < count; i++) {
      int periods = in.integer();
      I indicator = made.apply(periods);
      indicator.restore(in.input());
      into.put(periods, indicator);
    }
  }
}
