// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import io.github.liqscape.candle.Candles;
import java.util.Objects;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/**
 * An indicator written for ta4j as evidence: one named number about the newest closed candle, with
 * the time at which it was known. What {@link Ta4jRule} says about windows, warm-up and memory
 * holds here, too.
 *
 * <p>Threading: one thread at a time.
 */
public final class Ta4jEvidence {

  private final String name;
  private final Asked<Indicator<Num>> indicator;

  private Ta4jEvidence(String name, Asked<Indicator<Num>> indicator) {
    this.name = Objects.requireNonNull(name, "name");
    this.indicator = indicator;
  }

  /**
   * An indicator that is made anew on the newest candles for every answer.
   *
   * @param window number of candles it sees, &ge; 1; with fewer the value is NaN
   * @param make makes the indicator on a series of exactly so many bars
   */
  public static Ta4jEvidence windowed(
      String name, int window, Function<BarSeries, Indicator<Num>> make) {
    return new Ta4jEvidence(name, Asked.windowed(window, make));
  }

  /**
   * An indicator that is made once and lives on a growing series.
   *
   * @param warmUp number of candles that must have closed, &ge; 1; before that the value is NaN
   * @param make makes the indicator on the series
   */
  public static Ta4jEvidence growing(
      String name, int warmUp, Function<BarSeries, Indicator<Num>> make) {
    return new Ta4jEvidence(name, Asked.growing(warmUp, make));
  }

  /** What the evidence is called. */
  public String name() {
    return name;
  }

  /**
   * The value at the newest closed candle.
   *
   * @throws IllegalArgumentException if there is none
   */
  public CandleEvidence at(Candles closed) {
    if (closed.isEmpty()) {
      throw new IllegalArgumentException("candles must not be empty");
    }
    int newest = closed.newestIndex();
    double value = Double.NaN;
    if (indicator.enough(closed)) {
      value = indicator.on(closed).getValue(indicator.index(closed)).doubleValue();
    } else {
      indicator.warm(closed, i -> i.getValue(newest));
    }
    return new CandleEvidence(name, value, newest, closed.closeNanos(newest));
  }
}
